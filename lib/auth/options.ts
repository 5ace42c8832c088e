import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { beginSession, findSignInAccount } from "@/lib/store/accounts";
import { checkCredentials } from "./credentials";
import { RateLimited } from "./rate-limited";
import { safeNext } from "./safe-next";
import { clientAddress } from "./same-origin";

/** Begins the error code of a refused attempt; the seconds to wait follow. */
export const rateLimitedCode = "RateLimited:";

/** Whoever signs in once a day signs in once a day; nothing prolongs a session. */
export const sessionSeconds = 12 * 60 * 60;

declare module "next-auth" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be merged with the library's
  interface Session {
    sub: string;
    loginAt: number;
  }
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be merged with the library's
  interface User {
    loginAt?: number;
  }
}

declare module "next-auth/jwt" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be merged with the library's
  interface JWT {
    loginAt?: number;
  }
}

let cached: AuthOptions | undefined;

/** The only place that knows how next-auth is set up; the rest asks `getSession`. */
export function authOptions(): AuthOptions {
  cached ??= build();
  return cached;
}

function build(): AuthOptions {
  const { appUrl, authSecret, oidc } = env();
  return {
    secret: authSecret,
    useSecureCookies: appUrl.startsWith("https://"),
    session: { strategy: "jwt", maxAge: sessionSeconds },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: async (credentials, request) => {
          const { email = "", password = "" } = credentials ?? {};
          const address = clientAddress(new Headers(request.headers));
          return checkCredentials({ email, password, address }).catch(refuse);
        },
      }),
      ...(oidc ? [companyProvider(oidc)] : []),
    ],
    callbacks: {
      signIn: ({ user }) => user.loginAt !== undefined,
      // Who somebody is and since when; role, team and rights are read from the database on each request.
      jwt: ({ token, user }) =>
        user?.loginAt === undefined ? token : { sub: user.id, sid: crypto.randomUUID(), loginAt: user.loginAt },
      session: ({ session, token }) => ({
        expires: session.expires,
        sub: token.sub ?? "",
        loginAt: token.loginAt ?? 0,
      }),
      redirect: ({ url, baseUrl }) =>
        `${baseUrl}${safeNext(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url)}`,
    },
    logger: {
      error: (code) => log.warn("sign-in refused", { code }),
      warn: (code) => log.warn("sign-in warning", { code }),
      debug: () => undefined,
    },
  };
}

/** The library writes the message of what is thrown here into an address, so it must say nothing of its own. */
function refuse(error: unknown): never {
  if (error instanceof RateLimited) throw new Error(`${rateLimitedCode}${error.retryAfterSeconds}`);
  log.error(error, { where: "sign-in" });
  throw new Error("Unavailable");
}

const claims = z.object({ sub: z.string(), email: z.string(), email_verified: z.literal(true) });

type Oidc = NonNullable<ReturnType<typeof env>["oidc"]>;

/** The company's identity provider: it says who somebody is, members are still made here. */
function companyProvider({ issuer, clientId, clientSecret }: Oidc): OAuthConfig<Record<string, unknown>> {
  return {
    id: "oidc",
    name: "Company sign-in",
    type: "oauth",
    wellKnown: `${issuer.replace(/\/+$/, "")}/.well-known/openid-configuration`,
    issuer,
    clientId,
    clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: "openid email profile" } },
    userinfo: {
      // Many providers put the address into userinfo only, which has to speak of the subject that signed in.
      request: async ({ client, tokens }) => {
        const profile = await client.userinfo(tokens.access_token ?? "");
        if (profile.sub !== subjectOf(tokens.id_token)) throw new Error("userinfo is about somebody else");
        return profile;
      },
    },
    profile: async (profile) => {
      const known = claims.safeParse(profile);
      const account = known.success ? await findSignInAccount(known.data.email) : null;
      const loginAt = account && (await beginSession(account.id));
      return { id: account?.id ?? "unknown", ...(loginAt ? { loginAt: loginAt.getTime() } : {}) };
    },
  };
}

/** The subject of an ID token whose signature openid-client has checked already. */
function subjectOf(idToken = ""): string | undefined {
  const payload = Buffer.from(idToken.split(".")[1] ?? "", "base64url").toString("utf8");
  return claims.pick({ sub: true }).safeParse(JSON.parse(payload || "{}")).data?.sub;
}
