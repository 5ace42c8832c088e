"use client";

import { Segmented } from "@/components/ui/segmented";
import { SourceChip } from "@/components/ui/source-chip";
import type { ReadinessInput } from "@/lib/calc/readiness";
import type { ReadinessActuals } from "@/lib/chart/readiness-actuals";
import { ReadinessNumber } from "./readiness-number";
import { ResetButton } from "./reset-button";

export type ReadinessEdits = Partial<ReadinessInput>;

type Numbers = Exclude<keyof ReadinessInput, "latencyOrResidency">;

export const defaultHorizonYears = 3;

type ReadinessInputsProps = {
  currency: string;
  actuals: ReadinessActuals;
  input: ReadinessInput;
  edits: ReadinessEdits;
  errors: Readonly<Record<string, string>>;
  onEdit: (edits: ReadinessEdits) => void;
};

/** What the triggers look at: read from the workloads, or written over them by hand. */
export function ReadinessInputs({ currency, actuals, input, edits, errors, onEdit }: ReadinessInputsProps) {
  const reset = (field: keyof ReadinessInput) => {
    const { [field]: _dropped, ...rest } = edits;
    onEdit(rest);
  };
  const edited = (field: Numbers) => ({
    value: input[field],
    isEdited: field in edits,
    error: errors[field],
    onChange: (value: number | null) => onEdit({ ...edits, [field]: value }),
    onReset: () => reset(field),
  });
  const read = (field: Exclude<Numbers, "horizonYears">) => ({
    ...edited(field),
    actual: actuals.input[field],
    source: field === "onPremTcoRatio" ? ("price book" as const) : ("actuals" as const),
    note: actuals.notes[field],
  });
  return (
    <>
      <ReadinessNumber label="Cloud spend" unit={`${currency}/mo`} {...read("monthlySpend")} />
      <ReadinessNumber label="GPU utilisation" unit="%" percent {...read("gpuUtilisation")} />
      <ReadinessNumber label="Egress cost" unit={`${currency}/mo`} {...read("egressMonthly")} />
      <LatencyOrResidency
        value={input.latencyOrResidency}
        actual={actuals.input.latencyOrResidency}
        note={actuals.notes.latencyOrResidency}
        isEdited={"latencyOrResidency" in edits}
        onChange={(latencyOrResidency) =>
          latencyOrResidency === actuals.input.latencyOrResidency
            ? reset("latencyOrResidency")
            : onEdit({ ...edits, latencyOrResidency })
        }
        onReset={() => reset("latencyOrResidency")}
      />
      <ReadinessNumber label="Steady share of the spend" unit="%" percent {...read("stableShare")} />
      <ReadinessNumber
        label="Planning horizon"
        unit="years"
        actual={defaultHorizonYears}
        source="default"
        note="how long the work is sure to go on"
        {...edited("horizonYears")}
      />
      <ReadinessNumber label="Cloud cost over cost of owning" unit="%" percent {...read("onPremTcoRatio")} />
    </>
  );
}

const answers = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
  { value: "unknown", label: "Not known" },
] as const;

type Answer = (typeof answers)[number]["value"];

function answerOf(value: boolean | null): Answer {
  return value === null ? "unknown" : value ? "yes" : "no";
}

type LatencyOrResidencyProps = {
  value: boolean | null;
  actual: boolean | null;
  note: string;
  isEdited: boolean;
  onChange: (value: boolean | null) => void;
  onReset: () => void;
};

function LatencyOrResidency({ value, actual, note, isEdited, onChange, onReset }: LatencyOrResidencyProps) {
  const label = "Latency or residency rule";
  const was = answers.find((answer) => answer.value === answerOf(actual))?.label.toLowerCase() ?? "";
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <span className="text-table font-medium">{label}</span>
      <Segmented
        label={label}
        className="self-start"
        options={answers}
        value={answerOf(value)}
        onValueChange={(answer) => onChange(answer === "unknown" ? null : answer === "yes")}
      />
      <p className="text-caption text-muted">
        <SourceChip source={isEdited ? "edited" : "actuals"} was={was} />{" "}
        {isEdited ? <ResetButton label={label} was={was} onReset={onReset} /> : note}
      </p>
    </div>
  );
}
