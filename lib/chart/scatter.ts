import type { ChartColumn, ChartRow } from "./chart-table";
import type { CurveAxis, CurveLimit } from "./curves";

export type ScatterPoint = {
  /** What the point stands for; the same in every series. */
  key: string;
  label: string;
  x: number;
  y: number;
  /** Drawn without its colour: an option that is ruled out. */
  isFaint: boolean;
  /** Named on the plot: always, where there is room, or only by the pointer. */
  named: "always" | "wide" | "never";
};

export type ScatterSeries = {
  key: string;
  label: string;
  /** A colour of the theme: "var(--cloud)". */
  colour: string;
  shape: "dots" | "rings";
  points: readonly ScatterPoint[];
};

type ScatterAxis = CurveAxis & { exact: (value: number) => string };

/** Options as points of two figures, with the line of those that nothing beats. */
export type ScatterModel = {
  /** The finding. */
  title: string;
  summary: string;
  /** Of the figures, for the table's caption and the export. */
  unit: string;
  x: ScatterAxis;
  y: ScatterAxis;
  series: readonly ScatterSeries[];
  frontier: { label: string; points: readonly { x: number; y: number }[] };
  /** From one point of the chosen option to the other. */
  chosen: { key: string; colour: string } | null;
  limits: readonly CurveLimit[];
};

/** One row per option, two columns per series. */
export function scatterTable({ x, y, series }: ScatterModel): { columns: ChartColumn[]; rows: ChartRow[] } {
  const rows = new Map<string, ChartRow>();
  for (const { key, points } of series) {
    for (const point of points) {
      const row = rows.get(point.key) ?? { key: point.key, cells: { label: point.label } };
      row.cells[`${key} x`] = point.x;
      row.cells[`${key} y`] = point.y;
      rows.set(point.key, row);
    }
  }
  return {
    columns: [
      { key: "label", header: "Option" },
      ...series.flatMap(({ key, label }): ChartColumn[] => [
        { key: `${key} x`, header: `${x.label}, ${label.toLowerCase()}`, align: "end", format: x.exact },
        { key: `${key} y`, header: `${y.label}, ${label.toLowerCase()}`, align: "end", format: y.exact },
      ]),
    ],
    rows: [...rows.values()],
  };
}
