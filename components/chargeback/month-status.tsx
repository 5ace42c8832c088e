import { StatusLine } from "@/components/layout/status-line";
import type { MonthHead } from "@/lib/chart/chargeback";
import { basisWords } from "@/lib/chart/cost-text";
import { formatAmount } from "@/lib/format/amount";
import { formatInstant, formatMonth } from "@/lib/format/date";
import type { ReconciliationFigures } from "@/lib/schema/month-document";

export type MonthStatusProps = { head: MonthHead; reconciliation: ReconciliationFigures | null };

/** The reconciliation as one line, and what froze the figures or not. */
export function MonthStatus({ head, reconciliation }: MonthStatusProps) {
  const { period, currency, basis, timeZone } = head;
  const money = (amount: string) => formatAmount(amount, currency);
  return (
    <StatusLine>
      {reconciliation ? (
        <span>
          Imported <b>{money(reconciliation.imported)}</b> = allocated <b>{money(reconciliation.allocated)}</b> +
          unallocated <b>{money(reconciliation.unallocated)}</b>
          {reconciliation.inReview === "0" ? null : (
            <>
              {" "}
              (of which in review <b>{money(reconciliation.inReview)}</b>)
            </>
          )}
          . Difference <b>{money(reconciliation.difference)}</b> {currency}.
        </span>
      ) : (
        <span>
          {formatMonth(period.month)}, {basisWords[basis]}, {currency}.
        </span>
      )}
      {period.version === null || period.sha256 === null ? (
        <span>Closing freezes lines, rules, rates and currency.</span>
      ) : (
        <span>
          Closed {period.closedAt === null ? "" : formatInstant(period.closedAt, timeZone)}
          {period.closedBy === null ? "" : ` by ${period.closedBy}`}, sha256{" "}
          <code className="font-mono">{period.sha256.slice(0, 16)}…</code>
        </span>
      )}
    </StatusLine>
  );
}
