import type { Scope } from "@/lib/auth/scope";
import { readAs, type Transaction } from "@/lib/db/transaction";
import type { IsoMonth } from "@/lib/ledger/calendar";
import { type CloseCheck, type CloseFacts, closeChecks } from "@/lib/ledger/close-checks";
import { allocationOf, MissingRate, type MonthAllocation } from "./month-allocation";
import { firstDay } from "./month-date";
import { type MonthInputs, monthInputsIn } from "./month-inputs";
import { reconciliationOf } from "./statement-details";
import { readVerdicts, statementState } from "./statement-verdicts";

type Closer = Scope<"periods:write">;

/** The month allocated by both bases that shares may weigh by, or the rate that is missing. */
export type ClosingAllocation =
  | { effective: MonthAllocation; billed: MonthAllocation; missingRate: null }
  | { effective: null; billed: null; missingRate: string };

/** How long the look at every line of a month may take. */
export const everyLine = { seconds: 120 };

/** What stands between a month and its closing, as it is now. The lines themselves are summed by the closing. */
export async function listCloseChecks(scope: Closer, month: IsoMonth): Promise<CloseCheck[]> {
  return readAs(scope, async (tx) => {
    const inputs = await monthInputsIn(tx, month);
    const allocation = allocateFor(scope, month, inputs);
    return closeChecks(await closeFactsIn(tx, month, { inputs, allocation, withLines: false }));
  });
}

export function allocateFor(scope: Closer, month: IsoMonth, inputs: MonthInputs): ClosingAllocation {
  try {
    return {
      effective: allocationOf(scope, inputs, { month, basis: "effective" }),
      billed: allocationOf(scope, inputs, { month, basis: "billed" }),
      missingRate: null,
    };
  } catch (error) {
    if (error instanceof MissingRate) return { effective: null, billed: null, missingRate: error.message };
    throw error;
  }
}

export async function closeFactsIn(
  tx: Transaction,
  month: IsoMonth,
  { inputs, allocation, withLines }: { inputs: MonthInputs; allocation: ClosingAllocation; withLines: boolean },
): Promise<CloseFacts> {
  return {
    difference: differenceOf(allocation),
    unequalBatches: await unequalBatches(tx, month, withLines),
    missingRate: allocation.missingRate,
    disputes: await openDisputes(tx, month),
    sources: await expectedSources(tx, month),
    waitingLines: inputs.imported.reduce((sum, { review, lines }) => sum + (review === "waiting" ? lines : 0), 0),
  };
}

/** The first difference that is not 0, in either basis. */
function differenceOf({ effective, billed }: ClosingAllocation): string | null {
  if (effective === null) return null;
  const differences = [effective, billed].map((each) => reconciliationOf(each)?.difference ?? null);
  return differences.find((difference) => difference !== "0") ?? (differences.includes(null) ? null : "0");
}

/** Batches whose facts and rollups do not sum to the same; `withLines` sums their lines too, as only a closing does. */
async function unequalBatches(tx: Transaction, month: IsoMonth, withLines: boolean): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    WITH sums AS (
      SELECT batch_id, count(*)::numeric AS lines, sum(billed) AS billed, sum(effective) AS effective,
        coalesce(sum(list), 0) AS list, coalesce(sum(contracted), 0) AS contracted
      FROM cost_line WHERE ${withLines} AND billing_month = ${firstDay(month)}::date GROUP BY batch_id
      UNION ALL
      SELECT batch_id, sum(line_count), sum(billed), sum(effective), coalesce(sum(list), 0), coalesce(sum(contracted), 0)
      FROM cost_fact WHERE billing_month = ${firstDay(month)}::date GROUP BY batch_id
      UNION ALL
      SELECT batch_id, sum(line_count), sum(billed), sum(effective), coalesce(sum(list), 0), coalesce(sum(contracted), 0)
      FROM cost_rollup WHERE billing_month = ${firstDay(month)}::date GROUP BY batch_id
    )
    SELECT count(*)::int AS count FROM (
      SELECT s.batch_id FROM sums s JOIN import_batch b ON b.id = s.batch_id AND b.status = 'committed'
      GROUP BY s.batch_id
      HAVING count(*) < ${withLines ? 3 : 2} OR (max(s.lines), max(s.billed), max(s.effective), max(s.list), max(s.contracted))
        <> (min(s.lines), min(s.billed), min(s.effective), min(s.list), min(s.contracted))
    ) AS unequal`;
  return row?.count ?? 0;
}

async function openDisputes(tx: Transaction, month: IsoMonth): Promise<{ team: string }[]> {
  const teams = await tx.team.findMany({ select: { id: true, name: true }, orderBy: { name: "asc" } });
  const verdicts = await readVerdicts(tx, month);
  return teams
    .filter(({ id }) => {
      const own = verdicts.filter(({ teamId }) => teamId === id);
      return statementState(own, { period: "review", total: null }) === "disputed";
    })
    .map(({ name }) => ({ team: name }));
}

/** Expected in a month is a source that delivered for it or for an earlier one, or that has never delivered. */
async function expectedSources(tx: Transaction, month: IsoMonth): Promise<CloseFacts["sources"]> {
  const day = firstDay(month);
  return tx.$queryRaw<{ name: string; deliveredOn: string | null; isFinal: boolean }[]>`
    SELECT s.name, to_char(max(b.committed_at) FILTER (WHERE b.billing_month = ${day}::date), 'YYYY-MM-DD') AS "deliveredOn",
      coalesce(max(b.committed_at) FILTER (WHERE b.billing_month = ${day}::date)
        >= (${day}::date + interval '1 month') AT TIME ZONE 'UTC', false) AS "isFinal"
    FROM bill_source s
    LEFT JOIN import_batch b ON b.source_id = s.id AND b.status IN ('committed', 'replaced')
    WHERE s.expected AND s.archived_at IS NULL
    GROUP BY s.id, s.name
    HAVING count(b.id) = 0 OR min(b.billing_month) <= ${day}::date
    ORDER BY s.name`;
}
