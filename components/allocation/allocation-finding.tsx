import { Sentence } from "@/components/layout/sentence";
import type { AllocationPage } from "@/lib/chart/allocation-page";
import { formatAmount } from "@/lib/format/amount";
import { formatMonth } from "@/lib/format/date";
import { formatCount } from "@/lib/format/quantity";
import { formatRatio } from "@/lib/format/ratio";

/** How much of the month belongs to nobody, under the version on screen. */
export function AllocationFinding({ page }: { page: AllocationPage }) {
  const { effect, failure, month, currency } = page;
  if (month === null) {
    return (
      <Sentence note="Rules can be written before the first bill; each import is then allocated by them.">
        No bill is imported yet, so <b>no cost</b> is allocated.
      </Sentence>
    );
  }
  if (effect === null) {
    return (
      <Sentence note={failure ?? "A line has no cost in this basis."}>
        <b>{formatMonth(month)}</b> cannot be allocated.
      </Sentence>
    );
  }
  const money = (amount: string) => formatAmount(amount, currency);
  const { inReview } = effect;
  const review =
    inReview.lines === 0
      ? ""
      : ` In review: ${formatCount(inReview.lines, "line")}, ${money(inReview.amount)} ${currency}.`;
  const closed = effect.isClosed ? " The month is closed and keeps the rules it was closed with." : "";
  const note = `Imported ${money(effect.imported)} − teams ${money(effect.allocated)} − unallocated ${money(effect.unallocated)} = ${money(effect.difference)}.${review}${closed}`;
  if (effect.unallocated === "0") {
    return (
      <Sentence note={note}>
        All of {formatMonth(month)} belongs to a team:{" "}
        <b>
          {money(effect.imported)} {currency}
        </b>
        .
      </Sentence>
    );
  }
  return (
    <Sentence note={note}>
      <b>{effect.unallocatedRatio === null ? "Part" : formatRatio(Number(effect.unallocatedRatio))}</b> of{" "}
      {formatMonth(month)} belongs to no team:{" "}
      <b>
        {money(effect.unallocated)} {currency}
      </b>{" "}
      of {money(effect.imported)}.
    </Sentence>
  );
}
