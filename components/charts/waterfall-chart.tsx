"use client";

import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { type WaterfallModel, waterfallTable } from "@/lib/chart/waterfall";
import { ChartFrame, type ChartFrameProps } from "./chart-frame";
import { waterfallHeight } from "./waterfall-size";

const WaterfallPlot = dynamic(() => import("./waterfall-plot").then((module) => module.WaterfallPlot), { ssr: false });

export type WaterfallChartProps = {
  /** From `waterfallModel` in lib/chart/waterfall.ts. */
  model: WaterfallModel;
  /** Which waterfall it is: "levers". */
  name: string;
} & Pick<ChartFrameProps, "notes" | "tools" | "card">;

/** From one total to another, step by step, a row for each. */
export function WaterfallChart({ model, name, ...frame }: WaterfallChartProps) {
  const [tooltip, setTooltip] = useState(true);
  const table = useMemo(() => waterfallTable(model), [model]);
  return (
    <ChartFrame
      {...frame}
      name={name}
      title={model.title}
      summary={model.summary}
      unit={model.unit}
      columns={table.columns}
      rows={table.rows}
      height={waterfallHeight(model.bars.length)}
      onEscape={() => setTooltip(false)}
    >
      <WaterfallPlot model={model} tooltip={tooltip} onPointer={() => setTooltip(true)} />
    </ChartFrame>
  );
}
