import { generateKeyPairSync, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import Provider from "oidc-provider";

export type Person = { sub: string; email: string; emailVerified: boolean };

export type IdentityProvider = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Whoever comes next is this person: the company's own sign-in is not what is tested. */
  signsIn: (person: Person) => void;
  close: () => Promise<void>;
};

/** A real OpenID Connect provider on this machine, with one client: the application at `appUrl`. */
export async function startIdentityProvider(appUrl: string): Promise<IdentityProvider> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the provider has no port");
  const issuer = `http://127.0.0.1:${address.port}`;
  const client = { clientId: "crossover", clientSecret: randomBytes(24).toString("base64url") };
  const people = new Map<string, Person>();
  let next: Person | null = null;

  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [`${appUrl}/api/auth/callback/oidc`],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    findAccount: async (_context, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, email: people.get(id)?.email, email_verified: people.get(id)?.emailVerified }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    cookies: { keys: [randomBytes(24).toString("hex")] },
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: "test", use: "sig", alg: "RS256" }] },
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Session: 600, Grant: 600 },
  });
  const answer = provider.callback();
  server.on("request", (request, response) => {
    if (!request.url?.startsWith("/interaction/")) answer(request, response);
    else if (next) void provider.interactionFinished(request, response, { login: { accountId: next.sub } });
    else response.writeHead(403).end("Nobody signs in.");
  });
  return {
    issuer,
    ...client,
    signsIn: (person) => {
      people.set(person.sub, person);
      next = person;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
