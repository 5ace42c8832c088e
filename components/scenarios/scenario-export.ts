import { type ChartRow, chartCsv } from "@/lib/chart/chart-table";
import type { Differences } from "@/lib/chart/scenario-differences";
import type { InputChange } from "@/lib/chart/scenario-inputs";
import type { PlacementView, PlacementViews } from "@/lib/chart/scenario-placements";

type Exported = {
  name: string;
  unit: string;
  notes: readonly string[];
  views: PlacementViews;
  focus: PlacementView;
  table: Differences;
  changes: readonly InputChange[];
};

/** The differences as on the screen, unrounded, with what they rest on above them. */
export function differencesCsv({ name, unit, notes, views, focus, table, changes }: Exported): string {
  const keys = views.all.map((view) => view.key);
  const money = [
    ...table.groups.flatMap((group) => group.rows.map((row) => ({ ...row, group: group.title }))),
    { ...table.total, group: "Total" },
  ];
  const rows: ChartRow[] = money.map((row) => ({
    key: row.key,
    cells: {
      group: row.group,
      label: row.label,
      ...Object.fromEntries(keys.map((key, index) => [key, row.amounts[index] ?? 0])),
      difference: row.difference,
    },
  }));
  const result = (label: string, cells: (view: PlacementView) => number | null): ChartRow => ({
    key: label,
    cells: {
      group: "Result",
      label,
      ...Object.fromEntries(views.all.map((view) => [view.key, cells(view)])),
      difference: null,
    },
  });
  return chartCsv({
    title: `${name}: differences`,
    unit,
    notes: [
      ...notes,
      ...changes.map(
        (change) =>
          `${change.label}${change.owner ? ` (${change.owner})` : ""}: ${change.after}, was ${change.before}${change.unit ? ` ${change.unit}` : ""}`,
      ),
    ],
    columns: [
      { key: "group", header: "Group" },
      { key: "label", header: "Component" },
      ...views.all.map((view) => ({ key: view.key, header: view.name })),
      { key: "difference", header: `${focus.name} − all cloud` },
    ],
    rows: [
      ...rows,
      result("Breakeven, months (empty: none within the horizon)", (view) => view.breakevenMonths),
      result("Servers", (view) => view.nodes),
      result("Cost per GPU-hour", (view) => view.perGpuHour),
    ],
  });
}

export function download(fileName: string, csv: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\uFEFF", csv], { type: "text/csv;charset=utf-8" }));
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}
