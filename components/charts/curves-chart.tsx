"use client";

import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { type Curve, type CurvesModel, curvesTable } from "@/lib/chart/curves";
import { ChartFrame, type ChartFrameProps } from "./chart-frame";
import { dashes } from "./curve-dashes";

const CurvesPlot = dynamic(() => import("./curves-plot").then((module) => module.CurvesPlot), { ssr: false });

export type CurvesChartProps = {
  /** Which chart it is: "coverage". */
  name: string;
  /** From lib/chart. */
  model: CurvesModel;
  height?: number;
  /** A point was chosen by its x: a slider may follow. */
  onChoose?: (x: number) => void;
} & Pick<ChartFrameProps, "notes" | "tools" | "card" | "hrefForRow">;

/** Curves over a number, with the points and limits that matter named on the plot. */
export function CurvesChart({ name, model, height = 320, onChoose, ...frame }: CurvesChartProps) {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [tooltip, setTooltip] = useState(true);
  const table = useMemo(() => curvesTable(model), [model]);
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
      legend={{ hidden, onToggle: toggle, entries: model.curves.map(legendEntry) }}
    >
      <CurvesPlot
        model={model}
        hidden={hidden}
        tooltip={tooltip}
        onPointer={() => setTooltip(true)}
        onChoose={onChoose}
      />
    </ChartFrame>
  );
}

function legendEntry({ key, label, colour, shape, dash }: Curve) {
  const isFilled = shape === "band" || shape === "dots";
  return { key, label, colour, shape: isFilled ? ("area" as const) : ("line" as const), dash: dashes[dash ?? "solid"] };
}
