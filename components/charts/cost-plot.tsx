"use client";

import { Area, Bar, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from "recharts";
import { drawn } from "@/lib/chart/cost-delta";
import { type CostChartModel, isOther } from "@/lib/chart/costs";
import type { CostOutlook } from "@/lib/chart/spend-chart";
import { formatMoney } from "@/lib/format/money";
import { useChartSize } from "./chart-size";
import { CostOutlookMarks } from "./cost-outlook";
import { CostTooltip } from "./cost-tooltip";

export type CostPlotProps = {
  /** With an outlook it is drawn beyond the last bar. */
  model: CostChartModel & { outlook?: CostOutlook };
  hidden: ReadonlySet<string>;
  tooltip: boolean;
  onPointer: () => void;
  onChoose: (key: string) => void;
};

type Point = {
  period: string;
  amounts: Record<string, number | null>;
  previous: number | null;
  coming: Record<string, number>;
  expected: number | null;
  band: [number, number] | null;
  budget: number | null;
};

const tickWidth = 44;

export function CostPlot({ model, hidden, tooltip, onPointer, onChoose }: CostPlotProps) {
  const { width, height } = useChartSize();
  const series = model.series.filter(({ key }) => !hidden.has(key));
  const previous = model.previous !== null && !hidden.has("previous");
  const { outlook } = model;
  const isForecast = outlook?.from != null && !hidden.has("forecast");
  const every = Math.max(1, Math.ceil((model.periods.length * tickWidth) / Math.max(1, width - 80)));
  const points = model.periods.map(
    ({ key }, index): Point => ({
      period: key,
      amounts: Object.fromEntries(
        model.series.map((each) => {
          const amount = each.amounts[index] ?? null;
          return [each.key, amount === null ? null : drawn(amount)];
        }),
      ),
      previous: model.previous?.totals[index] ?? null,
      coming: Object.fromEntries((outlook?.parts ?? []).map((part) => [part.key, part.amounts[index] ?? 0])),
      ...aheadOf(outlook, index),
    }),
  );
  const fillOf = (key: string, fill: string, hatched: boolean) => {
    if (isOther(key)) return "url(#hatch-others)";
    return hatched ? "url(#hatch-unallocated)" : fill;
  };
  return (
    <ComposedChart
      width={width}
      height={height}
      data={points}
      title={model.title}
      stackOffset="sign"
      barCategoryGap={points.length > 45 ? 1 : "16%"}
      margin={{ top: 10, right: 12, bottom: 0, left: 0 }}
      onMouseMove={onPointer}
    >
      <defs>
        <pattern id="hatch-others" width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width={5} height={5} fill="var(--card)" />
          <rect width={2} height={5} fill="var(--chart-other)" />
        </pattern>
        <pattern
          id="hatch-unallocated"
          width={4}
          height={4}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-45)"
        >
          <rect width={4} height={4} fill="var(--card)" />
          <rect width={1.5} height={4} fill="var(--chart-other)" />
        </pattern>
      </defs>
      <CartesianGrid vertical={false} stroke="var(--grid)" />
      <XAxis
        dataKey="period"
        interval={every - 1}
        height={28}
        tickLine={false}
        axisLine={{ stroke: "var(--border-control)" }}
        tick={{ className: "chart-text" }}
        tickFormatter={(_: string, index: number) => model.periods[index * every]?.tick ?? ""}
      />
      <YAxis
        domain={[model.yTicks[0] ?? 0, model.yTicks.at(-1) ?? 1]}
        ticks={model.yTicks}
        interval={0}
        width={56}
        tickLine={false}
        axisLine={false}
        tick={{ className: "chart-text" }}
        tickFormatter={(value: number) => formatMoney(value, { currency: model.currency, style: "axis" })}
      />
      {tooltip ? (
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: "var(--neutral-bg)", fillOpacity: 0.6 }}
          content={({ active, label }) => {
            const index = active ? model.periods.findIndex(({ key }) => key === label) : -1;
            return index < 0 ? null : (
              <CostTooltip model={model} shown={series} index={index} withPrevious={previous} />
            );
          }}
        />
      ) : null}
      {series.map(({ key, label, fill, hatched }) => (
        <Bar
          key={key}
          dataKey={(point: Point) => point.amounts[key]}
          name={label}
          stackId="cost"
          fill={fillOf(key, fill, hatched)}
          stroke="var(--card)"
          strokeWidth={0.5}
          className="cursor-pointer"
          data-series={key}
          onClick={() => onChoose(key)}
          isAnimationActive={false}
        />
      ))}
      {isForecast
        ? outlook.parts
            .filter((part) => !hidden.has(part.key))
            .map((part) => (
              <Bar
                key={`coming ${part.key}`}
                dataKey={(point: Point) => point.coming[part.key]}
                stackId="cost"
                fill={part.fill}
                fillOpacity={0.26}
                stroke="var(--card)"
                strokeWidth={0.5}
                isAnimationActive={false}
              />
            ))
        : null}
      {isForecast ? (
        <Area
          dataKey="band"
          stroke="none"
          fill="var(--ink)"
          fillOpacity={0.16}
          dot={isLone(outlook)}
          activeDot={false}
          isAnimationActive={false}
        />
      ) : null}
      {isForecast ? (
        <Line
          dataKey="expected"
          stroke="var(--ink)"
          strokeWidth={1.75}
          strokeDasharray="5 3"
          dot={isLone(outlook)}
          activeDot={false}
          isAnimationActive={false}
        />
      ) : null}
      {outlook && !hidden.has("budget") ? (
        <Line
          dataKey="budget"
          stroke="var(--ink)"
          strokeWidth={1.25}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      ) : null}
      {previous ? (
        <Line
          dataKey="previous"
          name={model.previous?.label ?? ""}
          stroke="var(--chart-other)"
          strokeWidth={1.75}
          strokeDasharray="3 3"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      ) : null}
      {outlook ? (
        <CostOutlookMarks
          outlook={isForecast ? outlook : { ...outlook, from: null }}
          periods={model.periods}
          narrow={width < 560}
        />
      ) : null}
    </ComposedChart>
  );
}

function aheadOf(outlook: CostOutlook | undefined, index: number): Pick<Point, "expected" | "band" | "budget"> {
  const total = outlook?.totals[index] ?? null;
  return {
    expected: total?.expected ?? null,
    band: total && [total.low, total.high],
    budget: outlook?.budget[index] ?? null,
  };
}

/** A line through one point is none. */
function isLone({ totals }: CostOutlook): boolean {
  return totals.filter((total) => total !== null).length === 1;
}
