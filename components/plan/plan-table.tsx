"use client";

import type { ReactNode } from "react";
import type { DataColumn } from "@/components/ui/data-table";
import { UrlDataTable } from "@/components/ui/url-data-table";
import { type PlanView, partNames } from "@/lib/chart/plan-page";
import { type PlanPart, type PlanRow, planParts, sumOfRows } from "@/lib/chart/plan-rows";
import { PlanChange } from "./plan-change";
import { PlanMoney } from "./plan-money";

export type PlanTableProps = { view: PlanView; by: "team" | "workload"; row: string | null; tools: ReactNode };

/** Teams, or their workloads: parts add across to the difference, rows down to the total. */
export function PlanTable({ view, by, row, tools }: PlanTableProps) {
  const { currency, month } = view;
  const rows = by === "team" ? view.teams : view.rows;
  const hrefOf = ({ id, name }: PlanRow) =>
    by === "team"
      ? `/plan?${new URLSearchParams({ month, by: "workload", q: name })}`
      : `/plan?${new URLSearchParams({ month, by: "workload", row: id })}`;
  return (
    <UrlDataTable
      caption={by === "team" ? "Teams" : "Workloads and other costs"}
      columns={columnsOf(by, { currency, rows })}
      rows={rows}
      rowId={({ id }) => id}
      rowName={({ name }) => name}
      rowHref={hrefOf}
      selectedId={row}
      defaultSort="-size"
      noun={by === "team" ? "team" : "line"}
      tools={tools}
    />
  );
}

type Context = { currency: string; rows: readonly PlanRow[] };

function columnsOf(by: "team" | "workload", { currency, rows }: Context): readonly DataColumn<PlanRow>[] {
  const present = planParts.filter((part, index) => index < 4 || rows.some((row) => row.parts[part] !== 0));
  return [
    {
      id: "name",
      header: by === "team" ? "Team" : "Workload or cost",
      cell: ({ name }) => name,
      sortValue: ({ name }) => name,
    },
    ...(by === "team"
      ? []
      : [
          {
            id: "team",
            header: "Team",
            cell: ({ team }: PlanRow) => team,
            sortValue: ({ team }: PlanRow) => team,
          },
        ]),
    {
      id: "plan",
      header: "Plan",
      unit: currency,
      align: "end",
      cell: ({ plan }) => <PlanMoney amount={plan} currency={currency} missing="not in the plan" />,
      sortValue: ({ plan }) => plan,
      total: (shown) => <PlanMoney amount={sumOfRows(shown, currency).plan} currency={currency} missing="no plan" />,
    },
    {
      id: "actual",
      header: "Actual",
      unit: currency,
      align: "end",
      cell: ({ actual }) => <PlanMoney amount={actual} currency={currency} missing="no bill" />,
      sortValue: ({ actual }) => actual,
      total: (shown) => <PlanMoney amount={sumOfRows(shown, currency).actual} currency={currency} missing="no bill" />,
    },
    {
      id: "size",
      header: "Difference",
      unit: currency,
      align: "end",
      cell: ({ difference }) => <PlanChange amount={difference} currency={currency} />,
      sortValue: ({ difference }) => Math.abs(difference),
      total: (shown) => <PlanChange amount={sumOfRows(shown, currency).difference} currency={currency} />,
    },
    ...present.map((part) => partColumn(part, currency)),
  ];
}

function partColumn(part: PlanPart, currency: string): DataColumn<PlanRow> {
  return {
    id: part,
    header: partNames[part],
    unit: currency,
    align: "end",
    cell: (row) =>
      part === "utilisation" && row.gap === "no-used-hours" ? (
        <span className="text-muted" title="Hours used are not counted">
          —<span className="sr-only"> hours used are not counted</span>
        </span>
      ) : (
        <PlanChange amount={row.parts[part]} currency={currency} />
      ),
    sortValue: ({ parts }) => parts[part],
    total: (shown) => <PlanChange amount={sumOfRows(shown, currency).parts[part]} currency={currency} />,
  };
}
