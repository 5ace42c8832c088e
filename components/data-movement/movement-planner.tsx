"use client";

import { useMemo, useState } from "react";
import { AddToScenario, type ApplyChange } from "@/components/planners/add-to-scenario";
import type { DemandMode } from "@/components/planners/demand-source";
import { PlannerLayout } from "@/components/planners/planner-layout";
import { useChecked } from "@/components/planners/use-checked";
import type { CloudOffer } from "@/lib/calc/supply";
import { flowOf } from "@/lib/chart/data-movement";
import { plannedDemand } from "@/lib/chart/planned-demand";
import { formatDay } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatQuantity } from "@/lib/format/quantity";
import { formatRatio } from "@/lib/format/ratio";
import type { PlannerFrame } from "@/lib/schema/planner";
import { type MovementPlannerResult, movementPlanner, type PlannedFlow } from "@/lib/schema/planner/data-movement";
import type { Workload } from "@/lib/schema/workload";
import { type FlowDraft, guideFlow } from "./flow-rows";
import { type MovementDraft, MovementInputs, noWhatIf, onePrice } from "./movement-inputs";
import { MovementResults } from "./movement-results";

export type MovementPlannerProps = { frame: PlannerFrame; apply: ApplyChange };

/** What moving data costs, and how much of it need not move. */
export function MovementPlanner({ frame, apply }: MovementPlannerProps) {
  const { currency, workloads, supplies } = frame;
  const offers = supplies.filter((supply) => supply.kind === "cloud");
  const sending = workloads.filter(({ egressGbMonthly }) => egressGbMonthly > 0);
  const [mode, setMode] = useState<DemandMode>(sending.length > 0 ? "workloads" : "hand");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(sending.map(({ id }) => id)));
  const [draft, setDraft] = useState<MovementDraft>({
    rows: [guideFlow],
    withDatasets: false,
    pricedBy: mostUsed(offers, sending)?.id ?? onePrice,
    flatPrice: 0.09,
    linkMbps: 10_000,
    ...noWhatIf,
  });
  const picked = useMemo(() => workloads.filter(({ id }) => chosen.has(id)), [workloads, chosen]);
  const isByHand = mode === "hand";
  const offer = offers.find(({ id }) => id === draft.pricedBy);
  const { output, given, isStale, errors } = useChecked(movementPlanner, {
    flows: isByHand
      ? draft.rows.map(byHand)
      : picked.map((workload) => flowOf(workload, { withDataset: draft.withDatasets })),
    tiers: offer ? [...offer.egressTiers] : [{ upToGb: null, pricePerGb: draft.flatPrice ?? Number.NaN }],
    linkMbps: draft.linkMbps,
    processedInPlace: draft.processedInPlace / 100,
    cacheRatio: draft.cacheRatio / 100,
    compressedTo: draft.compressedTo / 100,
  });
  const demand = plannedDemand(picked, supplies);
  const kinds = new Map(isByHand ? [] : picked.map(({ supplyName, supplyKind }) => [supplyName, supplyKind] as const));
  return (
    <PlannerLayout
      title="Data movement"
      isStale={isStale}
      formulas={frame.formulas}
      inputsFrom={
        offer
          ? `Egress prices of ${offer.name} on ${formatDay(frame.pricedOn)}; all flows go through its tiers together. What leaves your own sites is not billed.`
          : "One price for every GB. What leaves your own sites is not billed."
      }
      actions={
        <AddToScenario
          frame={frame}
          planner="Data movement"
          apply={apply}
          planned={
            output && !isStale && output.avoided > 0
              ? {
                  kind: "lever",
                  name: "Data locality",
                  change: { kind: "locality", egressAvoided: Number(output.avoided.toPrecision(12)) },
                  oneOffCost: 0,
                  workloadIds: isByHand ? null : [...chosen],
                }
              : null
          }
        />
      }
      finding={output ? <Finding result={output} currency={currency} /> : "Say what moves."}
      note={
        output?.avoided === 0
          ? "Move a slider: what is processed where it lives, answered by a cache or compressed can be added to a scenario."
          : "A scenario takes the share of each month's egress that is avoided; first copies are no part of it."
      }
      inputs={
        <MovementInputs
          demand={{
            mode,
            onModeChange: setMode,
            picker: {
              label: "Workloads that send data",
              workloads: workloads.map(({ id, name, supplyName }) => ({ id, name, hint: supplyName })),
              chosen,
              onChange: setChosen,
            },
            actuals: [
              {
                label: "They send a month",
                value: formatQuantity(demand.egressGbMonthly / 1000, { digits: 1, unit: "TB" }),
              },
              { label: "Their data sets", value: formatQuantity(demand.datasetTb, { digits: 1, unit: "TB" }) },
            ],
          }}
          offers={offers}
          currency={currency}
          draft={draft}
          onChange={setDraft}
          errors={errors}
        />
      }
      results={
        output && given ? <MovementResults given={given} result={output} currency={currency} kinds={kinds} /> : null
      }
    />
  );
}

/** The offer by which most data leaves. */
function mostUsed(offers: readonly CloudOffer[], workloads: readonly Workload[]): CloudOffer | undefined {
  const sent = (offer: CloudOffer) =>
    workloads.reduce((sum, each) => sum + (each.supplyId === offer.id ? each.egressGbMonthly : 0), 0);
  return offers.toSorted((one, other) => sent(other) - sent(one))[0];
}

function Finding({ result, currency }: { result: MovementPlannerResult; currency: string }) {
  const money = (value: number) => formatMoney(value, { currency, style: "compact" });
  const saving = result.annualCost - result.annualCostAfter;
  return (
    <>
      Moving data costs <b>{money(result.annualCost)} in the first year</b>
      {result.avoided > 0 ? (
        <>
          ; <b>{formatRatio(result.avoided)}</b> of each month's egress can be avoided, <b>{money(saving)}</b> of that
          year
        </>
      ) : null}
      .
    </>
  );
}

/** An emptied field is no number, and the schema says so. What is entered by hand leaves a cloud. */
function byHand({ source, path, destination, initialTb, updateTb, updatesPerYear }: FlowDraft): PlannedFlow {
  return {
    source,
    path,
    destination,
    initialTb: initialTb ?? Number.NaN,
    updateTb: updateTb ?? Number.NaN,
    updatesPerYear: updatesPerYear ?? Number.NaN,
    isBilled: true,
  };
}
