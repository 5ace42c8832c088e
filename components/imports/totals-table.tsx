import type { CurrencyTotals } from "@/lib/chart/imports";
import { totalsByCurrency } from "@/lib/chart/imports";
import { formatExact } from "@/lib/format/amount";
import type { ImportTotals } from "@/lib/schema/import";
import { PlainTable } from "./plain-table";

const costs = [
  ["Billed", "billed"],
  ["Effective", "effective"],
  ["List", "list"],
  ["Contracted", "contracted"],
] as const;

/** The four costs to their last decimal. */
export function TotalsTable({ totals, counted }: { totals: ImportTotals; counted: boolean }) {
  const rows = totalsByCurrency(totals);
  if (rows.length === 0) return null;
  return (
    <PlainTable
      title="Totals"
      note={`Every decimal of the file, ${counted ? "as it counts" : "without rejected lines"}. Currencies are not added. — where a line has no such cost.`}
      rows={rows}
      rowId={({ currency }) => currency}
      columns={[
        { header: "Currency", cell: ({ currency }) => currency },
        ...costs.map(([header, cost]) => ({
          header: `${header} cost`,
          unit: "in its currency",
          end: true,
          cell: (row: CurrencyTotals) => formatExact(row[cost]),
        })),
      ]}
    />
  );
}
