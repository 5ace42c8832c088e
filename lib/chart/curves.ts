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
  color: string;
  /** A line through the points, a line of steps, a band stacked on the bands before it, or the points alone. */
  shape: "line" | "step" | "band" | "dots";
  dash?: "dashed" | "dotted";
  points: readonly CurvePoint[];
};

/** A point that the chart names: "best", "now", "Breakeven 1,240". */
export type CurveMark = { x: number; y: number; label: string; color: string };

/** A line across the plot at a limit: a floor, a capacity, today. */
export type CurveLimit = { axis: "x" | "y"; at: number; label: string };

/** Curves over a number: cost over coverage, volume, month or quality. What a planner draws and tabulates. */
export type CurvesModel = {
  /** The finding. */
  title: string;
  summary: string;
  /** Of y, for the table's caption and the export. */
  unit: string;
  x: { label: string; ticks: readonly number[]; format: (value: number) => string };
  y: { label: string; ticks: readonly number[]; format: (value: number) => string };
  curves: readonly Curve[];
  marks: readonly CurveMark[];
  limits: readonly CurveLimit[];
};

/** The points as rows: one row per x, one column per curve. */
export function curvesTable(model: CurvesModel): { columns: ChartColumn[]; rows: ChartRow[] } {
  const rows = new Map<string, ChartRow>();
  for (const curve of model.curves) {
    for (const { x, y, label } of curve.points) {
      const key = label ?? String(x);
      const row = rows.get(key) ?? { key, cells: label === undefined ? { x } : { x, label } };
      row.cells[curve.key] = y;
      rows.set(key, row);
    }
  }
  const isNamed = model.curves.some((curve) => curve.points.some(({ label }) => label !== undefined));
  return {
    columns: [
      ...(isNamed ? [{ key: "label", header: "Point" }] : []),
      { key: "x", header: model.x.label, align: "end" },
      ...model.curves.map((curve): ChartColumn => {
        return { key: curve.key, header: `${curve.label} ${model.unit}`, align: "end" };
      }),
    ],
    rows: [...rows.values()],
  };
}
