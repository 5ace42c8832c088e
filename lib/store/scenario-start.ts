import type { Scope } from "@/lib/auth/scope";
import { type Transaction, writeAs } from "@/lib/db/transaction";
import { InvalidInput } from "@/lib/errors";
import { supplyOf } from "@/lib/schema/price-entry";
import type { Scenario } from "@/lib/schema/scenario-record";
import { scenarioFromWorkloads } from "@/lib/schema/scenario-start";
import { insertScenario } from "./scenario-transaction";
import { withNames, workloadOf } from "./workload-row";

export type WorkloadStart = {
  name: string;
  workloadIds: readonly string[];
  cloudSupplyId: string;
  fleetSupplyId: string;
  startMonth: string;
  /** The price entries that hold on this day are taken. */
  pricesAsOf: string;
};

/** A scenario of workloads as they stand, at the terms of the price book, read and written in one transaction. */
export async function createScenarioFromWorkloads(
  scope: Scope<"scenarios:write">,
  { name, workloadIds, ...start }: WorkloadStart,
): Promise<Scenario> {
  return writeAs(scope, async (tx) => {
    const rows = await tx.workload.findMany({
      where: { id: { in: [...workloadIds] }, teamId: { in: [...scope.teamIds] }, archivedAt: null },
      include: withNames,
      orderBy: { name: "asc" },
    });
    if (rows.length === 0) {
      throw new InvalidInput([{ field: "workloadIds", rule: "None of these workloads is in use any more." }]);
    }
    const supplies = await pricedSupplies(tx, start.pricesAsOf);
    for (const field of ["cloudSupplyId", "fleetSupplyId"] as const) {
      if (supplies.some((supply) => supply.id === start[field])) continue;
      throw new InvalidInput([{ field, rule: "It has no price on that day.", value: start[field] }]);
    }
    const input = scenarioFromWorkloads({ ...start, supplies, workloads: rows.map(workloadOf) });
    return insertScenario(tx, scope, { name, input, note: `From ${rows.length} workloads` });
  });
}

export async function pricedSupplies(tx: Transaction, on: string) {
  const rows = await tx.supply.findMany({
    where: { archivedAt: null },
    include: {
      prices: { where: { validFrom: { lte: new Date(`${on}T00:00:00Z`) } }, orderBy: { validFrom: "desc" }, take: 1 },
    },
  });
  return rows.flatMap(({ id, name, kind, prices: [entry] }) =>
    entry ? [supplyOf({ id, name, kind, terms: entry.terms })] : [],
  );
}
