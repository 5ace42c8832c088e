import type { Scope } from "@/lib/auth/scope";
import { readAs } from "@/lib/db/transaction";

export type AuditChain = {
  checked: number;
  /** Id of the first row that was altered or does not continue the row before it; null: none. */
  brokenAt: number | null;
};

/** Recomputes the hashes of the newest rows. `npm run verify-audit` does the same for the whole log, outside it. */
export async function checkAuditChain(scope: Scope<"audit:read">, newest: number): Promise<AuditChain> {
  const [answer] = await readAs(
    scope,
    (tx) => tx.$queryRaw<AuditChain[]>`
      WITH part AS (SELECT * FROM audit_event ORDER BY id DESC LIMIT ${newest}),
      linked AS (
        SELECT id, lag(id) OVER (ORDER BY id) AS before_id, lag(hash) OVER (ORDER BY id) AS before_hash,
          prev_hash, hash, encode(sha256(convert_to(prev_hash || jsonb_build_array(
            id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            actor_id, action, entity, entity_id, detail)::text, 'UTF8')), 'hex') AS computed
        FROM part
      )
      SELECT count(*)::int AS checked,
        (min(id) FILTER (WHERE hash <> computed OR prev_hash <> before_hash OR id <> before_id + 1
          OR (id = 1 AND prev_hash <> repeat('0', 64))))::int AS "brokenAt"
      FROM linked`,
  );
  return answer ?? { checked: 0, brokenAt: null };
}

/** The kinds of things that changed, and who changed something: what the log can be filtered by. */
export async function listAuditFilters(
  scope: Scope<"audit:read">,
): Promise<{ entities: string[]; actors: { id: string; name: string }[] }> {
  return readAs(scope, async (tx) => {
    const entities = await tx.$queryRaw<{ entity: string }[]>`SELECT DISTINCT entity FROM audit_event ORDER BY entity`;
    const actors = await tx.$queryRaw<{ id: string; name: string }[]>`
      SELECT id, name FROM user_account u WHERE EXISTS (SELECT FROM audit_event WHERE actor_id = u.id) ORDER BY name, id`;
    return { entities: entities.map(({ entity }) => entity), actors };
  });
}
