"use client";

import { DemandSource, type DemandSourceProps } from "@/components/planners/demand-source";
import { PlannerNumber } from "@/components/planners/planner-number";
import { Checkbox } from "@/components/ui/checkbox";
import { SliderField } from "@/components/ui/slider-field";
import { type GuideTechnique, guideTechniques } from "@/lib/calc/compression";
import type { CompressionChoice } from "@/lib/calc/compression-plan";
import { span, techniqueLabels } from "@/lib/chart/compression";
import { formatRatio } from "@/lib/format/ratio";
import { type OwnDraft, OwnRatioFields } from "./own-ratio-fields";

export type CompressionDraft = {
  monthlyCost: number | null;
  sizeGb: number | null;
  accuracy: number | null;
  effortPerTechnique: number | null;
  qualityFloor: number;
  chosen: readonly CompressionChoice[];
  own: OwnDraft;
};

export type CompressionInputsProps = {
  demand: Omit<DemandSourceProps, "byHand">;
  currency: string;
  draft: CompressionDraft;
  onChange: (draft: CompressionDraft) => void;
  errors: Readonly<Record<string, string>>;
  /** Of the options on offer: techniques whose cautious end falls below the floor when applied alone. */
  belowFloor: ReadonlySet<CompressionChoice>;
  usualFloor: number;
};

const techniques = ["int8", "pruning", "distillation", "low-rank", "own"] as const;

export function CompressionInputs(props: CompressionInputsProps) {
  const { demand, currency, draft, onChange, errors, belowFloor, usualFloor } = props;
  const toggle = (technique: CompressionChoice, on: boolean) =>
    onChange({
      ...draft,
      chosen: techniques.filter((each) => (each === technique ? on : draft.chosen.includes(each))),
    });
  return (
    <>
      <DemandSource
        {...demand}
        byHand={
          <>
            <PlannerNumber
              label="They cost a month"
              unit={currency}
              value={draft.monthlyCost}
              onChange={(monthlyCost) => onChange({ ...draft, monthlyCost })}
              error={errors.monthlyCost}
            />
            <PlannerNumber
              label="Model size"
              unit="GB"
              optional
              value={draft.sizeGb}
              onChange={(sizeGb) => onChange({ ...draft, sizeGb })}
              error={errors.sizeGb}
            />
          </>
        }
      />
      <PlannerNumber
        label="Quality today"
        percent
        hint="Share of right answers; 100 measures against today's model."
        value={draft.accuracy}
        onChange={(accuracy) => onChange({ ...draft, accuracy })}
        error={errors.accuracy}
      />
      <fieldset className="flex min-w-0 flex-col gap-1">
        <legend className="mb-1 text-table font-medium">Techniques</legend>
        {techniques.map((technique) => (
          <Checkbox
            key={technique}
            checked={draft.chosen.includes(technique)}
            onCheckedChange={(on) => toggle(technique, on)}
            label={<TechniqueLabel technique={technique} isBelow={belowFloor.has(technique)} />}
          />
        ))}
      </fieldset>
      {draft.chosen.includes("own") ? (
        <OwnRatioFields own={draft.own} onChange={(own) => onChange({ ...draft, own })} errors={errors} />
      ) : null}
      <SliderField
        label="Quality floor"
        unit="%"
        value={draft.qualityFloor}
        baseline={usualFloor}
        source="default"
        min={80}
        max={100}
        step={0.5}
        onValueChange={(qualityFloor) => onChange({ ...draft, qualityFloor })}
        onReset={() => onChange({ ...draft, qualityFloor: usualFloor })}
      />
      {errors.qualityFloor ? <p className="text-caption text-over">{errors.qualityFloor}</p> : null}
      <PlannerNumber
        label="Effort per technique"
        unit={currency}
        hint="Once. First filled in with a week of an engineer at 180,000 a year, as in the guide's example."
        value={draft.effortPerTechnique}
        onChange={(effortPerTechnique) => onChange({ ...draft, effortPerTechnique })}
        error={errors.effortPerTechnique}
      />
    </>
  );
}

function TechniqueLabel({ technique, isBelow }: { technique: CompressionChoice; isBelow: boolean }) {
  return (
    <span className={isBelow ? "text-muted" : undefined}>
      {techniqueLabels[technique]}{" "}
      <span className="text-caption text-muted">
        {technique === "own" ? "own ratios" : rangeText(guideTechniques[technique])}
        {isBelow ? ", below the floor" : null}
      </span>
    </span>
  );
}

function rangeText({ costSaving: { from, to } }: GuideTechnique): string {
  return `saves ${span(from, to, (ratio) => formatRatio(ratio, { digits: 0 }))}`;
}
