import { type ChartRow, chartCsv } from "@/lib/chart/chart-table";
import { leverResults } from "@/lib/chart/lever-results";
import { leverStart, leverText, leverWorkloads } from "@/lib/chart/lever-text";
import type { Differences } from "@/lib/chart/scenario-differences";
import type { InputChange } from "@/lib/chart/scenario-inputs";
import type { Basis, PlacementView, PlacementViews } from "@/lib/chart/scenario-placements";
import { leverNames } from "@/lib/schema/lever";
import type { ScenarioInput } from "@/lib/schema/scenario";

type Exported = {
  name: string;
  unit: string;
  notes: readonly string[];
  input: ScenarioInput;
  basis: Basis;
  views: PlacementViews;
  focus: PlacementView;
  table: Differences;
  changes: readonly InputChange[];
};

/** The differences as on the screen, unrounded, with what they rest on above them. */
export function differencesCsv(exported: Exported): string {
  const { name, unit, notes, input, views, focus, table, changes } = exported;
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
      ...input.levers.map(
        (lever, index) =>
          `Lever ${index + 1}, ${lever.name}: ${leverNames[lever.change.kind]}; ${leverText(lever.change)}; ${leverWorkloads(lever, input)}; from ${leverStart(lever, input)}; effort ${lever.oneOffCost}`,
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
      ...leverRows(exported),
      result("Breakeven, months (empty: none within the horizon)", (view) => view.breakevenMonths),
      result("Servers", (view) => view.nodes),
      result("Cost per GPU-hour", (view) => view.perGpuHour),
    ],
  });
}

/** What the move and each lever save in every placement; start less the savings of a column is its total. */
function leverRows({ input, basis, views }: Pick<Exported, "input" | "basis" | "views">): ChartRow[] {
  if (input.levers.length === 0) return [];
  const results = views.all.map((view) => ({ key: view.key, ...leverResults(input, view, basis) }));
  type Result = (typeof results)[number];
  const row = (key: string, label: string, amountOf: (result: Result) => number): ChartRow => ({
    key,
    cells: {
      group: "Levers",
      label,
      ...Object.fromEntries(results.map((result) => [result.key, amountOf(result)])),
      difference: null,
    },
  });
  return [
    row("levers-start", "All cloud, no lever", ({ start }) => start),
    row("levers-move", "Saving: moving on-prem", ({ placement }) => placement),
    ...input.levers.map(({ id, name }, index) =>
      row(`lever-${id}`, `Saving: ${name}`, ({ levers }) => levers[index]?.saving ?? 0),
    ),
  ];
}

export function download(fileName: string, csv: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\uFEFF", csv], { type: "text/csv;charset=utf-8" }));
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}
