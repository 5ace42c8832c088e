"use client";

import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from "recharts";
import type { TeamBar, TeamBarsModel } from "@/lib/chart/team-bars";
import { formatMoney } from "@/lib/format/money";
import { useChartSize } from "./chart-size";
import { ChartTooltip } from "./chart-tooltip";
import { TeamBarsRows, teamBarsMargins } from "./team-bars-rows";

export type TeamBarsPlotProps = {
  model: TeamBarsModel;
  hidden: ReadonlySet<string>;
  tooltip: boolean;
  onPointer: () => void;
  onChoose: (href: string) => void;
};

export function TeamBarsPlot({ model, hidden, tooltip, onPointer, onChoose }: TeamBarsPlotProps) {
  const { width, height } = useChartSize();
  const isNarrow = width < 560;
  const series = model.series.filter(({ key }) => !hidden.has(key));
  const hrefAt = (index: number) => model.bars[index]?.href ?? null;
  return (
    <BarChart
      layout="vertical"
      width={width}
      height={height}
      data={[...model.bars]}
      title={model.title}
      stackOffset="sign"
      margin={{ top: 0, bottom: 0, ...teamBarsMargins(width) }}
      onMouseMove={onPointer}
    >
      <defs>
        <pattern id="hatch-idle" width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width={5} height={5} fill="var(--card)" />
          <rect width={2} height={5} fill="var(--warn)" />
        </pattern>
      </defs>
      <CartesianGrid horizontal={false} stroke="var(--grid)" />
      <XAxis
        type="number"
        domain={[model.ticks[0] ?? 0, model.ticks.at(-1) ?? 1]}
        ticks={model.ticks.filter((_, index) => !isNarrow || index % 3 === 0)}
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
            return bar ? <TeamTooltip bar={bar} model={model} /> : null;
          }}
        />
      ) : null}
      {series.map(({ key, label, colour, isHatched }) => (
        <Bar
          key={key}
          dataKey={(bar: TeamBar) => bar.parts[key]}
          name={label}
          stackId="team"
          barSize={16}
          fill={isHatched ? "url(#hatch-idle)" : colour}
          stroke={isHatched ? "var(--warn)" : "var(--card)"}
          strokeWidth={isHatched ? 1 : 0.5}
          isAnimationActive={false}
          cursor="pointer"
          onClick={(_, index) => {
            const href = hrefAt(index);
            if (href) onChoose(href);
          }}
        />
      ))}
      <TeamBarsRows model={model} width={width} showBudget={!hidden.has("budget")} />
    </BarChart>
  );
}

function TeamTooltip({ bar, model }: { bar: TeamBar; model: TeamBarsModel }) {
  const money = (value: number) => formatMoney(value, { currency: model.currency, style: "compact" });
  const lines = model.series
    .filter(({ key }) => bar.parts[key] !== 0)
    .map(({ key, label, colour }) => ({ key, label, value: money(bar.parts[key]), colour }));
  const budget =
    bar.budget === null ? [] : [{ key: "budget", label: "Budget", value: money(bar.budget), colour: "var(--text)" }];
  return <ChartTooltip title={`${bar.label}, ${model.unit}`} lines={[...lines, ...budget]} total={bar.text} />;
}
