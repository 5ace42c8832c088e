import { Sentence } from "@/components/layout/sentence";
import { type CostFinding, comparedWords } from "@/lib/chart/cost-finding";
import type { CostFigures, CostsPage } from "@/lib/chart/cost-page";
import { basisWords, formatRange } from "@/lib/chart/cost-text";
import { formatAmount } from "@/lib/format/amount";
import { formatCount } from "@/lib/format/quantity";
import { formatRatio } from "@/lib/format/ratio";

export type CostFindingSentenceProps = { page: CostsPage; figures: CostFigures; finding: CostFinding | null };

export function CostFindingSentence({ page, figures, finding }: CostFindingSentenceProps) {
  const { currency, range, query, ownTeam } = page;
  const whose = ownTeam ? `Spend of ${ownTeam}` : "Spend";
  if (!finding) {
    return (
      <Sentence note={`Choose another cost to see a total: ${basisWords[query.basis]} is left out by the provider.`}>
        No total: <b>{formatCount(figures.unknownLines, "line")}</b> of {formatRange(range)} have no{" "}
        {basisWords[query.basis]}.
      </Sentence>
    );
  }
  const { total, delta, driver, largest, unallocated } = finding;
  return (
    <Sentence>
      {whose} for {formatRange(range)} is{" "}
      <b>
        {formatAmount(total, currency)} {currency}
      </b>
      {figures.base && !delta ? `, with nothing to compare in ${formatRange(figures.base.range)}` : null}
      {delta && figures.base ? (
        <>
          , <b>{comparedWords(delta).figure}</b> {comparedWords(delta).words} {formatRange(figures.base.range)}
        </>
      ) : null}
      {delta && delta.direction !== "same" && driver ? (
        <>
          ; <b>{driver.label}</b> explains {formatRatio(driver.ratio, { digits: 0 })} of the change
        </>
      ) : largest ? (
        <>
          ; <b>{largest.label}</b> is {formatRatio(largest.ratio, { digits: 0 })} of it
        </>
      ) : null}
      {unallocated ? (
        <>
          . <b>{formatRatio(unallocated.ratio)}</b> is unallocated.
        </>
      ) : (
        "."
      )}
    </Sentence>
  );
}
