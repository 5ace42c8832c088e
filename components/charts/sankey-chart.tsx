"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import type { SankeyModel } from "@/lib/chart/sankey";
import { ChartFrame, type ChartFrameProps } from "./chart-frame";

const SankeyPlot = dynamic(() => import("./sankey-plot").then((module) => module.SankeyPlot), { ssr: false });

export type SankeyChartProps = {
  /** Which chart it is: "movement". */
  name: string;
  /** From lib/chart. */
  model: SankeyModel;
} & Pick<ChartFrameProps, "notes" | "tools" | "card">;

const rowHeight = 26;

/** Flows from left to right. It takes no keyboard stop: the table beside it says all that it draws. */
export function SankeyChart({ name, model, ...frame }: SankeyChartProps) {
  const [tooltip, setTooltip] = useState(true);
  const columns = [0, 1, 2].map((column) => model.nodes.filter((node) => node.column === column).length);
  return (
    <ChartFrame
      {...frame}
      name={name}
      title={model.title}
      summary={model.summary}
      unit={model.unit}
      columns={model.columns}
      rows={model.rows}
      height={Math.max(200, Math.max(...columns) * rowHeight)}
      onEscape={() => setTooltip(false)}
    >
      {model.links.length > 0 ? (
        <SankeyPlot model={model} tooltip={tooltip} onPointer={() => setTooltip(true)} />
      ) : (
        <p className="grid h-full place-items-center text-table text-muted">No data moves.</p>
      )}
    </ChartFrame>
  );
}
