import { authorizePage, tokenLimit } from "@/lib/auth/authorize";
import { mayDo } from "@/lib/auth/permissions";
import { tokenScopes } from "@/lib/schema/token";
import { listTokens } from "@/lib/store/tokens";

export async function loadTokens() {
  const scope = await authorizePage("tokens:write");
  return {
    tokens: await listTokens(scope),
    /** A token never does more than its holder may do at that moment. */
    scopes: tokenScopes.filter((entry) => mayDo(scope.role, entry.scope)),
    callsPerMinute: tokenLimit.limit,
  };
}
