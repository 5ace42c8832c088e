"use client";

import { Bar, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from "recharts";
import type { MonthlyCostModel } from "@/lib/chart/monthly-cost";
import { monthTicks } from "@/lib/chart/ticks";
import { formatMonth, monthAfter } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { useChartSize } from "./chart-size";
import { ChartTooltip } from "./chart-tooltip";
import { MonthAxisTick } from "./month-axis-tick";

export type MonthlyCostPlotProps = {
  model: MonthlyCostModel;
  hidden: ReadonlySet<string>;
  tooltip: boolean;
  onPointer: () => void;
};

type Point = { month: number; amounts: Record<string, number>; allCloud: number | null };

export function MonthlyCostPlot({ model, hidden, tooltip, onPointer }: MonthlyCostPlotProps) {
  const { width, height } = useChartSize();
  const narrow = width < 560;
  const bars = model.bars.filter((bar) => !hidden.has(bar.key));
  const ticks = monthTicks(model.horizonMonths, model.startMonth, { narrow }).filter((tick) => tick.month > 0);
  const money = (value: number) => formatMoney(value, { currency: model.currency, style: "compact" });
  const points = Array.from(
    { length: model.horizonMonths },
    (_, index): Point => ({
      month: index + 1,
      amounts: Object.fromEntries(model.bars.map((bar) => [bar.key, bar.amounts[index] ?? 0])),
      allCloud: model.allCloud?.[index] ?? null,
    }),
  );
  return (
    <ComposedChart
      width={width}
      height={height}
      data={points}
      title={model.title}
      stackOffset="sign"
      barCategoryGap={narrow ? 1 : "12%"}
      margin={{ top: 10, right: 24, bottom: 0, left: 0 }}
      onMouseMove={onPointer}
    >
      <defs>
        <pattern id="hatch-other" width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width={5} height={5} fill="var(--card)" />
          <rect width={2} height={5} fill="var(--chart-other)" />
        </pattern>
      </defs>
      <CartesianGrid vertical={false} stroke="var(--grid)" />
      <XAxis
        dataKey="month"
        ticks={ticks.map((tick) => tick.month)}
        interval={0}
        height={44}
        tickLine={false}
        axisLine={{ stroke: "var(--border-control)" }}
        tick={({ x, y, payload }: { x: number | string; y: number | string; payload: { value: number } }) => (
          <MonthAxisTick x={Number(x)} y={Number(y)} tick={ticks.find((tick) => tick.month === payload.value)} />
        )}
      />
      <YAxis
        domain={[model.yTicks[0] ?? 0, model.yTicks.at(-1) ?? 1]}
        ticks={model.yTicks}
        interval={0}
        width={52}
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
            const point = active ? points[Number(label) - 1] : undefined;
            if (!point) return null;
            const entries = bars
              .map((bar) => ({ bar, amount: point.amounts[bar.key] ?? 0 }))
              .sort((a, b) => b.amount - a.amount);
            const all =
              point.allCloud === null
                ? []
                : [{ key: "all-cloud", label: "All cloud", value: money(point.allCloud), colour: "var(--ink)" }];
            return (
              <ChartTooltip
                title={`Month ${point.month}, ${formatMonth(monthAfter(model.startMonth, point.month - 1), "short")}`}
                lines={[
                  ...all,
                  ...entries.map(({ bar, amount }) => ({
                    key: bar.key,
                    label: bar.label,
                    value: money(amount),
                    colour: bar.fill,
                  })),
                ]}
                total={money(entries.reduce((total, entry) => total + entry.amount, 0))}
              />
            );
          }}
        />
      ) : null}
      {bars.map((bar) => (
        <Bar
          key={bar.key}
          dataKey={(point: Point) => point.amounts[bar.key]}
          name={bar.label}
          stackId="cost"
          fill={bar.tier === "other" ? "url(#hatch-other)" : bar.fill}
          fillOpacity={bar.opacity}
          stroke="var(--card)"
          strokeWidth={0.5}
          isAnimationActive={false}
        />
      ))}
      {model.allCloud && !hidden.has("all-cloud") ? (
        <Line
          dataKey="allCloud"
          name="All cloud"
          type="step"
          stroke="var(--ink)"
          strokeWidth={1.75}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      ) : null}
    </ComposedChart>
  );
}
