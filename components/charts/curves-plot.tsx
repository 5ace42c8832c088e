"use client";

import { Area, CartesianGrid, ComposedChart, Label, Line, Tooltip, XAxis, YAxis } from "recharts";
import { type Curve, type CurveArea, type CurvesModel, type CurvesRow, curvesRows } from "@/lib/chart/curves";
import { useChartSize } from "./chart-size";
import { ChartTooltip } from "./chart-tooltip";
import { dashes } from "./curve-dashes";
import { CurvesAnnotations } from "./curves-annotations";

export type CurvesPlotProps = {
  model: CurvesModel;
  hidden: ReadonlySet<string>;
  tooltip: boolean;
  onPointer: () => void;
  onChoose?: ((x: number) => void) | undefined;
};

export function CurvesPlot({ model, hidden, tooltip, onPointer, onChoose }: CurvesPlotProps) {
  const { width, height } = useChartSize();
  const { x, y } = model;
  const curves = model.curves.filter(({ key }) => !hidden.has(key));
  const rows = curvesRows(curves);
  const xTicks = width < 560 ? x.ticks.filter((_, index) => index % 2 === 0) : x.ticks;
  return (
    <ComposedChart
      width={width}
      height={height}
      data={rows}
      title={model.title}
      margin={{ top: 16, right: 24, bottom: 4, left: 0 }}
      onMouseMove={onPointer}
      onClick={({ activeLabel }) => (activeLabel === undefined ? undefined : onChoose?.(Number(activeLabel)))}
    >
      <CartesianGrid vertical={false} stroke="var(--grid)" />
      <XAxis
        dataKey="x"
        type="number"
        domain={[x.ticks[0] ?? 0, x.ticks.at(-1) ?? 1]}
        ticks={[...xTicks]}
        interval={0}
        height={44}
        tickLine={false}
        axisLine={{ stroke: "var(--border-control)" }}
        tick={{ className: "chart-text" }}
        tickFormatter={x.format}
      >
        <Label value={x.label} position="insideBottom" className="chart-text" />
      </XAxis>
      <YAxis
        domain={[y.ticks[0] ?? 0, y.ticks.at(-1) ?? 1]}
        ticks={[...y.ticks]}
        interval={0}
        width={56}
        tickLine={false}
        axisLine={false}
        tick={{ className: "chart-text" }}
        tickFormatter={y.format}
      />
      {tooltip ? (
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: "var(--border-control)", strokeDasharray: "2 2" }}
          content={({ active, label }) => {
            const row = active ? rows.find((candidate) => candidate.x === Number(label)) : undefined;
            return row ? <RowTooltip row={row} curves={curves} model={model} /> : null;
          }}
        />
      ) : null}
      {model.areas?.map((area) => tint(area))}
      {curves.map((curve) => drawn(curve))}
      <CurvesAnnotations model={model} />
    </ComposedChart>
  );
}

function tint({ lower, upper, colour }: CurveArea) {
  return (
    <Area
      key={`${lower} ${upper}`}
      dataKey={({ values }: CurvesRow) => {
        const [from, to] = [values[lower], values[upper]];
        return typeof from === "number" && typeof to === "number" ? [from, to] : null;
      }}
      type="linear"
      stroke="none"
      fill={colour}
      fillOpacity={0.14}
      activeDot={false}
      isAnimationActive={false}
    />
  );
}

/** Points that other curves have at other x are no gaps of this one; only its own are. */
function drawn({ key, label, colour, shape, dash, points }: Curve) {
  const common = {
    dataKey: ({ values }: CurvesRow) => values[key],
    name: label,
    connectNulls: points.every(({ y }) => y !== null),
    isAnimationActive: false,
  } as const;
  switch (shape) {
    case "band":
      return (
        <Area key={key} {...common} type="linear" stackId="bands" stroke={colour} fill={colour} fillOpacity={0.75} />
      );
    case "dots":
      return (
        <Line key={key} {...common} stroke={colour} strokeWidth={0} dot={{ r: 5, fill: colour, strokeWidth: 0 }} />
      );
    case "line":
    case "step":
      return (
        <Line
          key={key}
          {...common}
          type={shape === "step" ? "stepAfter" : "linear"}
          stroke={colour}
          strokeWidth={2}
          strokeDasharray={dashes[dash ?? "solid"]}
          dot={false}
          activeDot={{ r: 3 }}
        />
      );
  }
}

type RowTooltipProps = { row: CurvesRow; curves: readonly Curve[]; model: CurvesModel };

function RowTooltip({ row, curves, model: { x, y } }: RowTooltipProps) {
  const lines = curves
    .flatMap((curve) => {
      const amount = row.values[curve.key];
      return amount === null || amount === undefined ? [] : [{ curve, amount }];
    })
    .sort((one, other) => other.amount - one.amount);
  return (
    <ChartTooltip
      title={row.label ?? `${x.label}: ${x.format(row.x)}`}
      lines={lines.map(({ curve, amount }) => {
        return { key: curve.key, label: curve.label, value: y.exact(amount), colour: curve.colour };
      })}
    />
  );
}
