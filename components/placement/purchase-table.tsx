"use client";

import { type DataColumn, DataTable } from "@/components/ui/data-table";
import type { NodePurchase, PlacementDecision, PlacementProblem } from "@/lib/calc/placement/problem";
import type { Names } from "@/lib/chart/placement-text";
import { formatMoney } from "@/lib/format/money";
import { formatQuantity } from "@/lib/format/quantity";

type PurchaseTableProps = {
  problem: PlacementProblem;
  decision: PlacementDecision;
  names: Names;
  currency: string;
  /** Paid once for the fleets that are bought. */
  lump: number;
};

/** What to buy and when. */
export function PurchaseTable({ problem, decision, names, currency, lump }: PurchaseTableProps) {
  const money = (value: number) => formatMoney(value, { currency, style: "whole", symbol: "none" });
  const priceOf = ({ supply: id, count }: NodePurchase) => {
    const supply = problem.supplies.find((each) => each.id === id);
    return supply?.kind === "owned" ? supply.nodeCapex * count : 0;
  };
  const columns: DataColumn<NodePurchase>[] = [
    { id: "supply", header: "Supply", cell: ({ supply }) => names.get(supply) ?? supply, total: () => "Total" },
    { id: "month", header: "At the start of month", align: "end", cell: ({ month }) => formatQuantity(month + 1) },
    { id: "count", header: "Nodes or units", unit: "count", align: "end", cell: ({ count }) => formatQuantity(count) },
    {
      id: "price",
      header: "Price",
      unit: currency,
      align: "end",
      cell: (row) => money(priceOf(row)),
      total: (rows) => money(rows.reduce((sum, row) => sum + priceOf(row), 0)),
    },
  ];
  return (
    <section className="flex flex-col gap-2">
      <h2 className="px-1">What to buy, and when</h2>
      <DataTable
        caption="What to buy"
        columns={columns}
        rows={[...decision.purchases].sort((one, other) => one.month - other.month)}
        rowId={({ supply, month }) => `${supply} ${month}`}
        noun="purchase"
        toolbar={false}
        regionClass="max-h-80"
      />
      <p className="px-1 text-caption text-muted">
        A reserved unit of consumption-priced on-prem is one GPU, paid by the month.
        {lump > 0
          ? ` Network, cooling and moving in cost ${formatMoney(lump, { currency, style: "compact" })} once for these fleets, whatever their size; node prices and totals leave that out.`
          : null}
      </p>
    </section>
  );
}
