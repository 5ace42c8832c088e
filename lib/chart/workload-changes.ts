import type { Tier } from "../calc/tier";
import { type Amount, add, isZero, subtract, sum, zero } from "../ledger/amount";
import { amountOf, formatAmount } from "../ledger/amount-text";
import type { Category } from "../ledger/category";
import {
  addParts,
  type ChangeDriver,
  type ChangeParts,
  changeDrivers,
  explainChange,
  mainDriver,
  type PeriodCosts,
  totalOf,
} from "../ledger/change-drivers";
import { componentOf } from "../ledger/component";
import type { Charge } from "../ledger/mapping-rule";

export type ChangePart = {
  isBase: boolean;
  workload: string | null;
  owner: string;
  tier: Tier;
  category: Category;
  service: string;
  serviceCategory: string | null;
  charge: Charge;
  amount: string | null;
  gpuHours: string | null;
};

export type CountedHours = { isBase: boolean; workload: string; hours: string };

/** What one workload, or what an owner has without one, costs in two periods, and why it changed. All exact text. */
export type WorkloadChange = {
  /** A workload's id, or an owner as the ledger writes it. */
  key: string;
  workload: string | null;
  /** Who bears most of it. */
  owner: string;
  tier: Tier;
  after: string;
  before: string;
  change: string;
  drivers: Readonly<Record<ChangeDriver, string>>;
  main: ChangeDriver | null;
};

export type Changes = {
  /** Largest change first. */
  rows: readonly WorkloadChange[];
  total: Pick<WorkloadChange, "after" | "before" | "change" | "drivers" | "main">;
};

/** Costs of these are paid for by the hour. */
const byTheHour = ["compute", "idle", "commitment-waste"];

/** Each workload's change with its drivers, which add up to the whole; null as soon as one cost is not known. */
export function workloadChanges(parts: readonly ChangePart[], hours: readonly CountedHours[]): Changes | null {
  if (parts.some(({ amount }) => amount === null)) return null;
  const groups = new Map<string, ChangePart[]>();
  for (const part of parts) {
    const key = part.workload ?? part.owner;
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  const counted = new Map(hours.map((each) => [`${each.workload} ${each.isBase}`, amountOf(each.hours)]));
  const explained = [...groups].map(([key, own]) => {
    const of = (isBase: boolean) =>
      periodCosts(
        own.filter((part) => part.isBase === isBase),
        counted.get(`${key} ${isBase}`),
      );
    const [before, after] = [of(true), of(false)];
    const drivers = explainChange(before, after);
    const largest = largestOf(own);
    return { key, own, before: totalOf(before), after: totalOf(after), drivers, largest };
  });
  const rows = explained
    .map(({ key, before, after, drivers, largest }) => {
      const { workload, owner, tier } = largest;
      return { key, workload, owner, tier, ...told({ before, after, drivers }) };
    })
    .sort((a, b) => bySize(a.change, b.change) || (a.key < b.key ? -1 : 1));
  const total = told({
    before: sum(explained.map(({ before }) => before)),
    after: sum(explained.map(({ after }) => after)),
    drivers: addParts(explained.map(({ drivers }) => drivers)),
  });
  return { rows, total };
}

function told({ before, after, drivers }: { before: Amount; after: Amount; drivers: ChangeParts }) {
  const texts = Object.fromEntries(changeDrivers.map((driver) => [driver, formatAmount(drivers[driver])]));
  return {
    before: formatAmount(before),
    after: formatAmount(after),
    change: formatAmount(subtract(after, before)),
    drivers: { ...noDrivers, ...texts },
    main: mainDriver(drivers),
  };
}

const noDrivers: Record<ChangeDriver, string> = {
  new: "0",
  ended: "0",
  volume: "0",
  mix: "0",
  price: "0",
  unmeasured: "0",
};

/** Supplies are tiers: a bill of the cloud says no hours, so those that were counted of the workload are its. */
function periodCosts(parts: readonly ChangePart[], counted: Amount | undefined): PeriodCosts {
  const byTier = new Map<Tier, { amount: Amount; hours: Amount }>();
  let unmeasured = zero;
  for (const part of parts) {
    const amount = amountOf(part.amount ?? "0");
    if (!byTheHour.includes(componentOf(part)) || part.charge === "adjustment") unmeasured = add(unmeasured, amount);
    else {
      const known = byTier.get(part.tier) ?? { amount: zero, hours: zero };
      const hours = add(known.hours, part.gpuHours === null ? zero : amountOf(part.gpuHours));
      byTier.set(part.tier, { amount: add(known.amount, amount), hours });
    }
  }
  const cloud = byTier.get("cloud");
  if (cloud && isZero(cloud.hours) && counted !== undefined) byTier.set("cloud", { ...cloud, hours: counted });
  const measured = [...byTier].filter(([, { hours }]) => hours > 0n);
  const unknown = [...byTier].filter(([, { hours }]) => hours <= 0n).map(([, { amount }]) => amount);
  return {
    supplies: measured.map(([supply, costs]) => ({ supply, ...costs })),
    unmeasured: add(unmeasured, sum(unknown)),
  };
}

function largestOf(parts: readonly ChangePart[]): Pick<ChangePart, "workload" | "owner" | "tier"> {
  const sized = parts.map((part) => ({ part, size: sizeOf(amountOf(part.amount ?? "0")) }));
  const [first, ...rest] = sized;
  if (!first) throw new RangeError("A group has a part.");
  return rest.reduce((most, each) => (each.size > most.size ? each : most), first).part;
}

function sizeOf(amount: Amount): bigint {
  return amount < 0n ? -amount : amount;
}

function bySize(left: string, right: string): number {
  const [a, b] = [sizeOf(amountOf(left)), sizeOf(amountOf(right))];
  return a === b ? 0 : a < b ? 1 : -1;
}
