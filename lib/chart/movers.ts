import type { Tier } from "../calc/tier";
import { formatSignedRatio } from "../format/ratio";
import { sum } from "../ledger/amount";
import { amountOf, formatAmount } from "../ledger/amount-text";
import { type ChangeDriver, changeDrivers } from "../ledger/change-drivers";
import { type CostDelta, costDelta, drawn } from "./cost-delta";
import { type CostValuesOf, valueFinder } from "./cost-options";
import type { Changes, WorkloadChange } from "./workload-changes";

export const driverNames: Record<ChangeDriver, string> = {
  new: "New",
  ended: "Ended",
  volume: "Volume",
  mix: "Mix",
  price: "Price",
  unmeasured: "Not by the hour",
};

/** What a driver means, for whoever asks. */
export const driverMeanings: Record<ChangeDriver, string> = {
  new: "Workloads that cost nothing before.",
  ended: "Workloads that cost nothing any more.",
  volume: "More or fewer GPU-hours, at the average price before.",
  mix: "GPU-hours that moved between cloud, on-prem and edge, at prices before.",
  price: "What the same GPU-hours in the same tiers cost now; takes the rounding of the others.",
  unmeasured: "Storage, traffic, support, credits, and whatever has no GPU-hours.",
};

export type ChangeRow = {
  key: string;
  name: string;
  team: string;
  tier: Tier;
  amount: string;
  before: string;
  delta: CostDelta;
  /** "volume" and, when there is one, what the next is. */
  driver: string;
  drivers: readonly { driver: ChangeDriver; amount: string }[];
};

export type ChangesModel = {
  rows: readonly ChangeRow[];
  total: Omit<ChangeRow, "key" | "name" | "team" | "tier">;
  count: number;
};

/** Every change with names; the largest first. */
export function changesModel(
  changes: Changes,
  { values, currency }: { values: CostValuesOf; currency: string },
): ChangesModel {
  const [workload, team] = [valueFinder(values.workload), valueFinder(values.team)];
  const nameOf = (change: WorkloadChange) => {
    if (change.workload !== null) return workload(change.workload).label;
    const { label } = team(change.owner);
    return change.owner.startsWith("team:") ? `${label}, no workload` : label;
  };
  return {
    rows: changes.rows.map((change) => ({
      key: change.key,
      name: nameOf(change),
      team: team(change.owner).label,
      tier: change.tier,
      ...told(change, currency),
    })),
    total: told(changes.total, currency),
    count: changes.rows.length,
  };
}

type Told = Pick<WorkloadChange, "after" | "before" | "change" | "drivers" | "main">;

function told({ after, before, change, drivers, main }: Told, currency: string) {
  const parts = changeDrivers
    .map((driver) => ({ driver, amount: drivers[driver] }))
    .filter(({ amount }) => amount !== "0");
  const share = main === null || change === "0" ? null : drawn(drivers[main]) / Math.abs(drawn(change));
  const isAll = share !== null && Math.abs(Math.abs(share) - 1) < 0.005;
  const driver = main === null ? "" : driverNames[main].toLowerCase();
  return {
    amount: after,
    before,
    delta: costDelta(after, before, currency),
    driver:
      main === null || isAll || parts.length === 1 ? driver : `${driver} ${driverShare(drivers[main], before)}`.trim(),
    drivers: parts,
  };
}

/** A driver as a part of what was spent before. */
function driverShare(amount: string, before: string): string {
  return before === "0" ? "" : formatSignedRatio(drawn(amount) / Math.abs(drawn(before)));
}

/** What a table that shows only the first rows leaves out, so that it adds up to its total. */
export function restOf(rows: readonly ChangeRow[], currency: string): Pick<ChangeRow, "amount" | "before" | "delta"> {
  const amount = formatAmount(sum(rows.map((row) => amountOf(row.amount))));
  const before = formatAmount(sum(rows.map((row) => amountOf(row.before))));
  return { amount, before, delta: costDelta(amount, before, currency) };
}
