"use client";

import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import type { CrossoverModel } from "@/lib/chart/crossover";
import { crossoverTable } from "@/lib/chart/crossover-table";
import { ChartFrame, type ChartFrameProps } from "./chart-frame";

const CrossoverPlot = dynamic(() => import("./crossover-plot").then((module) => module.CrossoverPlot), { ssr: false });

export type CrossoverChartProps = {
  /** From `crossoverModel` in lib/chart/crossover.ts. */
  model: CrossoverModel;
  /** A line was chosen. */
  onFocusKey?: (key: string) => void;
  height?: number;
} & Pick<ChartFrameProps, "notes" | "tools" | "card">;

/** Cumulative cost of every placement, and where each crosses all cloud. */
export function CrossoverChart({ model, onFocusKey, height = 420, ...frame }: CrossoverChartProps) {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [tooltip, setTooltip] = useState(true);
  const table = useMemo(() => crossoverTable(model), [model]);
  const toggle = (key: string) => {
    const next = new Set(hidden);
    if (!next.delete(key)) next.add(key);
    setHidden(next);
  };
  return (
    <ChartFrame
      {...frame}
      name="crossover"
      title={model.title}
      summary={model.summary}
      unit={`${model.currency}, cumulative`}
      columns={table.columns}
      rows={table.rows}
      height={height}
      onEscape={() => setTooltip(false)}
      legend={{
        hidden,
        onToggle: toggle,
        entries: model.lines.map((line) => ({
          key: line.key,
          label: line.label,
          colour: line.style.stroke,
          shape: "line",
          dash: line.style.dash,
          width: line.style.width,
        })),
      }}
    >
      <CrossoverPlot
        model={model}
        hidden={hidden}
        tooltip={tooltip}
        onPointer={() => setTooltip(true)}
        onFocusKey={onFocusKey}
      />
    </ChartFrame>
  );
}
