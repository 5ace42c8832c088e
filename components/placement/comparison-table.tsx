"use client";

import { type DataColumn, DataTable } from "@/components/ui/data-table";
import type { ComparisonRow } from "@/lib/chart/placement";
import { formatMoney } from "@/lib/format/money";
import { formatRatio } from "@/lib/format/ratio";

/** The best placement beside the usual ways to decide, each with the fewest nodes that serve it. */
export function ComparisonTable({ rows, currency }: { rows: readonly ComparisonRow[]; currency: string }) {
  const money = (value: number) => formatMoney(value, { currency, style: "whole", symbol: "none" });
  const columns: DataColumn<ComparisonRow>[] = [
    {
      id: "name",
      header: "Way to decide",
      cell: ({ name, broken, note }) => (
        <span className="flex max-w-[52ch] min-w-44 flex-col py-1 whitespace-normal">
          {name}
          {broken.length > 0 ? <span className="text-caption text-over">Breaks: {broken.join("; ")}.</span> : null}
          {note ? <span className="text-caption text-muted">{note}.</span> : null}
        </span>
      ),
    },
    { id: "total", header: "Present cost", unit: currency, align: "end", cell: ({ total }) => money(total) },
    {
      id: "saving",
      header: "Saving",
      unit: currency,
      align: "end",
      cell: ({ key, saving }) =>
        key === "today" ? "—" : <span className={saving < 0 ? "text-over" : "text-saving"}>{money(saving)}</span>,
    },
    { id: "capex", header: "To buy", unit: currency, align: "end", cell: ({ capex }) => money(capex) },
    {
      id: "onPrem",
      header: "On-prem",
      unit: "%",
      align: "end",
      cell: ({ onPremShare }) => formatRatio(onPremShare),
    },
  ];
  return (
    <section className="flex flex-col gap-2">
      <div className="px-1">
        <h2>Compared with the usual ways</h2>
        <p className="text-table text-muted">
          Present cost over the horizon, each with the fewest nodes that serve it. One that breaks a rule is not
          possible as it stands.
        </p>
      </div>
      <DataTable
        caption="Compared with the usual ways"
        columns={columns}
        rows={rows}
        rowId={({ key }) => key}
        noun="way"
        toolbar={false}
      />
    </section>
  );
}
