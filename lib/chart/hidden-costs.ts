import type { Amount } from "../ledger/amount";
import { add, compare, zero } from "../ledger/amount";
import { amountOf, formatAmount } from "../ledger/amount-text";
import { componentOf, type HiddenCost, hiddenCostOf, hiddenCosts } from "../ledger/component";
import { type CostDelta, costDelta, drawn } from "./cost-delta";
import type { ChangePart } from "./workload-changes";

export type HiddenRow = {
  key: HiddenCost | "hidden" | "rest" | "total";
  label: string;
  amount: string;
  delta: CostDelta;
  /** Of the spend. */
  share: number | null;
};

export type HiddenCosts = {
  /** Always all five: one that is 0 says so. */
  rows: readonly HiddenRow[];
  hidden: HiddenRow;
  rest: HiddenRow;
  total: HiddenRow;
  /** Of the spend, before. */
  shareBefore: number | null;
};

const labels: Record<HiddenRow["key"], string> = {
  idle: "Idle GPU",
  storage: "Storage",
  egress: "Egress",
  network: "Network",
  residency: "Residency copies",
  hidden: "Hidden cost",
  rest: "Compute and other",
  total: "Spend",
};

type Sums = { after: Amount; before: Amount };

/** The guide's five hidden costs and what is left, which add up to the spend; null as soon as one cost is not known. */
export function hiddenCostRows(parts: readonly ChangePart[], currency: string): HiddenCosts | null {
  if (parts.some(({ amount }) => amount === null)) return null;
  const sums = new Map<HiddenRow["key"], Sums>();
  const count = (key: HiddenRow["key"], { isBase, amount }: ChangePart) => {
    const { after, before } = sums.get(key) ?? { after: zero, before: zero };
    const exact = amountOf(amount ?? "0");
    sums.set(key, isBase ? { after, before: add(before, exact) } : { after: add(after, exact), before });
  };
  for (const part of parts) {
    const kind = hiddenCostOf(componentOf(part), part.service);
    if (kind !== null) count(kind, part);
    count(kind === null ? "rest" : "hidden", part);
    count("total", part);
  }
  const total = sums.get("total") ?? { after: zero, before: zero };
  const row = (key: HiddenRow["key"]): HiddenRow => {
    const { after, before } = sums.get(key) ?? { after: zero, before: zero };
    const amount = formatAmount(after);
    const delta = costDelta(amount, formatAmount(before), currency);
    return { key, label: labels[key], amount, delta, share: shareOf(after, total.after) };
  };
  const hidden = row("hidden");
  const { before } = sums.get("hidden") ?? { before: zero };
  const rows = hiddenCosts.map(row).sort((a, b) => compare(amountOf(b.amount), amountOf(a.amount)));
  return { rows, hidden, rest: row("rest"), total: row("total"), shareBefore: shareOf(before, total.before) };
}

function shareOf(part: Amount, whole: Amount): number | null {
  return whole === 0n ? null : drawn(formatAmount(part)) / drawn(formatAmount(whole));
}
