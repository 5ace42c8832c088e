"use client";

import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from "recharts";
import type { WaterfallBar, WaterfallKind, WaterfallModel } from "@/lib/chart/waterfall";
import { formatMoney } from "@/lib/format/money";
import { useChartSize } from "./chart-size";
import { ChartTooltip } from "./chart-tooltip";
import { type WaterfallLayout, WaterfallRows, waterfallFills, waterfallLayout } from "./waterfall-rows";

export type WaterfallPlotProps = { model: WaterfallModel; tooltip: boolean; onPointer: () => void };

export function WaterfallPlot({ model, tooltip, onPointer }: WaterfallPlotProps) {
  const { width, height } = useChartSize();
  const isNarrow = width < 560;
  const layout = isNarrow ? waterfallLayout.narrow : waterfallLayout.wide;
  const whole = (value: number) => formatMoney(value, { currency: model.currency, style: "whole", symbol: "none" });
  return (
    <BarChart
      layout="vertical"
      width={width}
      height={height}
      data={[...model.bars]}
      title={model.title}
      margin={{ top: 0, right: layout.right, bottom: 0, left: layout.left }}
      onMouseMove={onPointer}
    >
      <defs>
        <pattern id="hatch-overspend" width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width={5} height={5} fill="var(--card)" />
          <rect width={2.5} height={5} fill="var(--over)" />
        </pattern>
        <pattern id="hatch-idle" width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width={5} height={5} fill="var(--card)" />
          <rect width={2} height={5} fill="var(--warn)" />
        </pattern>
      </defs>
      <CartesianGrid horizontal={false} stroke="var(--grid)" />
      <XAxis
        type="number"
        domain={[model.ticks[0] ?? 0, model.ticks.at(-1) ?? 1]}
        ticks={model.ticks.filter((_, index) => !isNarrow || index % 2 === 0)}
        interval={0}
        height={28}
        tickLine={false}
        axisLine={{ stroke: "var(--border-control)" }}
        tick={{ className: "chart-text" }}
        tickFormatter={(value: number) => formatMoney(value, { currency: model.currency, style: "axis" })}
      />
      <YAxis type="category" dataKey="key" hide />
      {tooltip ? (
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: "var(--neutral-bg)", fillOpacity: 0.6 }}
          content={({ active, label }) => {
            const bar = active ? model.bars.find(({ key }) => key === label) : undefined;
            return bar ? <StepTooltip bar={bar} unit={model.unit} whole={whole} /> : null;
          }}
        />
      ) : null}
      <Bar
        dataKey={(bar: WaterfallBar) => [...bar.range]}
        name={model.unit}
        barSize={layout.barHeight}
        isAnimationActive={false}
        shape={({ x, y, width, index }) => {
          const kind = model.bars[index]?.kind;
          return kind ? <StepBar {...{ x, y, width, kind, layout }} /> : null;
        }}
      />
      <WaterfallRows model={model} layout={layout} width={width} />
    </BarChart>
  );
}

/** What is hatched has an outline, or its end could not be read. */
const strokes: Partial<Record<WaterfallKind, string>> = { overspend: "var(--over)", idle: "var(--warn)" };

const changeWords: Partial<Record<WaterfallKind, string>> = {
  overspend: "Costs more",
  part: "Adds",
  idle: "Adds",
  credit: "Credit",
};

type StepBarProps = { x: number; y: number; width: number; kind: WaterfallKind; layout: WaterfallLayout };

/** Never thinner than 2 px: a small step is there to be seen. */
function StepBar({ x, y, width, kind, layout }: StepBarProps) {
  return (
    <rect
      x={Math.min(x, x + width)}
      y={y + (layout === waterfallLayout.narrow ? 6.5 : 0)}
      width={Math.max(2, Math.abs(width))}
      height={layout.barHeight}
      fill={waterfallFills[kind]}
      stroke={strokes[kind] ?? "none"}
    />
  );
}

type StepTooltipProps = { bar: WaterfallBar; unit: string; whole: (value: number) => string };

function StepTooltip({ bar, unit, whole }: StepTooltipProps) {
  const colour = strokes[bar.kind] ?? waterfallFills[bar.kind];
  const change = { key: "change", label: changeWords[bar.kind] ?? "Saves", value: bar.text, colour };
  const level = { key: "level", label: bar.kind === "total" ? "Total" : "Total after it", value: whole(bar.level) };
  return (
    <ChartTooltip
      title={`${bar.label}, ${unit}`}
      lines={[...(bar.kind === "total" ? [] : [change]), { ...level, colour: "var(--ink)" }]}
    />
  );
}
