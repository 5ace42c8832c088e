"use client";

import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { type ScatterModel, scatterTable } from "@/lib/chart/scatter";
import { ChartFrame, type ChartFrameProps } from "./chart-frame";

const ScatterPlot = dynamic(() => import("./scatter-plot").then((module) => module.ScatterPlot), { ssr: false });

export type ScatterChartProps = {
  /** Which chart it is: "compression". */
  name: string;
  /** From lib/chart. */
  model: ScatterModel;
  height?: number;
  /** A point was chosen, by the key of what it stands for. */
  onChoose?: (key: string) => void;
} & Pick<ChartFrameProps, "notes" | "tools" | "card">;

/** Options as points of two figures: what one costs, and what it is worth. */
export function ScatterChart({ name, model, height = 380, onChoose, ...frame }: ScatterChartProps) {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [tooltip, setTooltip] = useState(true);
  const table = useMemo(() => scatterTable(model), [model]);
  const toggle = (key: string) => {
    const next = new Set(hidden);
    if (!next.delete(key)) next.add(key);
    setHidden(next);
  };
  return (
    <ChartFrame
      {...frame}
      name={name}
      title={model.title}
      summary={model.summary}
      unit={model.unit}
      columns={table.columns}
      rows={table.rows}
      height={height}
      onEscape={() => setTooltip(false)}
      legend={{
        hidden,
        onToggle: toggle,
        entries: [
          ...model.series.map(({ key, label, colour, shape }) => {
            return { key, label, colour, shape: "area" as const, opacity: shape === "rings" ? 0.4 : 1 };
          }),
          {
            key: "frontier",
            label: model.frontier.label,
            colour: "var(--ink)",
            shape: "line",
            dash: "3 3",
            width: 1.5,
          },
        ],
      }}
    >
      <ScatterPlot
        model={model}
        hidden={hidden}
        tooltip={tooltip}
        onPointer={() => setTooltip(true)}
        onChoose={onChoose}
      />
    </ChartFrame>
  );
}
