"use client";

import { PlannerNumber } from "@/components/planners/planner-number";

export type OwnDraft = {
  costRatio: number | null;
  sizeRatio: number | null;
  accuracyLoss: number | null;
  latencyMs: number | null;
  latencyRatio: number | null;
};

export type OwnRatioFieldsProps = {
  own: OwnDraft;
  onChange: (own: OwnDraft) => void;
  errors: Readonly<Record<string, string>>;
};

/** What was measured on a model of one's own, as shares of today. */
export function OwnRatioFields({ own, onChange, errors }: OwnRatioFieldsProps) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-3 rounded-control border border-border px-3 pt-2 pb-3">
      <legend className="px-1 text-caption text-muted">Measured, first filled in with the guide's GPT-2 example</legend>
      <PlannerNumber
        label="Cost left"
        unit="% of today"
        percent
        value={own.costRatio}
        onChange={(costRatio) => onChange({ ...own, costRatio })}
        error={errors["own.costRatio"]}
      />
      <PlannerNumber
        label="Size left"
        unit="% of today"
        percent
        value={own.sizeRatio}
        onChange={(sizeRatio) => onChange({ ...own, sizeRatio })}
        error={errors["own.sizeRatio"]}
      />
      <PlannerNumber
        label="Quality lost"
        unit="points"
        percent
        value={own.accuracyLoss}
        onChange={(accuracyLoss) => onChange({ ...own, accuracyLoss })}
        error={errors["own.accuracyLoss"]}
      />
      <PlannerNumber
        label="Latency today"
        unit="ms"
        optional
        value={own.latencyMs}
        onChange={(latencyMs) => onChange({ ...own, latencyMs })}
        error={errors.latencyMs}
      />
      <PlannerNumber
        label="Latency left"
        unit="% of today"
        percent
        optional
        value={own.latencyRatio}
        onChange={(latencyRatio) => onChange({ ...own, latencyRatio })}
        error={errors["own.latencyRatio"]}
      />
    </fieldset>
  );
}
