"use client";

import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import type { ChartRow } from "@/lib/chart/chart-table";
import { isOther } from "@/lib/chart/costs";
import { type SpendChartModel, spendChartTable } from "@/lib/chart/spend-chart";
import { ChartFrame, type ChartFrameProps } from "./chart-frame";
import type { LegendEntry } from "./chart-legend";

const CostPlot = dynamic(() => import("./cost-plot").then((module) => module.CostPlot), { ssr: false });

export type SpendChartProps = {
  /** From `spendChartModel` in lib/chart/spend-chart.ts. */
  model: SpendChartModel;
  /** Where a series leads, by its key: the same from its bar as from its row. */
  hrefOf: (key: string) => string;
  onChoose: (key: string) => void;
  height?: number;
} & Pick<ChartFrameProps, "notes">;

/** What was spent, where it is going, and what it is held against. */
export function SpendChart({ model, hrefOf, onChoose, notes = [], height = 400 }: SpendChartProps) {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [tooltip, setTooltip] = useState(true);
  const table = useMemo(() => spendChartTable(model), [model]);
  const toggle = (key: string) => {
    const next = new Set(hidden);
    if (!next.delete(key)) next.add(key);
    setHidden(next);
  };
  const keys = new Set(model.series.map(({ key }) => key));
  return (
    <ChartFrame
      notes={notes}
      name="spend"
      title={`${model.title}, ${model.currency}`}
      summary={model.summary}
      unit={model.currency}
      columns={table.columns}
      rows={table.rows}
      hrefForRow={(row: ChartRow) => (keys.has(row.key) ? hrefOf(row.key) : null)}
      height={height}
      onEscape={() => setTooltip(false)}
      legend={{ hidden, onToggle: toggle, entries: legendOf(model) }}
    >
      <CostPlot
        model={model}
        hidden={hidden}
        tooltip={tooltip}
        onPointer={() => setTooltip(true)}
        onChoose={onChoose}
      />
    </ChartFrame>
  );
}

function legendOf({ series, previous, outlook }: SpendChartModel): LegendEntry[] {
  const bars = series.map(({ key, label, fill, hatched }): LegendEntry => {
    const shape = isOther(key) ? "hatched" : hatched ? "hatched-back" : "area";
    return { key, label, colour: fill, shape };
  });
  const ahead: LegendEntry[] = outlook.from
    ? [{ key: "forecast", label: "Forecast, 80% range", colour: "var(--ink)", shape: "line", dash: "5 3" }]
    : [];
  const budget: LegendEntry[] = outlook.budget.some((amount) => amount !== null)
    ? [{ key: "budget", label: "Budget", colour: "var(--ink)", shape: "line", width: 1.25 }]
    : [];
  const before: LegendEntry[] = previous
    ? [{ key: "previous", label: previous.label, colour: "var(--chart-other)", shape: "line", dash: "3 3" }]
    : [];
  return [...bars, ...ahead, ...budget, ...before];
}
