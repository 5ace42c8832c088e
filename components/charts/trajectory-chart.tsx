"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";
import { type TrajectoryModel, trajectoryTable } from "@/lib/chart/trajectory";
import { ChartFrame } from "./chart-frame";

const TrajectoryPlot = dynamic(() => import("./trajectory-plot").then((module) => module.TrajectoryPlot), {
  ssr: false,
});

/** Phases as steps of months and spend on a logarithmic scale, and where one stands. */
export function TrajectoryChart({ model, height = 340 }: { model: TrajectoryModel; height?: number }) {
  const table = useMemo(() => trajectoryTable(model), [model]);
  return (
    <ChartFrame
      name="trajectory"
      title={model.title}
      summary={model.summary}
      unit={model.unit}
      columns={table.columns}
      rows={table.rows}
      height={height}
    >
      <TrajectoryPlot model={model} />
    </ChartFrame>
  );
}
