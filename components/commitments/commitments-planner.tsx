"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { AddToScenario, type ApplyChange } from "@/components/planners/add-to-scenario";
import { PlannerLayout } from "@/components/planners/planner-layout";
import { useChecked } from "@/components/planners/use-checked";
import type { CommitmentTerm } from "@/lib/calc/commitment-plan";
import type { CloudOffer } from "@/lib/calc/supply";
import { mixName, purchaseMixOf, termNames } from "@/lib/chart/commitments";
import { waitingServer } from "@/lib/chart/staged-purchase";
import { formatDay } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatCount } from "@/lib/format/quantity";
import type { PlannerFrame } from "@/lib/schema/planner";
import { commitmentPlanner } from "@/lib/schema/planner/commitments";
import { CommitmentFinding } from "./commitment-finding";
import { CommitmentInputs } from "./commitment-inputs";
import { CommitmentResults } from "./commitment-results";
import { StagedPurchaseCard } from "./staged-purchase-card";
import { useCommitments } from "./use-commitments";

const CommitmentRiskCard = dynamic(() => import("./commitment-risk-card").then((module) => module.CommitmentRiskCard));

export type CommitmentsPlannerProps = {
  frame: PlannerFrame;
  /** The one shown first leads; typical terms where the price book has none. */
  offers: readonly [CloudOffer, ...CloudOffer[]];
  isPriced: boolean;
  apply: ApplyChange;
};

/** How much to reserve, what to run on spot, and what that leaves on demand. */
export function CommitmentsPlanner({ frame, offers, isPriced, apply }: CommitmentsPlannerProps) {
  const { currency } = frame;
  const commitments = useCommitments(frame, offers);
  const { offer, mode, chosen } = commitments;
  const [wantedTerm, setTerm] = useState<CommitmentTerm>("reserved1y");
  const term = offer[wantedTerm] ? wantedTerm : offer.reserved1y ? "reserved1y" : "reserved3y";
  const { output, given, isStale, errors } = useChecked(commitmentPlanner, commitments.input);
  const mix = output ? purchaseMixOf(output) : null;
  const best = output?.best[term];
  const waiting = waitingServer(frame.supplies, offer.gpuClass);

  return (
    <PlannerLayout
      title="Commitments"
      isStale={isStale}
      formulas={frame.formulas}
      inputsFrom={`${
        isPriced
          ? `Prices of ${offer.name} in the price book on ${formatDay(frame.pricedOn)}`
          : "Typical prices, because the price book has no cloud offer"
      }, compute only. Each workload follows the load-duration curve of its peak to mean, and all are taken to be busiest in the same hour. A scenario counts months and not hours: it takes the shares of the work, and what a commitment idles within the month stays here.`}
      actions={
        <AddToScenario
          frame={frame}
          planner="Commitments"
          apply={apply}
          planned={
            mix && !isStale
              ? {
                  kind: "lever",
                  name: mixName(mix),
                  change: { kind: "purchase-mix", mix },
                  oneOffCost: 0,
                  workloadIds: mode === "hand" ? null : [...chosen],
                }
              : null
          }
        />
      }
      finding={
        output && given ? (
          <CommitmentFinding input={given} result={output} currency={currency} />
        ) : (
          "Give the demand and the mix."
        )
      }
      note={
        output && best && output.total - best.total >= 0.005
          ? `With ${formatCount(best.gpus, "GPU")} reserved for ${termNames[term]} it would cost ${formatMoney(best.total, { currency, style: "compact" })}, the least for this demand.`
          : null
      }
      inputs={
        <CommitmentInputs
          frame={frame}
          offers={offers}
          isPriced={isPriced}
          commitments={commitments}
          best={output?.best ?? null}
          errors={errors}
        />
      }
      results={
        <>
          {output && given ? (
            <CommitmentResults
              input={given}
              result={output}
              currency={currency}
              term={term}
              terms={commitments.terms}
              onTermChange={setTerm}
              onLevel={(gpus) => commitments.edit({ [`${term}Gpus`]: Math.round(gpus) })}
            />
          ) : null}
          {given && commitments.terms.length > 0 ? (
            <CommitmentRiskCard input={given} term={term} currency={currency} />
          ) : null}
          <StagedPurchaseCard key={waiting.fleetName} waiting={waiting} currency={currency} />
        </>
      }
    />
  );
}
