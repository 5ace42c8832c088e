"use client";

import { DemandSource } from "@/components/planners/demand-source";
import { PlannerNumber } from "@/components/planners/planner-number";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { SliderField, type SliderFieldProps } from "@/components/ui/slider-field";
import { SourceChip } from "@/components/ui/source-chip";
import type { CloudOffer } from "@/lib/calc/supply";
import { termNames } from "@/lib/chart/commitments";
import { type BoughtToday, cloudOffersOf } from "@/lib/chart/commitments-today";
import { formatMoney } from "@/lib/format/money";
import { formatCount, formatQuantity } from "@/lib/format/quantity";
import type { PlannerFrame } from "@/lib/schema/planner";
import type { CommitmentPlannerResult } from "@/lib/schema/planner/commitments";
import type { Commitments } from "./use-commitments";

type CommitmentInputsProps = {
  frame: PlannerFrame;
  offers: readonly CloudOffer[];
  isPriced: boolean;
  commitments: Commitments;
  best: CommitmentPlannerResult["best"] | null;
  errors: Readonly<Record<string, string>>;
};

export function CommitmentInputs({ frame, offers, isPriced, commitments, best, errors }: CommitmentInputsProps) {
  const { offer, terms, loads, mix } = commitments;
  const { currency, workloads, supplies } = frame;
  const inCloud = new Set(cloudOffersOf(supplies).map(({ id }) => id));
  const meanGpus = loads.reduce((sum, load) => sum + load.meanGpus, 0);
  const peakGpus = loads.reduce((sum, load) => sum + load.meanGpus * load.peakToMean, 0);
  const mostGpus = Math.max(
    8,
    Math.ceil(commitments.mode === "hand" ? byHandPeak(commitments) : peakGpus),
    mix.reserved1yGpus,
    mix.reserved3yGpus,
  );
  const source = isPriced ? "price book" : "default";
  const bought = commitments.mode === "hand" ? "default" : "actuals";
  const { onDemandHourly, reserved1yHourly, reserved3yHourly, spotHourly } = commitments.input;
  const prices = [
    { label: "On demand", price: onDemandHourly },
    { label: "Reserved 1 year", price: reserved1yHourly },
    { label: "Reserved 3 years", price: reserved3yHourly },
    { label: "Spot", price: spotHourly },
  ];
  return (
    <>
      <Field label="Cloud offer">
        {(control) => (
          <Select
            {...control}
            className="w-full"
            options={offers.map(({ id, name, gpuClass, gpusPerInstance }) => ({
              value: id,
              label: name,
              hint: `${formatCount(gpusPerInstance, `× ${gpuClass}`, `× ${gpuClass}`)}`,
            }))}
            value={offer.id}
            onValueChange={(id) => {
              const next = offers.find((each) => each.id === id);
              if (next) commitments.choose(next);
            }}
          />
        )}
      </Field>
      <div>
        <p className="flex items-baseline gap-1 text-table font-medium">
          Prices <span className="text-caption font-normal text-muted">{currency}/GPU-h</span>
          <span className="ml-auto font-normal">
            <SourceChip source={source} />
          </span>
        </p>
        <dl className="mt-1 flex flex-col gap-1 text-table">
          {prices.map(({ label, price }) => (
            <div key={label} className="flex items-baseline gap-2">
              <dt className="text-muted">{label}</dt>
              <dd className="ml-auto tabular-nums">
                {price === null ? "not offered" : formatMoney(price, { currency, style: "unit", symbol: "none" })}
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <DemandSource
        mode={commitments.mode}
        onModeChange={commitments.setMode}
        picker={{
          label: "Workloads in the cloud",
          workloads: workloads
            .filter(({ supplyId }) => inCloud.has(supplyId))
            .map(({ id, name, supplyName, faultTolerant }) => ({
              id,
              name,
              hint: faultTolerant ? `${supplyName}, can be interrupted` : supplyName,
            })),
          chosen: commitments.chosen,
          onChange: commitments.setChosen,
        }}
        actuals={[
          { label: "GPUs billed, mean", value: formatQuantity(meanGpus, { digits: 1 }) },
          { label: "At the peak", value: formatQuantity(peakGpus, { digits: 1 }) },
        ]}
        byHand={<DemandByHandFields commitments={commitments} errors={errors} />}
      />
      {terms.map((term) => (
        <LevelSlider
          key={term}
          label={`Reserved ${termNames[term]}`}
          field={`${term}Gpus`}
          commitments={commitments}
          slider={{ unit: "GPUs", min: 0, max: mostGpus, step: 1, source: bought }}
          error={errors[`${term}Gpus`]}
          best={best?.[term]?.gpus ?? null}
        />
      ))}
      {offer.spot ? (
        <>
          <LevelSlider
            label="Spot"
            field="spotShare"
            scale={100}
            commitments={commitments}
            slider={{ unit: "% of interruptible", min: 0, max: 100, step: 5, source: bought }}
            error={errors.spotShare}
          />
          <LevelSlider
            label="Interruptions"
            field="interruptionOverhead"
            scale={100}
            commitments={commitments}
            slider={{ unit: "% more hours", min: 0, max: 50, step: 1, source }}
            error={errors.interruptionOverhead}
          />
        </>
      ) : null}
    </>
  );
}

type LevelSliderProps = {
  label: string;
  field: keyof BoughtToday;
  /** The slider's figure is the value times this. */
  scale?: number;
  commitments: Commitments;
  slider: Pick<SliderFieldProps, "unit" | "min" | "max" | "step" | "source">;
  error: string | undefined;
  best?: number | null;
};

function LevelSlider({ label, field, scale = 1, commitments, slider, error, best = null }: LevelSliderProps) {
  const { mix, today, edit, reset } = commitments;
  const shown = (value: number) => Number((value * scale).toPrecision(12));
  return (
    <div>
      <SliderField
        {...slider}
        label={label}
        value={shown(mix[field])}
        baseline={shown(today[field])}
        onValueChange={(value) => edit({ [field]: value / scale })}
        onReset={() => reset(field)}
      />
      {error ? <p className="text-caption font-medium text-over">{error}</p> : null}
      {best !== null && best !== mix[field] ? (
        <Button size="sm" onClick={() => edit({ [field]: best })}>
          Set the best: {formatCount(best, "GPU")}
        </Button>
      ) : null}
    </div>
  );
}

type DemandByHandFieldsProps = Pick<CommitmentInputsProps, "commitments" | "errors">;

function DemandByHandFields({ commitments: { byHand, setByHand }, errors }: DemandByHandFieldsProps) {
  return (
    <>
      <PlannerNumber
        label="GPUs billed, mean"
        unit="GPUs"
        value={byHand.meanGpus}
        onChange={(meanGpus) => setByHand({ ...byHand, meanGpus })}
        error={errors["loads.0.meanGpus"]}
      />
      <PlannerNumber
        label="Peak to mean"
        unit="×"
        step={0.1}
        value={byHand.peakToMean}
        onChange={(peakToMean) => setByHand({ ...byHand, peakToMean })}
        error={errors["loads.0.peakToMean"]}
      />
      <PlannerNumber
        label="May be interrupted"
        percent
        value={byHand.interruptible}
        onChange={(interruptible) => setByHand({ ...byHand, interruptible })}
        error={errors["loads.0.interruptible"]}
      />
    </>
  );
}

function byHandPeak({ byHand: { meanGpus, peakToMean } }: Commitments): number {
  return Math.min(1_000_000, Math.max(0, (meanGpus ?? 0) * (peakToMean ?? 1)));
}
