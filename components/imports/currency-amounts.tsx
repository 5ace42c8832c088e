import { totalsByCurrency } from "@/lib/chart/imports";
import { formatAmount, formatExact } from "@/lib/format/amount";
import { missing } from "@/lib/format/number";
import type { ImportTotals } from "@/lib/schema/import";

/** Effective cost, each currency on a line of its own. */
export function CurrencyAmounts({ totals }: { totals: ImportTotals }) {
  const rows = totalsByCurrency(totals);
  if (rows.length === 0) return missing;
  return rows.map(({ currency, effective }) => (
    <span key={currency} className="block" title={formatExact(effective)}>
      {formatAmount(effective, currency)} <span className="text-muted">{currency}</span>
    </span>
  ));
}
