import { cx } from "class-variance-authority";
import type { DataColumn } from "@/components/ui/data-table";
import { TierMark } from "@/components/ui/tier-mark";
import { workloadKindNames } from "@/lib/calc/classify";
import { searchTextOf, sortKeys } from "@/lib/chart/workload-filter";
import type { WorkloadRow } from "@/lib/chart/workload-recommendation";
import { purchaseNames } from "@/lib/chart/workload-rules";
import { workloadTotals } from "@/lib/chart/workload-summary";
import { formatMoney } from "@/lib/format/money";
import { formatQuantity } from "@/lib/format/quantity";
import { formatRatio } from "@/lib/format/ratio";
import { extraColumns, searchedByName } from "./extra-columns";
import { MissingFigure } from "./missing-figure";

/** The table's columns; money is an estimate from the price book, so it is shown in whole units. */
export function workloadColumns(currency: string): DataColumn<WorkloadRow>[] {
  const money = (value: number | null) => formatMoney(value, { currency, style: "whole", symbol: "none" });
  const perMonth = `${currency}/mo`;
  const total = (figure: (totals: ReturnType<typeof workloadTotals>) => string) => (rows: readonly WorkloadRow[]) =>
    figure(workloadTotals(rows));
  return [
    {
      id: "name",
      header: "Workload",
      width: 250,
      sortValue: sortKeys.name,
      searchValue: searchTextOf,
      cell: ({ workload }) => (
        <span className="block py-1">
          <span className="block leading-[17px] font-medium break-words">{workload.name}</span>
          <span className="block text-caption text-muted">
            {workload.teamName} · {workloadKindNames[workload.kind]}
            {workload.archivedAt ? " · archived" : ""}
          </span>
        </span>
      ),
    },
    {
      id: "runsOn",
      header: "Runs on",
      width: 210,
      sortValue: sortKeys.runsOn,
      searchValue: searchedByName,
      cell: ({ tier, workload }) => (
        <span className="block">
          <TierMark tier={tier} />
          <span className="block max-w-44 truncate pl-3.5 text-caption text-muted">{workload.supplyName}</span>
        </span>
      ),
    },
    {
      id: "recommended",
      header: "Recommended",
      width: 150,
      sortValue: sortKeys.recommended,
      searchValue: searchedByName,
      cell: ({ moves, recommended }) =>
        moves ? (
          <span className="block">
            <TierMark tier={recommended.tier} />
            <span className="block pl-3.5 text-caption text-muted">{purchaseNames[recommended.purchase]}</span>
          </span>
        ) : (
          <span className="text-muted">stay</span>
        ),
      total: total(({ moving }) => `${moving} change`),
    },
    {
      id: "gpuHours",
      header: "GPU-hours",
      unit: "h/mo",
      align: "end",
      width: 110,
      sortValue: sortKeys.gpuHours,
      cell: ({ workload }) => formatQuantity(workload.gpuHoursMonthly),
      total: total(({ gpuHoursMonthly }) => formatQuantity(gpuHoursMonthly)),
    },
    {
      id: "utilisation",
      header: "Utilisation",
      unit: "%",
      align: "end",
      width: 130,
      sortValue: sortKeys.utilisation,
      cell: ({ workload }) => <Utilisation ratio={workload.utilisation} />,
      total: total(({ utilisation }) => percent(utilisation)),
    },
    {
      id: "cost",
      header: "Cost",
      unit: perMonth,
      align: "end",
      width: 120,
      sortValue: sortKeys.cost,
      cell: ({ monthlyCost, costReason, moves, recommendedCost }) =>
        monthlyCost === null ? (
          <MissingFigure reason={costReason ?? "No price."} />
        ) : (
          <span className="block">
            <span className="block leading-[17px]">{money(monthlyCost)}</span>
            {moves && recommendedCost !== null ? (
              <span className="block text-caption text-muted">
                <span aria-hidden>→ </span>
                <span className="sr-only">as recommended </span>
                {money(recommendedCost)}
              </span>
            ) : null}
          </span>
        ),
      total: total(({ monthlyCost }) => money(monthlyCost)),
    },
    {
      id: "recommendedCost",
      header: "Recommended cost",
      unit: perMonth,
      align: "end",
      hidden: true,
      width: 170,
      sortValue: sortKeys.recommendedCost,
      cell: ({ recommendedCost, recommendedReason }) =>
        recommendedCost === null ? <MissingFigure reason={recommendedReason ?? "No price."} /> : money(recommendedCost),
      total: total(({ recommendedCost }) => money(recommendedCost)),
    },
    {
      id: "saving",
      header: "Saving",
      unit: perMonth,
      align: "end",
      width: 120,
      sortValue: sortKeys.saving,
      cell: ({ saving, recommendedReason, costReason }) =>
        saving === null ? (
          <MissingFigure reason={recommendedReason ?? costReason ?? "No price."} />
        ) : (
          <span className={cx(saving > 0 ? "text-saving" : saving < 0 ? "text-over" : "text-muted")}>
            {money(saving)}
          </span>
        ),
      total: total(({ saving }) => money(saving)),
    },
    ...extraColumns,
  ];
}

/** Left out while the panel takes their room; the panel says the same of its workload. */
export const wideColumns: ReadonlySet<string> = new Set(["runsOn", "gpuHours", "utilisation"]);

/** On a phone the saving stands where it is seen without scrolling. */
export function savingFirst(columns: readonly DataColumn<WorkloadRow>[]): DataColumn<WorkloadRow>[] {
  const saving = columns.filter((column) => column.id === "saving");
  const [name, ...rest] = columns.filter((column) => column.id !== "saving");
  return name ? [name, ...saving, ...rest] : saving;
}

function percent(ratio: number | null): string {
  return formatRatio(ratio, { digits: 0 }).replace("%", "");
}

function Utilisation({ ratio }: { ratio: number | null }) {
  if (ratio === null) return <MissingFigure reason="Utilisation is not measured." />;
  return (
    <span className="inline-grid grid-cols-[48px_28px] items-center gap-2">
      <span aria-hidden className="h-1.5 rounded-full bg-neutral-bg">
        <span
          className={cx("block h-full rounded-full", ratio < 0.4 ? "bg-warn" : "bg-chart-other")}
          style={{ width: `${ratio * 100}%` }}
        />
      </span>
      <span>{percent(ratio)}</span>
    </span>
  );
}
