import { formatMonth, monthAfter } from "../format/date";
import type { ChartColumn, ChartRow } from "./chart-table";
import type { CrossoverModel } from "./crossover";

/** The cumulative cost of every line at the start and at the end of each month. */
export function crossoverTable(model: CrossoverModel): { columns: ChartColumn[]; rows: ChartRow[] } {
  return {
    columns: [
      { key: "month", header: "Month" },
      { key: "calendar", header: "Calendar month" },
      ...model.lines.map((line) => ({
        key: line.key,
        header: `${line.label} ${model.currency}`,
        align: "end" as const,
      })),
    ],
    rows: model.points.map(({ month, values }) => ({
      key: String(month),
      cells: {
        month: month === 0 ? "Start" : `Month ${month}`,
        calendar: formatMonth(monthAfter(model.startMonth, Math.max(0, month - 1)), "short"),
        ...values,
      },
    })),
  };
}
