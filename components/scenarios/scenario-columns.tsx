import { Badge } from "@/components/ui/badge";
import type { DataColumn } from "@/components/ui/data-table";
import { Delta } from "@/components/ui/delta";
import type { ScenarioListRow } from "@/lib/chart/scenario-headline";
import { formatInstant } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatMonths } from "@/lib/format/quantity";
import { formatRatio } from "@/lib/format/ratio";

export function scenarioColumns(currency: string, timeZone: string): DataColumn<ScenarioListRow>[] {
  return [
    {
      id: "name",
      header: "Scenario",
      cell: (row) => row.name,
      sortValue: (row) => row.name,
      searchValue: (row) => `${row.name} ${row.description} ${row.author}`,
      width: 300,
    },
    {
      id: "status",
      header: "Status",
      cell: (row) => (
        <Badge tone={row.status === "plan" ? "plan" : "draft"}>{row.status === "plan" ? "Plan" : "Draft"}</Badge>
      ),
      sortValue: (row) => (row.status === "plan" ? "0" : "1"),
    },
    { id: "best", header: "Best split", cell: (row) => row.headline.name, sortValue: (row) => row.headline.name },
    {
      id: "saving",
      header: "Against all cloud",
      unit: currency,
      align: "end",
      cell: (row) => <Delta value={row.headline.total} base={row.headline.allCloud} currency={currency} />,
      sortValue: (row) => row.headline.savings,
    },
    {
      id: "breakeven",
      header: "Breakeven",
      unit: "months",
      align: "end",
      cell: (row) => breakevenCell(row),
      sortValue: (row) => row.headline.breakevenMonths,
    },
    {
      id: "total",
      header: "Total cost",
      unit: currency,
      align: "end",
      cell: (row) => formatMoney(row.headline.total, { currency, style: "compact" }),
      sortValue: (row) => row.headline.total,
      hidden: true,
    },
    {
      id: "ratio",
      header: "Saving",
      unit: "%",
      align: "end",
      cell: (row) => formatRatio(row.headline.savingsRatio),
      sortValue: (row) => row.headline.savingsRatio,
      hidden: true,
    },
    {
      id: "horizon",
      header: "Horizon",
      unit: "months",
      align: "end",
      cell: (row) => row.horizonMonths,
      sortValue: (row) => row.horizonMonths,
      hidden: true,
    },
    {
      id: "workloads",
      header: "Workloads",
      unit: "count",
      align: "end",
      cell: (row) => row.workloads,
      sortValue: (row) => row.workloads,
      hidden: true,
    },
    {
      id: "versions",
      header: "Versions",
      unit: "count",
      align: "end",
      cell: (row) => row.versionCount,
      sortValue: (row) => row.versionCount,
    },
    { id: "author", header: "Last author", cell: (row) => row.author, sortValue: (row) => row.author },
    {
      id: "updated",
      header: "Updated",
      cell: (row) => formatInstant(row.updatedAt, timeZone),
      sortValue: (row) => row.updatedAt,
    },
  ];
}

function breakevenCell(row: ScenarioListRow): string {
  const { breakevenMonths } = row.headline;
  if (breakevenMonths === null) return `none in ${row.horizonMonths}`;
  return breakevenMonths === 0 ? "from the start" : formatMonths(breakevenMonths);
}
