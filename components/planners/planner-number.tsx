"use client";

import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";

export type PlannerNumberProps = {
  label: string;
  unit?: string;
  /** As stored: a ratio is 0 to 1. */
  value: number | null;
  /** Null when the field was emptied. */
  onChange: (value: number | null) => void;
  /** Stored as 0 to 1, shown and typed in percent. */
  percent?: boolean;
  step?: number;
  hint?: string;
  error?: string | undefined;
  optional?: boolean;
};

/** One number of a planner: what is typed is kept, and a rule it breaks is said below it. */
export function PlannerNumber(props: PlannerNumberProps) {
  const { label, unit, value, onChange, percent = false, step, hint, error, optional } = props;
  const shown = value !== null && percent ? Number((value * 100).toPrecision(12)) : value;
  return (
    <Field
      label={label}
      unit={unit ?? (percent ? "%" : undefined)}
      hint={hint}
      error={error}
      {...(optional === undefined ? {} : { optional })}
    >
      {(control) => (
        <NumberField
          {...control}
          value={shown}
          {...(step === undefined ? {} : { step })}
          onValueChange={(next) => onChange(next !== null && percent ? next / 100 : next)}
        />
      )}
    </Field>
  );
}
