"use client";

import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from "recharts";
import type { CrossoverModel } from "@/lib/chart/crossover";
import { monthTicks } from "@/lib/chart/ticks";
import { formatMonth, monthAfter } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { useChartSize } from "./chart-size";
import { ChartTooltip } from "./chart-tooltip";
import { CrossoverAnnotations } from "./crossover-annotations";
import { MonthAxisTick } from "./month-axis-tick";

export type CrossoverPlotProps = {
  model: CrossoverModel;
  hidden: ReadonlySet<string>;
  tooltip: boolean;
  onPointer: () => void;
  onFocusKey?: ((key: string) => void) | undefined;
};

export function CrossoverPlot({ model, hidden, tooltip, onPointer, onFocusKey }: CrossoverPlotProps) {
  const { width, height } = useChartSize();
  const narrow = width < 560;
  const gutter = narrow ? 66 : 140;
  const lines = model.lines.filter((line) => !hidden.has(line.key));
  const ticks = monthTicks(model.horizonMonths, model.startMonth, { narrow });
  const top = model.yTicks.at(-1) ?? 1;
  const money = (value: number) => formatMoney(value, { currency: model.currency, style: "compact" });
  return (
    <LineChart
      width={width}
      height={height}
      data={model.points}
      title={model.title}
      margin={{ top: 14, right: gutter, bottom: 0, left: 0 }}
      onMouseMove={onPointer}
    >
      <CartesianGrid vertical={false} stroke="var(--grid)" />
      <XAxis
        dataKey="month"
        type="number"
        domain={[0, model.horizonMonths]}
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
        domain={[model.yTicks[0] ?? 0, top]}
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
          cursor={{ stroke: "var(--border-control)", strokeDasharray: "2 2" }}
          content={({ active, label }) => {
            const point = active ? model.points[Number(label)] : undefined;
            if (!point) return null;
            const entries = lines
              .map((line) => ({ line, amount: point.values[line.key] ?? 0 }))
              .sort((a, b) => b.amount - a.amount);
            return (
              <ChartTooltip
                title={
                  point.month === 0
                    ? "Start"
                    : `End of month ${point.month}, ${formatMonth(monthAfter(model.startMonth, point.month - 1), "short")}`
                }
                lines={entries.map(({ line, amount }) => ({
                  key: line.key,
                  label: line.label,
                  value: money(amount),
                  colour: line.style.stroke,
                  strong: line.focused,
                }))}
              />
            );
          }}
        />
      ) : null}
      {lines.map((line) => (
        <Line
          key={line.key}
          dataKey={(point: { values: Record<string, number> }) => point.values[line.key]}
          name={line.label}
          type="linear"
          stroke={line.style.stroke}
          strokeWidth={line.style.width}
          strokeDasharray={line.style.dash}
          dot={false}
          activeDot={{ r: 3, onClick: () => onFocusKey?.(line.key) }}
          isAnimationActive={false}
          onClick={() => onFocusKey?.(line.key)}
        />
      ))}
      <CrossoverAnnotations model={model} lines={lines} narrow={narrow} gutter={gutter} />
    </LineChart>
  );
}
