"use client";

import { useMemo, useState } from "react";
import { AddToScenario, type ApplyChange } from "@/components/planners/add-to-scenario";
import type { DemandMode } from "@/components/planners/demand-source";
import { PlannerLayout } from "@/components/planners/planner-layout";
import { useChecked } from "@/components/planners/use-checked";
import type { OwnRatios } from "@/lib/calc/compression";
import { paybackText, span, stackName } from "@/lib/chart/compression";
import { inferenceOf, servedModels } from "@/lib/chart/served-models";
import { formatDay } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatCount, formatQuantity } from "@/lib/format/quantity";
import { formatRatio } from "@/lib/format/ratio";
import type { PlannerFrame } from "@/lib/schema/planner";
import { type CompressionPlannerResult, compressionPlanner } from "@/lib/schema/planner/compression";
import { typicalTerms } from "@/lib/schema/supply-defaults";
import { type CompressionDraft, CompressionInputs } from "./compression-inputs";
import { CompressionResults } from "./compression-results";

export type CompressionPlannerProps = { frame: PlannerFrame; apply: ApplyChange };

const usualFloor = 95;

/** The guide's GPT-2 of 774 million parameters before and after INT8 with pruning, for what is not read from workloads. */
const first: CompressionDraft = {
  monthlyCost: 1200,
  sizeGb: 3.1,
  accuracy: 1,
  effortPerTechnique: Math.round(typicalTerms.owned.salaryAnnual / 52),
  qualityFloor: usualFloor,
  chosen: ["int8"],
  own: { costRatio: 0.35, sizeRatio: 0.29, accuracyLoss: 0.012, latencyMs: 180, latencyRatio: 0.361 },
};

/** Smaller models for the same answers: what a technique or a stack of them saves, and what it costs in quality. */
export function CompressionPlanner({ frame, apply }: CompressionPlannerProps) {
  const { currency, workloads, supplies } = frame;
  const served = useMemo(() => inferenceOf(workloads, supplies), [workloads, supplies]);
  const [mode, setMode] = useState<DemandMode>(served.length > 0 ? "workloads" : "hand");
  const [picked, setPicked] = useState<ReadonlySet<string>>(() => new Set(served.slice(0, 1).map(({ id }) => id)));
  const [draft, setDraft] = useState(first);
  const actual = useMemo(
    () =>
      servedModels(
        served.filter(({ id }) => picked.has(id)),
        supplies,
      ),
    [served, supplies, picked],
  );
  const isByHand = mode === "hand";
  const hasOwn = draft.chosen.includes("own");
  const { output, given, isStale, errors } = useChecked(compressionPlanner, {
    monthlyCost: isByHand ? draft.monthlyCost : actual.monthlyCost,
    sizeGb: isByHand ? draft.sizeGb : actual.sizeGb,
    latencyMs: hasOwn ? draft.own.latencyMs : null,
    accuracy: draft.accuracy,
    effortPerTechnique: draft.effortPerTechnique,
    qualityFloor: Number((draft.qualityFloor / 100).toPrecision(12)),
    chosen: [...draft.chosen],
    own: hasOwn ? ratiosOf(draft.own) : null,
  });
  const money = (value: number) => formatMoney(value, { currency, style: "compact" });
  const chosen = output?.chosen ?? null;
  const belowFloor = new Set(
    output?.options.flatMap(({ techniques, standing }) =>
      techniques.length === 1 && standing !== "kept" ? techniques : [],
    ),
  );
  return (
    <PlannerLayout
      title="Compression"
      isStale={isStale}
      formulas={frame.formulas}
      inputsFrom={`Prices of ${formatDay(frame.pricedOn)}: full price of the GPU-hours that serve the models, without storage and egress. Sizes are parameters at 16 bits.`}
      actions={
        <AddToScenario
          frame={frame}
          planner="Compression"
          apply={apply}
          planned={
            chosen && !isStale
              ? {
                  kind: "lever",
                  name: `${stackName(chosen.techniques)} compression`,
                  change: { kind: "compression", costRatio: costRatioOf(chosen) },
                  oneOffCost: chosen.effortCost,
                  workloadIds: isByHand ? null : [...picked],
                }
              : null
          }
        />
      }
      finding={
        chosen && given ? (
          <Finding chosen={chosen} monthlyCost={given.monthlyCost} money={money} />
        ) : (
          "Choose a technique."
        )
      }
      note={
        chosen
          ? "A scenario takes the cautious end of the range, so that it promises no more than the guide does."
          : null
      }
      inputs={
        <CompressionInputs
          demand={{
            mode,
            onModeChange: setMode,
            picker: {
              label: "Models to compress",
              workloads: served.map(({ id, name, supplyName }) => ({ id, name, hint: supplyName })),
              chosen: picked,
              onChange: setPicked,
            },
            actuals: [
              { label: "They cost a month", value: money(actual.monthlyCost) },
              { label: "In memory, 16 bits", value: formatQuantity(actual.sizeGb, { digits: 1, unit: "GB" }) },
            ],
          }}
          currency={currency}
          draft={draft}
          onChange={setDraft}
          errors={errors}
          belowFloor={belowFloor}
          usualFloor={usualFloor}
        />
      }
      results={
        output && given ? (
          <CompressionResults
            given={given}
            result={output}
            currency={currency}
            sizeNote={isByHand ? "" : sizeNote(actual)}
            onChoose={(techniques) => setDraft({ ...draft, chosen: techniques })}
          />
        ) : null
      }
    />
  );
}

/** An emptied field is no number, and the schema says so. */
function ratiosOf({ costRatio, sizeRatio, accuracyLoss, latencyRatio }: CompressionDraft["own"]): OwnRatios {
  return {
    costRatio: costRatio ?? Number.NaN,
    sizeRatio: sizeRatio ?? Number.NaN,
    accuracyLoss: accuracyLoss ?? Number.NaN,
    latencyRatio,
  };
}

/** Without the last digits of a double, so that 1 − 0.76 is 0.24. */
function costRatioOf({ low }: NonNullable<CompressionPlannerResult["chosen"]>): number {
  return Number((1 - low.savingRatio).toPrecision(12));
}

type FindingProps = {
  chosen: NonNullable<CompressionPlannerResult["chosen"]>;
  monthlyCost: number;
  money: (value: number) => string;
};

function Finding({ chosen, monthlyCost, money }: FindingProps) {
  const { low, high, techniques } = chosen;
  const isLoss = low.savingRatio < 0;
  const change = span(Math.abs(low.savingRatio), Math.abs(high.savingRatio), (ratio) => formatRatio(ratio));
  const payback = paybackText(chosen);
  return (
    <>
      {stackName(techniques)} brings <b>{money(monthlyCost)} a month</b> {isLoss ? "up" : "down"} to{" "}
      <b>{money(low.monthlyCost)}</b>
      {money(low.monthlyCost) === money(high.monthlyCost) ? null : (
        <>
          , at best <b>{money(high.monthlyCost)}</b>
        </>
      )}
      :{" "}
      <b>
        {change} {isLoss ? "more" : "less"}
      </b>
      ,{" "}
      {low.paybackMonths === null ? (
        payback
      ) : (
        <>
          paid back in <b>{payback} months</b>
        </>
      )}
      .
    </>
  );
}

function sizeNote({ unsized, unpriced }: ReturnType<typeof servedModels>): string {
  return [
    unsized > 0 ? `${formatCount(unsized, "workload")} without a model size: not in this figure.` : "",
    unpriced > 0 ? `${formatCount(unpriced, "workload")} without a price today: cost not counted.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}
