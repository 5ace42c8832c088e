import type { Client } from "pg";
import type { IsoMonth } from "@/lib/ledger/calendar";
import type { FrozenMonth } from "@/lib/schema/month-document";
import { hashOf } from "@/lib/store/period-close";
import { demoId } from "../ids";
import { tokenOwner } from "../people";
import { dayAfter } from "./calendar";
import { rateText } from "./exchange";
import { groupBy } from "./group";
import type { LedgerAudit } from "./ledger-audit";
import type { MonthStatements } from "./month-statements";
import { insertRows, type Json } from "./rows";
import { rulesOf } from "./rules";

type Batches = ReadonlyMap<IsoMonth, FrozenMonth["batches"]>;

/** Closes all months before the last one that is over, with what was frozen of each; that one is in review. */
export async function closeMonths(client: Client, months: readonly MonthStatements[]): Promise<LedgerAudit[]> {
  const batches = await batchesIn(client);
  const closing = months.filter(({ monthsBack }) => monthsBack >= 2).map((month) => closedMonth(month, batches));
  const closedBy = demoId("user", tokenOwner);
  await client.query(
    `UPDATE billing_period AS p SET state = 'closed', version = 1, closed_at = c.at, closed_by_id = $3
     FROM unnest($1::date[], $2::timestamptz[]) AS c (month, at) WHERE p.month = c.month`,
    [closing.map(({ day }) => day), closing.map(({ at }) => at), closedBy],
  );
  await client.query("UPDATE billing_period SET state = 'review' WHERE month = ANY ($1::date[])", [
    months.filter(({ monthsBack }) => monthsBack === 1).map(({ month }) => `${month}-01`),
  ]);
  await insertRows(
    client,
    "closed_period",
    closing.map(({ day, at, frozen, sha256 }) => ({
      month: day,
      version: 1,
      frozen: jsonOf(frozen),
      sha256,
      closed_by_id: closedBy,
      closed_at: at.toISOString(),
    })),
  );
  await insertRows(
    client,
    "closed_statement",
    closing.flatMap(({ day, statements }) =>
      statements.map((statement) => ({
        month: day,
        version: 1,
        team_id: statement.effective.owner.slice("team:".length),
        statement: jsonOf(statement),
      })),
    ),
  );
  for (const { day } of closing) await client.query("SELECT ledger_seal_month($1, true)", [day]);
  return closing.map(({ at, frozen, sha256, statements }) => ({
    at,
    actor: tokenOwner,
    action: "period.close",
    entity: "period",
    entityId: frozen.month,
    detail: {
      version: 1,
      sha256,
      statements: statements.length,
      total: frozen.reconciliation.effective?.imported ?? "0",
      currency: frozen.currency,
    },
  }));
}

function closedMonth({ monthsBack, statements, ...month }: MonthStatements, batches: Batches) {
  const { version, text } = rulesOf(monthsBack);
  const frozen: FrozenMonth = {
    month: month.month,
    version: 1,
    currency: "USD",
    rulesVersion: version,
    rules: text,
    rates: [{ currency: "EUR", rate: rateText(monthsBack) }],
    reconciliation: month.reconciliation,
    batches: batches.get(month.month) ?? [],
    unallocated: month.unallocated,
  };
  return {
    day: `${month.month}-01`,
    at: dayAfter(month.month, 8),
    frozen,
    statements,
    sha256: hashOf(frozen, statements),
  };
}

async function batchesIn(client: Client): Promise<Batches> {
  const { rows } = await client.query<{ month: IsoMonth } & FrozenMonth["batches"][number]>(
    `SELECT to_char(billing_month, 'YYYY-MM') AS month, id::text, sha256, line_count::text AS lines
     FROM import_batch WHERE status = 'committed' ORDER BY import_batch.id`,
  );
  const byMonth = groupBy(rows, ({ month }) => month);
  return new Map([...byMonth].map(([month, found]) => [month, found.map(({ month: _, ...batch }) => batch)]));
}

function jsonOf(document: object): Json {
  return JSON.parse(JSON.stringify(document));
}
