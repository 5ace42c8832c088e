"use client";

import { type DataColumn, DataTable } from "@/components/ui/data-table";
import type { MixOption } from "@/lib/calc/commitment-plan";
import { optionNames } from "@/lib/chart/commitments";
import { formatMoney } from "@/lib/format/money";
import { formatQuantity } from "@/lib/format/quantity";

/** Every way the work is bought: hours, price, cost, and what of it buys nothing. */
export function MixTable({ options, currency }: { options: readonly MixOption[]; currency: string }) {
  const money = (value: number) => formatMoney(value, { currency, style: "whole", symbol: "none" });
  const total = (pick: (option: MixOption) => number) => (rows: readonly MixOption[]) =>
    rows.reduce((sum, row) => sum + pick(row), 0);
  const columns: DataColumn<MixOption>[] = [
    { id: "option", header: "Bought as", cell: ({ option }) => optionNames[option], total: () => "Total" },
    {
      id: "paid",
      header: "Paid",
      unit: "GPU-h/mo",
      align: "end",
      cell: ({ gpuHours }) => formatQuantity(gpuHours),
      total: (rows) => formatQuantity(total(({ gpuHours }) => gpuHours)(rows)),
    },
    {
      id: "used",
      header: "Used",
      unit: "GPU-h/mo",
      align: "end",
      cell: ({ usedGpuHours }) => formatQuantity(usedGpuHours),
      total: (rows) => formatQuantity(total(({ usedGpuHours }) => usedGpuHours)(rows)),
    },
    {
      id: "price",
      header: "Price",
      unit: `${currency}/GPU-h`,
      align: "end",
      cell: ({ gpuHourly }) => formatMoney(gpuHourly, { currency, style: "unit", symbol: "none" }),
    },
    {
      id: "cost",
      header: "Cost",
      unit: `${currency}/mo`,
      align: "end",
      cell: ({ cost }) => money(cost),
      total: (rows) => money(total(({ cost }) => cost)(rows)),
    },
    {
      id: "waste",
      header: "Waste",
      unit: `${currency}/mo`,
      align: "end",
      cell: ({ waste }) => money(waste),
      total: (rows) => money(total(({ waste }) => waste)(rows)),
    },
  ];
  return (
    <div className="flex flex-col gap-1">
      <DataTable
        caption="The mix"
        columns={columns}
        rows={options}
        rowId={({ option }) => option}
        noun="option"
        toolbar={false}
      />
      <p className="px-1 text-caption text-muted">
        Waste: hours that a commitment pays and nobody uses, and hours on spot that interruptions cost.
      </p>
    </div>
  );
}
