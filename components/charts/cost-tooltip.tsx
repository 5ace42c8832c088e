"use client";

import { drawn } from "@/lib/chart/cost-delta";
import { type CostSeries, sumOfTexts } from "@/lib/chart/cost-series";
import { type CostChartModel, compactCost } from "@/lib/chart/costs";
import { formatMoney } from "@/lib/format/money";
import { ChartTooltip } from "./chart-tooltip";

type CostTooltipProps = {
  model: CostChartModel;
  /** Series that the legend has on. */
  shown: readonly CostSeries[];
  index: number;
  withPrevious: boolean;
};

/** One period, largest first, as the bar stands. */
export function CostTooltip({ model, shown, index, withPrevious }: CostTooltipProps) {
  const { currency, previous } = model;
  const entries = shown
    .map((each) => ({ ...each, amount: each.amounts[index] ?? null }))
    .filter(({ amount }) => amount !== "0")
    .sort((a, b) => drawn(b.amount ?? "0") - drawn(a.amount ?? "0"));
  const before = withPrevious ? (previous?.totals[index] ?? null) : null;
  return (
    <ChartTooltip
      title={model.periods[index]?.label ?? ""}
      lines={[
        ...entries.map(({ key, label, amount, fill }) => ({
          key,
          label,
          value: compactCost(amount, currency),
          colour: fill,
        })),
        ...(before === null
          ? []
          : [
              {
                key: "previous",
                label: `Compared with ${previous?.label ?? ""}`,
                value: formatMoney(before, { currency, style: "compact" }),
                colour: "var(--chart-other)",
              },
            ]),
      ]}
      total={compactCost(sumOfTexts(entries.map(({ amount }) => amount)), currency)}
    />
  );
}
