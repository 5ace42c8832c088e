import { committedGpus } from "@/lib/chart/commitments";
import { formatMoney } from "@/lib/format/money";
import { formatCount } from "@/lib/format/quantity";
import { formatRatio } from "@/lib/format/ratio";
import type { CommitmentPlannerInput, CommitmentPlannerResult } from "@/lib/schema/planner/commitments";

type CommitmentFindingProps = { input: CommitmentPlannerInput; result: CommitmentPlannerResult; currency: string };

export function CommitmentFinding({ input, result, currency }: CommitmentFindingProps) {
  const { total, gpuHours, effectiveDiscount, options } = result;
  const committed = committedGpus(result);
  const onSpot = options.find(({ option }) => option === "spot")?.usedGpuHours ?? 0;
  const spot = input.spotHourly !== null && onSpot > 0 && gpuHours > 0 ? formatRatio(onSpot / gpuHours) : null;
  const cost = <b>{formatMoney(total, { currency, style: "compact" })} a month</b>;
  if (committed === 0 && spot === null) {
    return <>With nothing reserved and nothing on spot the demand costs {cost}, all of it on demand.</>;
  }
  return (
    <>
      {committed > 0 ? <b>{formatCount(committed, "reserved GPU")}</b> : null}
      {committed > 0 && spot ? " and " : null}
      {spot ? <b>{spot} of the hours on spot</b> : null} {committed === 1 && !spot ? "makes" : "make"} the bill {cost}
      {effectiveDiscount === null ? null : (
        <>
          , <b>{formatRatio(Math.abs(effectiveDiscount))}</b> {effectiveDiscount < 0 ? "above" : "below"} on demand
          alone
        </>
      )}
      .
    </>
  );
}
