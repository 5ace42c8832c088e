import type { Scope } from "@/lib/auth/scope";
import { asSignIn, readAs, writeAs } from "@/lib/db/transaction";
import { Conflict, NotFound } from "@/lib/errors";
import type { TokenInput, TokenRow, TokenStatus } from "@/lib/schema/token";
import { type Account, accountIn } from "./accounts";
import { type Attempt, countWithin, type RateLimit } from "./rate-window";

type Holder = Scope<"tokens:write">;

export type TokenUse = { account: Account; scopes: string[]; attempt: Attempt };

const tokensAtMost = 20;

/** The holder and scopes of a token that is valid now, its call counted; null for any other. */
export async function findTokenUse(hash: string, limit: RateLimit): Promise<TokenUse | null> {
  return asSignIn(async (tx) => {
    const [token] = await tx.$queryRaw<{ id: string; userId: string; scopes: string[] }[]>`
      SELECT id, user_id AS "userId", scopes FROM api_token
      WHERE hash = ${hash} AND revoked_at IS NULL AND expires_at > clock_timestamp()`;
    const account = token && (await accountIn(tx, token.userId));
    if (!account || account.disabledAt !== null) return null;
    const attempt = await countWithin(tx, { [`token:${token.id}`]: limit });
    // Once a minute is enough to see whether it is still in use.
    await tx.$executeRaw`
      UPDATE api_token SET last_used_at = clock_timestamp()
      WHERE id = ${token.id}::uuid
        AND (last_used_at IS NULL OR last_used_at < clock_timestamp() - interval '1 minute')`;
    return { account, scopes: token.scopes, attempt };
  });
}

/** The holder's own tokens, newest first; administrators see no others here either. */
export async function listTokens(scope: Holder): Promise<TokenRow[]> {
  return readAs(
    scope,
    (tx) => tx.$queryRaw<Row[]>`
      SELECT id, name, scopes, created_at AS "createdAt", expires_at AS "expiresAt", last_used_at AS "lastUsedAt",
        CASE WHEN revoked_at IS NOT NULL THEN 'revoked' WHEN expires_at <= clock_timestamp() THEN 'expired'
          ELSE 'active' END AS status
      FROM api_token WHERE user_id = ${scope.userId}::uuid ORDER BY created_at DESC, id DESC`,
  ).then((rows) => rows.map(tokenOf));
}

export async function createToken(
  scope: Holder,
  { name, scopes, days, hash }: TokenInput & { hash: string },
): Promise<{ id: string; name: string }> {
  return writeAs(scope, async (tx) => {
    // One user's tokens are made one after the other, so that the count holds.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext(${`token:${scope.userId}`}))::text`;
    const [{ active } = { active: 0 }] = await tx.$queryRaw<{ active: number }[]>`
      SELECT count(*)::int AS active FROM api_token
      WHERE user_id = ${scope.userId}::uuid AND revoked_at IS NULL AND expires_at > clock_timestamp()`;
    if (active >= tokensAtMost) throw new Conflict(`You have ${tokensAtMost} tokens in use. Revoke one first.`);
    const [row] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO api_token (user_id, name, hash, scopes, expires_at)
      VALUES (${scope.userId}::uuid, ${name}, ${hash}, ${[...scopes]}, now() + make_interval(days => ${days}::int))
      RETURNING id`;
    if (!row) throw new NotFound("token");
    const detail = { name, scopes: [...scopes], days };
    return {
      result: { id: row.id, name },
      audit: { action: "token.create", entity: "token", entityId: row.id, detail },
    };
  });
}

export async function revokeToken(scope: Holder, id: string): Promise<string> {
  return writeAs(scope, async (tx) => {
    const [row] = await tx.$queryRaw<{ name: string }[]>`
      UPDATE api_token SET revoked_at = clock_timestamp()
      WHERE id = ${id}::uuid AND user_id = ${scope.userId}::uuid AND revoked_at IS NULL RETURNING name`;
    if (!row) throw new NotFound("token in use");
    const { name } = row;
    return { result: name, audit: { action: "token.revoke", entity: "token", entityId: id, detail: { name } } };
  });
}

type Row = {
  id: string;
  name: string;
  scopes: string[];
  status: TokenStatus;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
};

function tokenOf({ createdAt, expiresAt, lastUsedAt, ...row }: Row): TokenRow {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}
