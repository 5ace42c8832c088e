import type { Transaction } from "@/lib/db/transaction";
import { formatAmount } from "@/lib/ledger/amount-text";
import type { IsoMonth } from "@/lib/ledger/calendar";
import { sumKnown } from "@/lib/ledger/costs";
import type { Owner } from "@/lib/ledger/owner";
import { type LineOrigin, type StatementDocument, statementDocuments } from "@/lib/ledger/statement-document";
import type { ReconciliationFigures } from "@/lib/schema/month-document";
import { readBudgets } from "./budgets";
import type { MonthAllocation } from "./month-allocation";
import { firstDay } from "./month-date";

/** What a statement says besides its amounts, of the visible teams. */
export type MonthDetails = {
  /** By the id of a fact, as monthAllocation names its groups. */
  origins: ReadonlyMap<string, Pick<LineOrigin, "workloadId" | "workload" | "tier" | "correctsMonth">>;
  gpuHours: ReadonlyMap<Owner, { allocated: string; used: string }>;
  budgets: ReadonlyMap<Owner, string>;
};

export async function readMonthDetails(tx: Transaction, month: IsoMonth): Promise<MonthDetails> {
  const origins = await tx.$queryRaw<OriginRow[]>`
    SELECT f.batch_id || ':' || f.fact_no AS id, f.workload_id::text AS "workloadId", w.name AS workload, f.tier,
      to_char(b.corrects_month, 'YYYY-MM') AS "correctsMonth"
    FROM cost_fact f JOIN import_batch b ON b.id = f.batch_id AND b.billing_month = f.billing_month
    LEFT JOIN workload w ON w.id = f.workload_id
    WHERE f.billing_month = ${firstDay(month)}::date AND b.status = 'committed'`;
  const hours = await tx.$queryRaw<{ owner: Owner; allocated: string; used: string }[]>`
    SELECT r.owner, trim_scale(sum(r.gpu_hours_allocated))::text AS allocated,
      trim_scale(coalesce(sum(r.gpu_hours_used), 0))::text AS used
    FROM cost_rollup r JOIN import_batch b ON b.id = r.batch_id AND b.billing_month = r.billing_month
    WHERE r.billing_month = ${firstDay(month)}::date AND b.status = 'committed'
      AND r.review IN ('counted', 'approved') AND r.gpu_hours_allocated IS NOT NULL
    GROUP BY r.owner`;
  const budgets = await readBudgets(tx, { from: month, to: month });
  return {
    origins: new Map(origins.map(({ id, ...origin }) => [id, origin])),
    gpuHours: new Map(hours.map(({ owner, ...rest }) => [owner, rest])),
    budgets: new Map(budgets.map(({ teamId, amount }) => [`team:${teamId}`, amount])),
  };
}

type OriginRow = Pick<LineOrigin, "workloadId" | "workload" | "tier" | "correctsMonth"> & { id: string };

/** A document of every team that is given, and of whoever else has a row. */
export function documentsOf(
  allocation: MonthAllocation,
  details: MonthDetails,
  teams: readonly { id: string; name: string }[],
): StatementDocument[] {
  const teamNames = new Map<string, string>(teams.map(({ id, name }) => [`team:${id}`, name]));
  const poolNames = new Map<string, string>(allocation.rules.pools.map(({ id, name }) => [`pool:${id}`, name]));
  const ruleNames = new Map(
    [...allocation.rules.mapping, ...allocation.rules.sharing].map(({ id, name }) => [id, name]),
  );
  const owners = teams.map(({ id }): Owner => `team:${id}`);
  return statementDocuments(allocation.rows, owners, {
    originOf: (groupId) => originOf(groupId, allocation, details),
    nameOf: (owner) =>
      owner === "unallocated" ? "Unallocated" : (teamNames.get(owner) ?? poolNames.get(owner) ?? "Another team"),
    ruleNameOf: (ruleId) => ruleNames.get(ruleId) ?? ruleId,
    factsOf: (owner) => ({
      gpuHours: details.gpuHours.get(owner) ?? null,
      budget: details.budgets.get(owner) ?? null,
    }),
  });
}

function originOf(groupId: string, { groups }: MonthAllocation, { origins }: MonthDetails) {
  const group = groups.get(groupId);
  const origin = origins.get(groupId);
  return {
    workloadId: origin?.workloadId ?? null,
    workload: origin?.workload ?? null,
    tier: origin?.tier ?? "cloud",
    correctsMonth: origin?.correctsMonth ?? null,
    provider: group?.facts.provider ?? "",
    service: group?.facts.service ?? "",
    lineCount: group?.lines ?? 0,
  };
}

/** Null where it is not known: of a manager's scope, and where a line has no cost in the basis. */
export function reconciliationOf(allocation: MonthAllocation): ReconciliationFigures | null {
  const { reconciliation, inReview, basis } = allocation;
  const held = sumKnown([inReview.waiting.costs[basis], inReview.refused.costs[basis]]);
  if (reconciliation === null || held === null) return null;
  return {
    imported: formatAmount(reconciliation.imported),
    allocated: formatAmount(reconciliation.allocated),
    unallocated: formatAmount(reconciliation.unallocated),
    inReview: formatAmount(held),
    difference: formatAmount(reconciliation.difference),
  };
}
