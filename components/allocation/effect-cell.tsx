import { formatAmount } from "@/lib/format/amount";
import { missing } from "@/lib/format/number";
import { formatQuantity } from "@/lib/format/quantity";

/** What a table shows of a month: nothing where the draft was not previewed. */
export type EffectShown = "known" | "not-previewed" | "no-month";

const reasons: Readonly<Record<Exclude<EffectShown, "known">, string>> = {
  "not-previewed": "preview the draft to see it",
  "no-month": "nothing is imported yet",
};

export function AmountCell({
  amount,
  currency,
  shown,
}: {
  amount: string | null;
  currency: string;
  shown: EffectShown;
}) {
  if (shown !== "known") return <Missing reason={reasons[shown]} />;
  return amount === null ? <Missing reason="a line has no cost in this basis" /> : formatAmount(amount, currency);
}

export function LinesCell({ lines, shown }: { lines: number; shown: EffectShown }) {
  return shown === "known" ? formatQuantity(lines) : <Missing reason={reasons[shown]} />;
}

function Missing({ reason }: { reason: string }) {
  return (
    <span title={reason}>
      {missing}
      <span className="sr-only"> {reason}</span>
    </span>
  );
}
