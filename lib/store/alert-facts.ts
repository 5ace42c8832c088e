import type { Scope } from "@/lib/auth/scope";
import { readAs } from "@/lib/db/transaction";
import type { IsoMonth } from "@/lib/ledger/calendar";
import type { AlertRole } from "@/lib/schema/alert-kind";

type Reader = Scope<"alerts:write">;

/** Somebody who can be told. */
export type Tellable = { id: string; name: string; email: string; role: AlertRole; teamId: string | null };

/** What rules look at besides amounts. */
export type AlertFacts = {
  members: readonly Tellable[];
  failedImports: readonly { id: string; name: string; source: string; failure: string | null; at: string }[];
  /** Sources of which a delivery is expected; `at` null: it never delivered. */
  sources: readonly { id: string; name: string; at: string | null; since: string }[];
  /** Disputes that are not settled. */
  disputes: readonly { id: string; teamId: string; month: IsoMonth; author: string; comment: string; at: string }[];
};

/** The last failed imports and open disputes are enough: whoever needs older ones was told then. */
export async function readAlertFacts(scope: Reader): Promise<AlertFacts> {
  return readAs(scope, async (tx) => ({
    members: await tx.$queryRaw<Tellable[]>`
      SELECT id::text, name, email, role::text, team_id::text AS "teamId" FROM user_account
      WHERE disabled_at IS NULL ORDER BY name, id`,
    failedImports: await tx.$queryRaw<AlertFacts["failedImports"][number][]>`
      SELECT f.id::text, f.name, s.name AS source, f.failure,
        to_char(f.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at
      FROM import_file f JOIN bill_source s ON s.id = f.source_id
      WHERE f.status = 'failed' ORDER BY f.updated_at DESC LIMIT 100`,
    sources: await tx.$queryRaw<AlertFacts["sources"][number][]>`
      SELECT s.id::text, s.name, to_char(s.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS since,
        to_char(max(b.committed_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS at
      FROM bill_source s LEFT JOIN import_batch b ON b.source_id = s.id AND b.status IN ('committed', 'replaced')
      WHERE s.expected AND s.archived_at IS NULL GROUP BY s.id ORDER BY s.name`,
    disputes: await tx.$queryRaw<AlertFacts["disputes"][number][]>`
      SELECT * FROM (
        SELECT DISTINCT ON (v.month, v.team_id) v.id::text, v.team_id::text AS "teamId",
          to_char(v.month, 'YYYY-MM') AS month, u.name AS author, v.comment, v.verdict,
          to_char(v.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at
        FROM statement_verdict v JOIN user_account u ON u.id = v.author_id
        WHERE v.verdict <> 'comment' ORDER BY v.month, v.team_id, v.created_at DESC, v.id DESC
      ) AS last WHERE verdict = 'disputed' ORDER BY at DESC LIMIT 100`,
  }));
}

/** Grows with every write, because every write leaves an audit row: unchanged, there is nothing new to look at. */
export async function lastAuditId(scope: Reader): Promise<string> {
  const [row] = await readAs(
    scope,
    (tx) => tx.$queryRaw<{ id: string }[]>`SELECT coalesce(max(id), 0)::text AS id FROM audit_event`,
  );
  return row?.id ?? "0";
}
