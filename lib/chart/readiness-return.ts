import { expectedReturn } from "../calc/readiness-rules";
import { formatMoney } from "../format/money";
import { formatCount, formatMonths } from "../format/quantity";
import { formatRatio } from "../format/ratio";
import type { OwnedComparison } from "./owned-comparison";

export type ReturnRow = { label: string; expected: string; own: string };

const { years, breakevenMonths, roi, savingRatio, fromMonthlySpend } = expectedReturn;

const percent = (ratio: number) => formatRatio(ratio, { digits: 0 });

/** The guide's expectation beside the organisation's own figures; "—" without any. */
export function returnRows(owned: OwnedComparison | null): ReturnRow[] {
  const own = (text: (comparison: OwnedComparison) => string) => (owned === null ? "—" : text(owned));
  return [
    {
      label: "Breakeven",
      expected: `${breakevenMonths.low} to ${breakevenMonths.high} months`,
      own: own(({ breakevenMonths: months }) =>
        months === null ? `no payback in ${years} years` : `${formatMonths(months)} months`,
      ),
    },
    {
      label: `Return over ${years} years`,
      expected: `${percent(roi.low)} to ${percent(roi.high)}`,
      own: own((comparison) => (comparison.roi === null ? "nothing is invested" : formatRatio(comparison.roi))),
    },
    {
      label: "Saving of the cloud cost",
      expected: `${percent(savingRatio.low)} to ${percent(savingRatio.high)}`,
      own: own((comparison) => formatRatio(comparison.savingsRatio)),
    },
  ];
}

/** From which spend the guide expects it, and whether that is reached. */
export function expectationNote(monthlySpend: number | null, currency: string): string {
  const from = `The guide expects this from ${formatMoney(fromMonthlySpend, { currency, style: "axis" })} a month on`;
  if (monthlySpend === null) return `${from}.`;
  return monthlySpend >= fromMonthlySpend
    ? `${from}, which is reached. Its own 60/40 example saves 25.2%, not 40 to 60%.`
    : `${from}, which is not reached: its range says nothing about you yet.`;
}

/** What the own figures rest on. */
export function ownNote(owned: OwnedComparison, currency: string): string {
  const money = (value: number) => formatMoney(value, { currency, style: "compact" });
  return (
    `${formatCount(owned.workloads, "steady cloud workload")} moved to ${formatCount(owned.nodes, "new node")} (${owned.fleets.join(", ")}): ` +
    `${money(owned.capex)} once and ${money(owned.runningMonthly)} a month instead of ${money(owned.cloudMonthly)} a month` +
    `${owned.installMonths > 0 ? `, both bills paid in the first ${formatCount(owned.installMonths, "month")}` : ""}; ` +
    "no growth, no residual value."
  );
}
