"use client";

import {
  CartesianGrid,
  DefaultZIndexes,
  Label,
  ScatterChart as Plot,
  Scatter,
  Tooltip,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
  ZIndexLayer,
} from "recharts";
import type { CurveMark } from "@/lib/chart/curves";
import type { ScatterModel, ScatterPoint, ScatterSeries } from "@/lib/chart/scatter";
import { useChartSize } from "./chart-size";
import { ChartTooltip } from "./chart-tooltip";
import { CurvesAnnotations } from "./curves-annotations";

export type ScatterPlotProps = {
  model: ScatterModel;
  hidden: ReadonlySet<string>;
  tooltip: boolean;
  onPointer: () => void;
  onChoose?: ((key: string) => void) | undefined;
};

export function ScatterPlot({ model, hidden, tooltip, onPointer, onChoose }: ScatterPlotProps) {
  const { width, height } = useChartSize();
  const { x, y } = model;
  const isNarrow = width < 560;
  const series = model.series.filter(({ key }) => !hidden.has(key));
  return (
    <Plot
      width={width}
      height={height}
      title={model.title}
      margin={{ top: 16, right: 24, bottom: 4, left: 0 }}
      onMouseMove={onPointer}
    >
      <CartesianGrid stroke="var(--grid)" />
      <XAxis
        dataKey="x"
        type="number"
        domain={[x.ticks[0] ?? 0, x.ticks.at(-1) ?? 1]}
        ticks={x.ticks.filter((_, index) => !isNarrow || index % 2 === 0)}
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
        dataKey="y"
        type="number"
        domain={[y.ticks[0] ?? 0, y.ticks.at(-1) ?? 1]}
        ticks={[...y.ticks]}
        interval={0}
        width={52}
        tickLine={false}
        axisLine={false}
        tick={{ className: "chart-text" }}
        tickFormatter={y.format}
      />
      {tooltip ? (
        <Tooltip
          isAnimationActive={false}
          cursor={false}
          content={({ active, payload }) => {
            const point: unknown = active ? payload[0]?.payload : undefined;
            const key = typeof point === "object" && point !== null ? Reflect.get(point, "key") : undefined;
            return typeof key === "string" ? <PointTooltip of={key} series={series} model={model} /> : null;
          }}
        />
      ) : null}
      <Frontier model={model} isHidden={hidden.has("frontier")} />
      {series.map((each) => (
        <Scatter
          key={each.key}
          name={each.label}
          data={[...each.points]}
          isAnimationActive={false}
          onClick={({ payload }: { payload?: ScatterPoint }) => (payload ? onChoose?.(payload.key) : undefined)}
          shape={({
            cx,
            cy,
            payload,
          }: {
            cx?: number | undefined;
            cy?: number | undefined;
            payload?: ScatterPoint;
          }) => <Dot x={cx ?? 0} y={cy ?? 0} point={payload} series={each} chosen={model.chosen} />}
        />
      ))}
      {/* Names stand above the dots, and leave the pointer to them. */}
      <ZIndexLayer zIndex={DefaultZIndexes.label}>
        <g pointerEvents="none">
          <CurvesAnnotations model={{ marks: marksOf(model, series, { isNarrow }), limits: model.limits }} />
        </g>
      </ZIndexLayer>
    </Plot>
  );
}

type DotProps = { x: number; y: number; point: ScatterPoint | undefined; series: ScatterSeries } & Pick<
  ScatterModel,
  "chosen"
>;

function Dot({ x, y, point, series: { colour, shape }, chosen }: DotProps) {
  const isChosen = point !== undefined && point.key === chosen?.key;
  const shown = isChosen ? chosen.colour : point?.isFaint ? "var(--faint)" : colour;
  const isRing = shape === "rings";
  return (
    <g data-point={point?.key}>
      <circle cx={x} cy={y} r={12} fill="transparent" />
      <circle
        cx={x}
        cy={y}
        r={isRing ? 4 : 5}
        fill={isRing ? "var(--card)" : shown}
        stroke={isRing ? shown : "var(--card)"}
        strokeWidth={isRing ? 1.75 : 1}
      />
    </g>
  );
}

/** The line through what nothing beats, and from the cautious point of the chosen option to its other. */
function Frontier({ model, isHidden }: { model: ScatterModel; isHidden: boolean }) {
  const area = usePlotArea();
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  if (!area || !xScale || !yScale) return null;
  const at = (points: readonly { x: number; y: number }[]) =>
    points.map(({ x, y }) => `${xScale(x) ?? 0},${yScale(y) ?? 0}`).join(" ");
  const { chosen, frontier } = model;
  const ends = chosen ? model.series.flatMap(({ points }) => points.filter(({ key }) => key === chosen.key)) : [];
  return (
    <g fill="none">
      {isHidden ? null : (
        <polyline points={at(frontier.points)} stroke="var(--ink)" strokeWidth={1.5} strokeDasharray="3 3" />
      )}
      {chosen ? <polyline points={at(ends)} stroke={chosen.colour} strokeWidth={2} /> : null}
    </g>
  );
}

function marksOf(
  { chosen }: ScatterModel,
  series: readonly ScatterSeries[],
  { isNarrow }: { isNarrow: boolean },
): CurveMark[] {
  return series.flatMap(({ points, colour }) =>
    points
      .filter(({ named }) => named === "always" || (named === "wide" && !isNarrow))
      .map(({ key, label, x, y, isFaint }) => {
        const shown = isFaint ? "var(--faint)" : key === "today" ? "var(--ink)" : colour;
        return { x, y, label, colour: key === chosen?.key ? chosen.colour : shown };
      }),
  );
}

function PointTooltip({
  of,
  series,
  model: { x, y },
}: {
  of: string;
  series: readonly ScatterSeries[];
  model: ScatterModel;
}) {
  const found = series.flatMap((each) => each.points.filter(({ key }) => key === of).map((point) => ({ each, point })));
  return (
    <ChartTooltip
      title={found[0]?.point.label ?? ""}
      lines={found.map(({ each, point }) => {
        return {
          key: each.key,
          label: each.label,
          value: `${x.exact(point.x)}, ${y.exact(point.y)}`,
          colour: each.colour,
        };
      })}
    />
  );
}
