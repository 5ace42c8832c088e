"use client";

import { useMemo, useState } from "react";
import { TrajectoryChart } from "@/components/charts/trajectory-chart";
import { PlannerLayout } from "@/components/planners/planner-layout";
import { useChecked } from "@/components/planners/use-checked";
import { ButtonLink } from "@/components/ui/button";
import type { Readiness, ReadinessInput } from "@/lib/calc/readiness";
import { adviceNote, adviceText, phaseText, triggerCounts, triggerRows } from "@/lib/chart/readiness";
import { readinessActuals } from "@/lib/chart/readiness-actuals";
import { trajectoryModel } from "@/lib/chart/trajectory";
import { formatDay } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { readinessCalculations } from "@/lib/schema/calculation/readiness";
import type { PlannerFrame } from "@/lib/schema/planner";
import { defaultHorizonYears, type ReadinessEdits, ReadinessInputs } from "./readiness-inputs";
import { ReturnCard } from "./return-card";
import { StageCard } from "./stage-card";
import { TriggerTable } from "./trigger-table";

export type ReadinessPlannerProps = {
  frame: PlannerFrame;
  /** Of the organisation's thresholds: what a cloud region cannot keep. */
  latencyLimitMs: number;
};

/** Where the organisation stands on the guide's cost trajectory, and what speaks for moving. */
export function ReadinessPlanner({ frame, latencyLimitMs }: ReadinessPlannerProps) {
  const { currency, workloads, supplies, scenarios, mayWrite } = frame;
  const actuals = useMemo(
    () => readinessActuals({ workloads, supplies, latencyLimitMs }),
    [workloads, supplies, latencyLimitMs],
  );
  const [edits, setEdits] = useState<ReadinessEdits>({});
  const input: ReadinessInput = { ...actuals.input, horizonYears: defaultHorizonYears, ...edits };
  const { output, given, isStale, errors } = useChecked(readinessCalculations.readiness, input);
  const byHand = new Set(Object.keys(edits));
  const notes = Object.fromEntries(Object.entries(actuals.notes).filter(([field]) => !byHand.has(field)));
  return (
    <PlannerLayout
      title="Readiness"
      isStale={isStale}
      formulas={frame.formulas}
      inputsFrom={`What runs in the cloud, at the prices of ${formatDay(frame.pricedOn)}. The thresholds are in USD${currency === "USD" ? "" : ` and held against ${currency} as they are`}. The cost of owning is that of new hardware at its full price by the GPU-hour, for the steady workloads with a fleet of their GPU class.`}
      actions={
        mayWrite ? (
          <ButtonLink variant="primary" href="/scenarios/new">
            Start a scenario from these workloads
          </ButtonLink>
        ) : null
      }
      finding={
        output && given ? (
          <Finding result={output} spend={given.monthlySpend} currency={currency} />
        ) : (
          "Give the inputs."
        )
      }
      note={output ? adviceNote(output) : null}
      inputs={
        <ReadinessInputs
          currency={currency}
          actuals={actuals}
          input={input}
          edits={edits}
          errors={errors}
          onEdit={setEdits}
        />
      }
      results={
        output && given ? (
          <>
            <TrajectoryChart model={trajectoryModel({ ...output, monthlySpend: given.monthlySpend, currency })} />
            <TriggerTable rows={triggerRows(output.triggers, { currency, input: given, notes })} />
            <div className="grid items-start gap-3 md:gap-4 xl:grid-cols-[2fr_3fr]">
              {output.stage ? <StageCard stage={output.stage} mayWrite={mayWrite} /> : null}
              <ReturnCard
                currency={currency}
                monthlySpend={given.monthlySpend}
                owned={actuals.owned}
                missingNote={actuals.notes.onPremTcoRatio}
                plan={scenarios.find(({ status }) => status === "plan")}
              />
            </div>
          </>
        ) : null
      }
    />
  );
}

type FindingProps = { result: Readiness; spend: number | null; currency: string };

function Finding({ result, spend, currency }: FindingProps) {
  const place = phaseText(result);
  const { met, of } = triggerCounts(result.triggers);
  if (place === null) {
    return (
      <>
        The phase is not known: <b>{adviceText[result.advice]}</b>.
      </>
    );
  }
  return (
    <>
      You are <b>{place}</b> with <b>{formatMoney(spend, { currency, style: "compact" })} a month</b>;{" "}
      <b>
        {met} of {of} triggers
      </b>{" "}
      for moving are met: <b>{adviceText[result.advice]}</b>.
    </>
  );
}
