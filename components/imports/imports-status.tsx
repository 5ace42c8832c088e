import { StatusLine } from "@/components/layout/status-line";
import type { ImportsPage } from "@/lib/chart/imports-page";
import { formatAmount } from "@/lib/format/amount";
import { formatCount } from "@/lib/format/quantity";

/** imported = allocated + unallocated, of everything that counts. */
export function ImportsStatus({ reconciliation, failure, currency }: ImportsPage) {
  if (!reconciliation) return <StatusLine>{failure ? <span>{failure}</span> : null}</StatusLine>;
  const { imported, allocated, unallocated, inReview, difference, reviewLines } = reconciliation;
  const money = (amount: string | null) => <b>{formatAmount(amount, currency)}</b>;
  return (
    <StatusLine>
      <span>
        {difference === "0" ? "Reconciled" : "Not reconciled"}, all months, effective: imported {money(imported)} =
        allocated {money(allocated)} + unallocated {money(unallocated)}. Difference {money(difference)} {currency}
      </span>
      {reviewLines > 0 ? (
        <span>
          Unallocated includes {money(inReview)} of {formatCount(reviewLines, "line")} in review
        </span>
      ) : null}
    </StatusLine>
  );
}
