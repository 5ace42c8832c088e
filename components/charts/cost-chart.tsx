"use client";

import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import type { ChartRow } from "@/lib/chart/chart-table";
import { type CostChartModel, costChartTable, isOther } from "@/lib/chart/costs";
import { ChartFrame, type ChartFrameProps } from "./chart-frame";
import type { LegendEntry } from "./chart-legend";

const CostPlot = dynamic(() => import("./cost-plot").then((module) => module.CostPlot), { ssr: false });

export type CostChartProps = {
  /** From `costChartModel` in lib/chart/costs.ts. */
  model: CostChartModel;
  /** Where a series leads, by its key: the same from its bar as from its row. */
  hrefOf: (key: string) => string;
  /** A bar was pressed. */
  onChoose: (key: string) => void;
  /** Shows what Other stands for. */
  onOther: () => void;
  height?: number;
} & Pick<ChartFrameProps, "notes" | "tools" | "card">;

/** What was spent in each period, by one dimension. */
export function CostChart({ model, hrefOf, onChoose, onOther, height = 300, ...frame }: CostChartProps) {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [tooltip, setTooltip] = useState(true);
  const table = useMemo(() => costChartTable(model), [model]);
  const toggle = (key: string) => {
    if (isOther(key)) return onOther();
    const next = new Set(hidden);
    if (!next.delete(key)) next.add(key);
    setHidden(next);
  };
  const entries = model.series.map(({ key, label, fill, hatched }): LegendEntry => {
    const shape = isOther(key) ? "hatched" : hatched ? "hatched-back" : "area";
    return { key, label, colour: fill, shape };
  });
  const previous: LegendEntry[] = model.previous
    ? [{ key: "previous", label: model.previous.label, colour: "var(--chart-other)", shape: "line", dash: "3 3" }]
    : [];
  // Other stands last: nothing is below it.
  const legend = [
    ...entries.filter(({ key }) => !isOther(key)),
    ...previous,
    ...entries.filter(({ key }) => isOther(key)),
  ];
  return (
    <ChartFrame
      {...frame}
      name="costs"
      title={model.title}
      summary={model.summary}
      unit={model.currency}
      columns={table.columns}
      rows={table.rows}
      hrefForRow={(row: ChartRow) => (row.key === "" ? null : hrefOf(row.key))}
      height={height}
      onEscape={() => setTooltip(false)}
      legend={{ hidden, onToggle: toggle, entries: legend }}
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
