import { StatusLine } from "@/components/layout/status-line";
import type { CostFigures, CostsPage } from "@/lib/chart/cost-page";
import { formatAmount } from "@/lib/format/amount";
import { formatCount } from "@/lib/format/quantity";

/** imported = allocated + unallocated, of the range and filters shown. */
export function CostStatus({ page, figures }: { page: CostsPage; figures: CostFigures }) {
  const { imported, allocated, unallocated, inReview, difference, reviewLines } = figures.reconciliation;
  const money = (amount: string | null) => <b>{formatAmount(amount, page.currency)}</b>;
  return (
    <StatusLine>
      <span>
        {difference === "0" ? "Reconciled" : "Not reconciled"}: imported {money(imported)} = allocated{" "}
        {money(allocated)} + unallocated {money(unallocated)}. Difference {money(difference)} {page.currency}
      </span>
      {reviewLines > 0 ? (
        <span>
          Unallocated includes {money(inReview)} of {formatCount(reviewLines, "line")} in review, which no total above
          counts
        </span>
      ) : null}
      <span>Shared pools are shown before they are shared out</span>
    </StatusLine>
  );
}
