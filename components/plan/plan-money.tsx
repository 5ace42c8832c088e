import { formatMoney } from "@/lib/format/money";

export type PlanMoneyProps = { amount: number | null; currency: string; missing: string };

/** To the digits of the currency; what is missing says why to who listens. */
export function PlanMoney({ amount, currency, missing }: PlanMoneyProps) {
  if (amount !== null) return formatMoney(amount, { currency, style: "exact", symbol: "none" });
  return (
    <span className="text-muted">
      <span aria-hidden>—</span> <span className="text-caption">{missing}</span>
    </span>
  );
}
