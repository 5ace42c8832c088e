"use client";

import { usePlotArea, useXAxisScale } from "recharts";
import { fittedLabel, type WaterfallBar, type WaterfallKind, type WaterfallModel } from "@/lib/chart/waterfall";
import { waterfallRowHeight } from "./waterfall-size";

/** Where name, bar and figure of a row stand: side by side, or the bar below the other two. */
export const waterfallLayout = {
  wide: { left: 216, right: 104, barHeight: 16, barTop: 9 },
  narrow: { left: 12, right: 20, barHeight: 11, barTop: 18 },
} as const;

export type WaterfallLayout = (typeof waterfallLayout)[keyof typeof waterfallLayout];

export const waterfallFills: Readonly<Record<WaterfallKind, string>> = {
  total: "var(--ink)",
  saving: "var(--saving)",
  overspend: "url(#hatch-overspend)",
  same: "var(--muted)",
  part: "var(--chart-other)",
  credit: "var(--saving)",
  idle: "url(#hatch-idle)",
};

const textFills: Readonly<Record<WaterfallKind, string>> = {
  total: "var(--text)",
  saving: "var(--saving)",
  overspend: "var(--over)",
  same: "var(--muted)",
  part: "var(--text)",
  credit: "var(--saving)",
  idle: "var(--text)",
};

type RowsProps = { model: WaterfallModel; layout: WaterfallLayout; width: number };

/** Each bar's name and figure, and the line that carries its end to the next bar. */
export function WaterfallRows({ model, layout, width }: RowsProps) {
  const area = usePlotArea();
  const xScale = useXAxisScale();
  if (!area || !xScale) return null;
  const isNarrow = layout === waterfallLayout.narrow;
  const topOf = (index: number) => area.y + index * waterfallRowHeight;
  return (
    <g>
      {model.bars.slice(0, -1).map((bar, index) => (
        <line
          key={bar.key}
          x1={xScale(bar.level) ?? area.x}
          x2={xScale(bar.level) ?? area.x}
          y1={topOf(index) + layout.barTop + layout.barHeight}
          y2={topOf(index + 1) + layout.barTop}
          stroke="var(--border-control)"
        />
      ))}
      {model.bars.map((bar, index) => {
        const y = topOf(index) + (isNarrow ? 13 : layout.barTop + layout.barHeight / 2 + 4);
        return (
          <g key={bar.key} data-step={bar.key}>
            <RowName bar={bar} y={y} pixels={isNarrow ? width - 120 : layout.left - 14} />
            <text
              x={width}
              y={y}
              textAnchor="end"
              style={{ fill: textFills[bar.kind] }}
              className={`chart-halo ${bar.kind === "total" ? "chart-text-strong" : "chart-text-plain"}`}
            >
              {bar.text}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function RowName({ bar, y, pixels }: { bar: WaterfallBar; y: number; pixels: number }) {
  const strong = bar.kind === "total";
  return (
    <text x={0} y={y} className={strong ? "chart-text-strong chart-halo" : "chart-text-plain chart-halo"}>
      <title>{bar.label}</title>
      {fittedLabel(bar.label, pixels, { strong })}
    </text>
  );
}
