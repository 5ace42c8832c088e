"use client";

import dynamic from "next/dynamic";
import { PlannerLayout } from "@/components/planners/planner-layout";
import { Button } from "@/components/ui/button";
import type { Thresholds } from "@/lib/calc/classify";
import { solverName } from "@/lib/calc/placement/solver-name";
import { formatDay } from "@/lib/format/date";
import { formatCount } from "@/lib/format/quantity";
import type { PlannerFrame } from "@/lib/schema/planner";
import type { AddMoves } from "./add-moves";
import type { MakeScenario } from "./make-scenario";
import { PlacementFinding } from "./placement-finding";
import { PlacementInputs } from "./placement-inputs";
import { PlacementResults } from "./placement-results";
import { SearchCard } from "./search-card";
import { type PlacementState, usePlacement } from "./use-placement";

const MakeScenarioDialog = dynamic(() => import("./make-scenario").then((module) => module.MakeScenarioDialog));
const AddMovesDialog = dynamic(() => import("./add-moves").then((module) => module.AddMovesDialog));

export type PlacementPlannerProps = {
  frame: PlannerFrame;
  thresholds: Thresholds;
  mayAddMoves: boolean;
  startMonth: string;
  makeScenario: MakeScenario;
  addMoves: AddMoves;
};

/** Which workload goes where and what to buy, at the least present cost that is possible. */
export function PlacementPlanner({
  frame,
  thresholds,
  mayAddMoves,
  startMonth,
  makeScenario,
  addMoves,
}: PlacementPlannerProps) {
  const state = usePlacement(frame, thresholds);
  const { solver, question, names, isStale, isOld } = state;
  const answered = solver.answered;
  const found = answered && "bill" in answered.result ? { question: answered.input, ...answered.result } : null;
  return (
    <PlannerLayout
      title="Placement"
      isStale={isStale}
      formulas={frame.formulas}
      inputsFrom={`Workloads as they stand, prices of the price book on ${formatDay(frame.pricedOn)}. Searched by ${solverName} in this browser; every answer is worked out again by separate code before it is shown.`}
      actions={
        <>
          {found && frame.mayWrite ? (
            <MakeScenarioDialog found={found} isOld={isOld} makeScenario={makeScenario} />
          ) : null}
          {found && mayAddMoves ? (
            <AddMovesDialog found={found} names={names} startMonth={startMonth} isOld={isOld} addMoves={addMoves} />
          ) : null}
          {solver.running ? (
            <Button onClick={solver.cancel}>Cancel</Button>
          ) : (
            <Button variant="primary" disabled={isStale || question === null} onClick={state.optimise}>
              Optimise
            </Button>
          )}
        </>
      }
      finding={<PlacementFinding state={state} currency={frame.currency} />}
      note={assumptionsOf(state)}
      inputs={<PlacementInputs frame={frame} state={state} />}
      results={
        <>
          <SearchCard state={state} currency={frame.currency} />
          <PlacementResults state={state} currency={frame.currency} />
        </>
      }
    />
  );
}

/** What cannot be told and therefore limits nothing, said where it matters. */
function assumptionsOf({ shown }: PlacementState): string {
  const { unpriced = [], latencyDropped = [] } = shown?.portfolio ?? {};
  return [
    "Work keeps its GPU class. Latency by tier is the guide's, see Advanced. Where data must stay and GPU memory limit nothing, because the price book does not say where a supply stands; commitments are counted to the horizon, and residual values are left out.",
    ...(latencyDropped.length > 0
      ? [
          `${formatCount(latencyDropped.length, "workload needs", "workloads need")} a latency that nothing of the same GPU class keeps, so it is not asked for.`,
        ]
      : []),
    ...(unpriced.length > 0 ? [`${formatCount(unpriced.length, "workload")} without a price today left out.`] : []),
  ].join(" ");
}
