"use client";

import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { type MonthlyCostModel, monthlyCostTable } from "@/lib/chart/monthly-cost";
import { ChartFrame, type ChartFrameProps } from "./chart-frame";
import type { LegendEntry } from "./chart-legend";

const MonthlyCostPlot = dynamic(() => import("./monthly-cost-plot").then((module) => module.MonthlyCostPlot), {
  ssr: false,
});

export type MonthlyCostChartProps = {
  /** From `monthlyCostModel` in lib/chart/monthly-cost.ts. */
  model: MonthlyCostModel;
  height?: number;
} & Pick<ChartFrameProps, "notes" | "tools" | "card">;

/** What each month costs, by component, against all cloud. */
export function MonthlyCostChart({ model, height = 300, ...frame }: MonthlyCostChartProps) {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [tooltip, setTooltip] = useState(true);
  const table = useMemo(() => monthlyCostTable(model), [model]);
  const toggle = (key: string) => {
    const next = new Set(hidden);
    if (!next.delete(key)) next.add(key);
    setHidden(next);
  };
  const entries = model.bars.map(
    (bar): LegendEntry => ({
      key: bar.key,
      label: bar.label,
      colour: bar.fill,
      opacity: bar.opacity,
      shape: bar.tier === "other" ? "hatched" : "area",
    }),
  );
  const allCloud: LegendEntry[] = model.allCloud
    ? [{ key: "all-cloud", label: "All cloud", colour: "var(--ink)", shape: "line", width: 1.75 }]
    : [];
  return (
    <ChartFrame
      {...frame}
      name="monthly-cost"
      title={model.title}
      summary={model.summary}
      unit={`${model.currency} per month`}
      columns={table.columns}
      rows={table.rows}
      height={height}
      onEscape={() => setTooltip(false)}
      legend={{ hidden, onToggle: toggle, entries: [...entries, ...allCloud] }}
    >
      <MonthlyCostPlot model={model} hidden={hidden} tooltip={tooltip} onPointer={() => setTooltip(true)} />
    </ChartFrame>
  );
}
