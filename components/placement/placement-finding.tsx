import { formatMoney } from "@/lib/format/money";
import { formatCount } from "@/lib/format/quantity";
import { formatRatio } from "@/lib/format/ratio";
import type { PlacementState } from "./use-placement";

/** The answer in one sentence. */
export function PlacementFinding({ state, currency }: { state: PlacementState; currency: string }) {
  const { solver, alternatives, shown, question } = state;
  const money = (value: number) => formatMoney(value, { currency, style: "compact" });
  if (!shown || !alternatives) {
    return question === null ? <>Choose at least one workload that has a price.</> : <>An input breaks a rule.</>;
  }
  const today = alternatives.today.bill.total;
  const months = formatCount(shown.portfolio.problem.horizonMonths, "month");
  const result = solver.answered?.result;
  if (!result) {
    return (
      <>
        {formatCount(shown.workloadIds.length, "workload")} cost <b>{money(today)}</b> where they run today, over{" "}
        {months} in today's money.
      </>
    );
  }
  if (result.status === "infeasible") return <>No placement keeps every limit. What stands against it is said below.</>;
  if (result.status === "unsolved") return <>The time was too short for any answer. Allow more of it under Advanced.</>;
  const saving = today - result.bill.total;
  const ratio = today > 0 ? Math.abs(saving) / today : 0;
  return (
    <>
      {saving >= 0 ? (
        <>
          The best placement costs <b>{money(result.bill.total)}</b> over {months}, <b>{money(saving)}</b> (
          {formatRatio(ratio)}) less than today's,
        </>
      ) : (
        <>
          Keeping every limit costs <b>{money(result.bill.total)}</b> over {months}, <b>{money(-saving)}</b> more than
          today's,
        </>
      )}{" "}
      proved within <b>{formatRatio(result.gap, { digits: 2 })}</b> of the least possible.
    </>
  );
}
