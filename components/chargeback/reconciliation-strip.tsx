import { Check, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { ratioOf } from "@/lib/chart/chargeback-rows";
import { formatAmount } from "@/lib/format/amount";
import { formatRatio } from "@/lib/format/ratio";
import type { ReconciliationFigures } from "@/lib/schema/month-document";

export type ReconciliationStripProps = { figures: ReconciliationFigures; currency: string };

/** imported = allocated + unallocated, and what the difference is: 0, or the page has a fault to show. */
export function ReconciliationStrip({ figures, currency }: ReconciliationStripProps) {
  const money = (amount: string) => formatAmount(amount, currency);
  const share = (part: string) => {
    const ratio = ratioOf(part, figures.imported);
    return ratio === null ? "" : `${formatRatio(ratio)} of imported`;
  };
  const isWhole = figures.difference === "0";
  const held = figures.inReview === "0" ? "" : `, of it ${money(figures.inReview)} in review`;
  return (
    <section
      aria-label={`Reconciliation, ${currency}`}
      className="card flex flex-wrap items-stretch rounded-card border border-border bg-card max-md:flex-col"
    >
      <Term label={`Imported, ${currency}`} note="all bills and usage">
        {money(figures.imported)}
      </Term>
      <Operator>=</Operator>
      <Term label="Allocated to teams" note={share(figures.allocated)}>
        {money(figures.allocated)}
      </Term>
      <Operator>+</Operator>
      <Term label="Unallocated" note={`${share(figures.unallocated)}${held}`}>
        {money(figures.unallocated)}
      </Term>
      <div
        className={`flex min-w-52 flex-col px-4 py-3 md:ml-auto md:rounded-r-[9px] ${isWhole ? "bg-saving-bg text-saving" : "bg-over-bg text-over"}`}
      >
        <span className="text-caption">Difference</span>
        <span className="flex items-center gap-1.5 text-title font-semibold">
          {isWhole ? <Check size={18} aria-hidden /> : <TriangleAlert size={18} aria-hidden />}
          {money(figures.difference)}
        </span>
        <span className="text-caption">{isWhole ? "reconciled to the last digit" : "not reconciled"}</span>
      </div>
    </section>
  );
}

function Term({ label, note, children }: { label: string; note: string; children: ReactNode }) {
  return (
    <div className="flex flex-col px-4 py-3 max-md:py-2">
      <span className="text-caption text-muted">{label}</span>
      <span className="text-title font-semibold">{children}</span>
      <span className="text-caption text-muted">{note}</span>
    </div>
  );
}

function Operator({ children }: { children: string }) {
  return (
    <span aria-hidden className="flex items-center text-title text-muted max-md:hidden">
      {children}
    </span>
  );
}
