import { verdictReason } from "@/lib/chart/edge";
import { formatMoney } from "@/lib/format/money";
import { formatQuantity } from "@/lib/format/quantity";
import type { EdgePlannerInput, EdgePlannerResult } from "@/lib/schema/planner/edge";

type EdgeFindingProps = { given: EdgePlannerInput; output: EdgePlannerResult; currency: string };

/** Which sites deserve edge hardware, and what that comes to. */
export function EdgeFinding({ given, output, currency }: EdgeFindingProps) {
  const { all, deserving, sites } = output;
  const [only] = given.sites;
  if (!only) return "Add a site to see whether it deserves edge hardware.";
  if (deserving.sites === 0) {
    const [result] = sites;
    return all.sites === 1 && result ? (
      <>
        <b>{only.name}</b> is better left in the cloud: it {verdictReason(result, given.lifeMonths)}.
      </>
    ) : (
      <>
        <b>None of {all.sites} sites</b> deserves edge hardware within the life of its devices.
      </>
    );
  }
  const { monthlySaving, paybackMonths } = deserving;
  const isOne = deserving.sites === 1;
  const verb = monthlySaving < 0 ? (isOne ? "costs" : "cost") : isOne ? "saves" : "save";
  const amount = formatMoney(Math.abs(monthlySaving), { currency, style: "whole" });
  return (
    <>
      <b>{all.sites === 1 ? only.name : `${deserving.sites} of ${all.sites} sites`}</b>{" "}
      {isOne ? "deserves edge hardware: it" : "deserve edge hardware: together they"} {verb} <b>{amount} a month</b>
      {monthlySaving < 0 ? " more, for the latency" : null}
      {paybackMonths === null ? null : (
        <>
          {" "}
          and {isOne ? "pays" : "pay"} back in <b>{formatQuantity(paybackMonths, { digits: 2 })} months</b>
        </>
      )}
      .
    </>
  );
}
