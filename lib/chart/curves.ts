import type { ChartColumn, ChartRow } from "./chart-table";

export type CurvePoint = {
  x: number;
  /** null: a gap, with its reason in the chart's summary. */
  y: number | null;
  /** What the tooltip and the table call the point, where its x does not say it. */
  label?: string;
};

export type Curve = {
  key: string;
  label: string;
  /** A colour of the theme: "var(--cloud)". */
  colour: string;
  /** A line through the points, a line of steps, a band stacked on the bands before it, or the points alone. */
  shape: "line" | "step" | "band" | "dots";
  dash?: "dashed" | "dotted";
  points: readonly CurvePoint[];
};

/** A point that the chart names: "best", "now", "Breakeven 1,240". */
export type CurveMark = { x: number; y: number; label: string; colour: string };

/** A line across the plot at a limit: a floor, a capacity, today. */
export type CurveLimit = { axis: "x" | "y"; at: number; label: string };

export type CurveAxis = { label: string; ticks: readonly number[]; format: (value: number) => string };

/** A tint between two curves, for as long as both are shown. */
export type CurveArea = { lower: string; upper: string; colour: string };

/** Curves over a number: cost over coverage, volume, month or quality. What a planner draws and tabulates. */
export type CurvesModel = {
  /** The finding. */
  title: string;
  summary: string;
  /** Of y, for the table's caption and the export. */
  unit: string;
  x: CurveAxis;
  y: CurveAxis & {
    /** Figures of the tooltip and the table, finer than the axis. */
    exact: (value: number) => string;
  };
  curves: readonly Curve[];
  areas?: readonly CurveArea[];
  marks: readonly CurveMark[];
  limits: readonly CurveLimit[];
};

/** The points as rows: one row per x, or per name where points have one, and one column per curve. */
export function curvesTable({ x, y, unit, curves }: CurvesModel): { columns: ChartColumn[]; rows: ChartRow[] } {
  const rows = new Map<string, ChartRow>();
  for (const curve of curves) {
    for (const point of curve.points) {
      const key = point.label ?? String(point.x);
      const row = rows.get(key) ?? {
        key,
        cells: point.label === undefined ? { x: point.x } : { x: point.x, label: point.label },
      };
      row.cells[curve.key] = point.y;
      rows.set(key, row);
    }
  }
  const isNamed = curves.some((curve) => curve.points.some(({ label }) => label !== undefined));
  return {
    columns: [
      ...(isNamed ? [{ key: "label", header: "Point" }] : []),
      { key: "x", header: x.label, align: isNamed ? "end" : "start", format: x.format },
      ...curves.map((curve): ChartColumn => {
        return { key: curve.key, header: `${curve.label}, ${unit}`, align: "end", format: y.exact };
      }),
    ],
    rows: isNamed ? [...rows.values()] : [...rows.values()].sort((one, other) => xOf(one) - xOf(other)),
  };
}

function xOf({ cells }: ChartRow): number {
  return Number(cells.x);
}

export type CurvesRow = { x: number; values: Readonly<Record<string, number | null>>; label: string | null };

/** One row per x with what every curve has there, as a plot wants it; a curve without a point there is left out. */
export function curvesRows(curves: readonly Curve[]): CurvesRow[] {
  const rows = new Map<number, { x: number; values: Record<string, number | null>; label: string | null }>();
  for (const curve of curves) {
    for (const { x, y, label } of curve.points) {
      const row = rows.get(x) ?? { x, values: {}, label: null };
      row.values[curve.key] = y;
      row.label ??= label ?? null;
      rows.set(x, row);
    }
  }
  return [...rows.values()].sort((one, other) => one.x - other.x);
}
