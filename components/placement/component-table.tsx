"use client";

import { type DataColumn, DataTable } from "@/components/ui/data-table";
import type { ComponentRow } from "@/lib/chart/placement";
import { formatMoney } from "@/lib/format/money";

/** Present cost by component, today and as placed. */
export function ComponentTable({ rows, currency }: { rows: readonly ComponentRow[]; currency: string }) {
  const money = (value: number) => formatMoney(value, { currency, style: "whole", symbol: "none" });
  const figure = (id: string, header: string, of: (row: ComponentRow) => number): DataColumn<ComponentRow> => ({
    id,
    header,
    unit: currency,
    align: "end",
    cell: (row) => money(of(row)),
    total: (all) => money(all.reduce((sum, row) => sum + of(row), 0)),
  });
  const columns: DataColumn<ComponentRow>[] = [
    { id: "label", header: "Component", cell: ({ label }) => label, total: () => "Total" },
    figure("today", "Today", ({ today }) => today),
    figure("placed", "As placed", ({ placed }) => placed),
    figure("difference", "Difference", ({ today, placed }) => placed - today),
  ];
  return (
    <section className="flex flex-col gap-2">
      <h2 className="px-1">Cost by component</h2>
      <DataTable
        caption="Cost by component"
        columns={columns}
        rows={rows}
        rowId={({ key }) => key}
        noun="component"
        toolbar={false}
      />
    </section>
  );
}
