import { cx } from "class-variance-authority";
import { formatMoney } from "@/lib/format/money";

/** Actual less plan: sign and a spoken word carry it, colour only repeats it. */
export function PlanChange({ amount, currency }: { amount: number; currency: string }) {
  if (amount === 0) return <span className="text-muted">0</span>;
  const size = formatMoney(Math.abs(amount), { currency, style: "exact", symbol: "none" });
  return (
    <span className={cx("whitespace-nowrap", amount > 0 ? "text-over" : "text-saving")}>
      {amount > 0 ? "+" : "−"}
      {size}
      <span className="sr-only">{amount > 0 ? " more" : " less"}</span>
    </span>
  );
}
