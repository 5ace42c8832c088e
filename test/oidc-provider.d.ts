/** The package brings no types; these are of what the tests use. */
declare module "oidc-provider" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  type Grant = { addOIDCScope(scope: string): void; save(): Promise<string> };
  type Context = {
    oidc: {
      client: { clientId: string };
      session: { accountId: string };
      provider: { Grant: new (of: { clientId: string; accountId: string }) => Grant };
    };
  };

  export default class Provider {
    constructor(
      issuer: string,
      configuration: {
        clients: readonly object[];
        claims: Record<string, readonly string[]>;
        findAccount: (context: Context, id: string) => Promise<{ accountId: string; claims: () => Promise<object> }>;
        loadExistingGrant: (context: Context) => Promise<Grant>;
        features: { devInteractions: { enabled: boolean } };
        interactions: { url: (context: Context, interaction: { uid: string }) => string };
        cookies: { keys: readonly string[] };
        jwks: { keys: readonly object[] };
        ttl: Record<string, number>;
      },
    );
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: { login: { accountId: string } },
    ): Promise<void>;
  }
}
