import type { Transaction } from "@/lib/db/transaction";
import { Conflict } from "@/lib/errors";
import { add, sum } from "@/lib/ledger/amount";
import { amountOf, formatAmount } from "@/lib/ledger/amount-text";
import type { Initiative } from "@/lib/schema/initiative";
import type { BaselineWorkload, InitiativeBaseline } from "@/lib/schema/initiative-baseline";
import { coveredRows, monthsBefore, teamsOfInitiative } from "./initiative-scope";
import { type WorkloadMonth, workloadMonthsIn } from "./workload-months";
import { volumeMetrics, type WorkloadVolumes, workloadVolumes } from "./workload-volumes";

/**
 * Costs and volumes of an initiative's scope in the last complete months before it starts, up to three. Throws Conflict
 * when the ledger has no complete month before it.
 */
export async function frozenBaseline(
  tx: Transaction,
  initiative: Initiative,
  frozen: Frozen,
): Promise<InitiativeBaseline> {
  const months = await monthsBefore(tx, initiative.startMonth);
  const [from, to] = [months[0], months.at(-1)];
  if (from === undefined || to === undefined) {
    throw new Conflict(
      `There is no complete month of costs before ${initiative.startMonth}, so ${initiative.name} has nothing to be measured against. Import the months before, or let it start later.`,
    );
  }
  const { currency } = await tx.organisation.findUniqueOrThrow({ where: { id: 1 }, select: { currency: true } });
  const rows = await workloadMonthsIn(tx, { from, to, basis: "effective" });
  return baselineOf(initiative, {
    months,
    currency,
    rows: coveredRows(rows, initiative, await teamsOfInitiative(tx, initiative.teamId)),
    volumes: await workloadVolumes(tx, { from, to, rows }),
    workloads: await tx.workload.findMany({ select: { id: true, name: true, growthAnnual: true } }),
    frozen,
  });
}

type Frozen = { by: string; at: Date };

export type BaselineFacts = {
  months: readonly string[];
  currency: string;
  /** Of the initiative's scope, in the months. */
  rows: readonly Pick<WorkloadMonth, "workloadId" | "teamId" | "component" | "amount">[];
  volumes: WorkloadVolumes;
  workloads: readonly { id: string; name: string; growthAnnual: number | null }[];
  frozen: Frozen;
};

/** The document that is frozen. A workload of the scope without a cost in the months is in it too. */
export function baselineOf(
  { workloadIds }: Pick<Initiative, "workloadIds">,
  { months, currency, rows, volumes, workloads, frozen }: BaselineFacts,
): InitiativeBaseline {
  const ids = [...new Set([...rows.map(({ workloadId }) => workloadId), ...workloadIds])];
  return {
    months: [...months],
    basis: "effective",
    currency,
    frozenAt: frozen.at.toISOString(),
    frozenBy: frozen.by,
    workloads: ids.map((workloadId): BaselineWorkload => {
      const known = workloads.find(({ id }) => id === workloadId);
      const counted = workloadId === null ? null : countedIn(volumes, workloadId, months);
      return {
        workloadId,
        name: known?.name ?? null,
        growthAnnual: known?.growthAnnual ?? null,
        metric: counted?.metric ?? null,
        volume: counted?.volume ?? null,
        costs: costsOf(rows.filter((row) => row.workloadId === workloadId)),
      };
    }),
  };
}

/** The first unit that was counted in every one of the months. */
function countedIn(volumes: WorkloadVolumes, workloadId: string, months: readonly string[]) {
  for (const metric of volumeMetrics) {
    const counted = months.map((month) => volumes.get(month)?.get(workloadId)?.get(metric) ?? null);
    if (counted.every((value) => value !== null && amountOf(value) > 0n))
      return { metric, volume: formatAmount(sum(counted.map((value) => amountOf(value ?? "0")))) };
  }
  return null;
}

function costsOf(rows: BaselineFacts["rows"]): BaselineWorkload["costs"] {
  const costs = new Map<string, BaselineWorkload["costs"][number]>();
  for (const { teamId, component, amount } of rows) {
    const key = `${teamId} ${component}`;
    const before = costs.get(key)?.amount ?? "0";
    costs.set(key, { teamId, component, amount: formatAmount(add(amountOf(before), amountOf(amount))) });
  }
  return [...costs.values()];
}
