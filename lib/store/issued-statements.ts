import { seesAllTeams } from "@/lib/auth/permissions";
import type { Scope } from "@/lib/auth/scope";
import { readAllCosts, type Transaction } from "@/lib/db/transaction";
import type { IsoMonth } from "@/lib/ledger/calendar";
import { type FrozenMonth, frozenMonth, type IssuedStatement, issuedStatement } from "@/lib/schema/month-document";
import { firstDay } from "./month-date";

export type IssuedVersion = { version: number; closedAt: string };

type Closing = { month: IsoMonth; version: number };

/** The closings of a month that issued a statement to a visible team, oldest first. */
export async function issuedVersions(tx: Transaction, month: IsoMonth): Promise<IssuedVersion[]> {
  // A manager may not read closings themselves: what was issued to the own team says which there were.
  const rows = await tx.$queryRaw<{ version: number; closedAt: Date | null }[]>`
    SELECT s.version, max(c.closed_at) AS "closedAt" FROM closed_statement s
    LEFT JOIN closed_period c ON c.month = s.month AND c.version = s.version
    WHERE s.month = ${firstDay(month)}::date GROUP BY s.version ORDER BY s.version`;
  return rows.map(({ version, closedAt }) => ({ version, closedAt: closedAt?.toISOString() ?? "" }));
}

/** What was issued to the visible teams. */
export async function issuedStatements(tx: Transaction, { month, version }: Closing): Promise<IssuedStatement[]> {
  const rows = await tx.$queryRaw<{ statement: unknown }[]>`
    SELECT statement FROM closed_statement WHERE month = ${firstDay(month)}::date AND version = ${version}
    ORDER BY team_id`;
  return rows.map(({ statement }) => issuedStatement.parse(statement));
}

/** What a closing froze besides; `isWhole` says whether the reader may see what belongs to no single team. */
export async function findClosing(
  scope: Scope<"statements:read">,
  { month, version }: Closing,
): Promise<{ frozen: FrozenMonth; sha256: string; isWhole: boolean } | null> {
  const [row] = await readAllCosts(
    scope,
    (tx) => tx.$queryRaw<{ frozen: unknown; sha256: string }[]>`
      SELECT frozen, sha256 FROM closed_period WHERE month = ${firstDay(month)}::date AND version = ${version}`,
  );
  return row ? { frozen: frozenMonth.parse(row.frozen), sha256: row.sha256, isWhole: seesAllTeams(scope.role) } : null;
}
