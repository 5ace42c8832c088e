import { Badge } from "@/components/ui/badge";
import { formatDay, formatMonth } from "@/lib/format/date";
import { missing } from "@/lib/format/number";
import { formatQuantity } from "@/lib/format/quantity";
import type { ImportBatch } from "@/lib/schema/import";
import type { ImportCheck } from "@/lib/schema/import-check";
import { CurrencyAmounts } from "./currency-amounts";
import { PlainTable } from "./plain-table";

/** What each month of the file would bring. */
export function CheckedMonths({ check }: { check: ImportCheck }) {
  if (check.months.length === 0) return null;
  return (
    <PlainTable
      title="Months"
      note="Each billing month counts by itself, and replaces what this source had sent for it. A closed month gets corrections in the next open one."
      rows={check.months}
      rowId={({ month }) => month}
      columns={[
        { header: "Month", cell: ({ month }) => formatMonth(month) },
        { header: "Lines", unit: "count", end: true, cell: ({ rows }) => formatQuantity(rows) },
        { header: "Flagged", unit: "count", end: true, cell: ({ flagged }) => formatQuantity(flagged) },
        { header: "Days", cell: ({ firstDay, lastDay }) => `${formatDay(firstDay)} to ${formatDay(lastDay)}` },
        {
          header: "Effective cost",
          unit: "per currency",
          end: true,
          cell: ({ totals }) => <CurrencyAmounts totals={totals} />,
        },
      ]}
    />
  );
}

const states = {
  writing: <Badge tone="plan">writing</Badge>,
  committed: <Badge tone="ok">counts</Badge>,
  replaced: <Badge>replaced</Badge>,
  undone: <Badge>undone</Badge>,
};

/** What was made of each month. */
export function CommittedMonths({ batches }: { batches: readonly ImportBatch[] }) {
  if (batches.length === 0) return null;
  return (
    <PlainTable
      title="Months"
      note="A closed month does not change: what came for it later is booked as a correction in the month that was open."
      rows={batches}
      rowId={({ id }) => id}
      columns={[
        { header: "Month", cell: ({ month }) => formatMonth(month) },
        { header: "State", cell: ({ status }) => states[status] },
        {
          header: "Corrects",
          cell: ({ correctsMonth }) => (correctsMonth === null ? missing : formatMonth(correctsMonth)),
        },
        { header: "Lines", unit: "count", end: true, cell: ({ rows }) => formatQuantity(rows) },
        { header: "In review", unit: "count", end: true, cell: ({ flagged }) => formatQuantity(flagged) },
        {
          header: "Effective cost",
          unit: "per currency",
          end: true,
          cell: ({ totals }) => <CurrencyAmounts totals={totals} />,
        },
      ]}
    />
  );
}
