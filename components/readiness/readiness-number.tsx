"use client";

import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { SourceChip, type ValueSource } from "@/components/ui/source-chip";
import { formatNumber } from "@/lib/format/number";
import { ResetButton } from "./reset-button";

export type ReadinessNumberProps = {
  label: string;
  unit: string;
  /** As stored: a ratio is 0 to 1. Null: not known. */
  value: number | null;
  /** What it was before anybody edited it. */
  actual: number | null;
  source: Exclude<ValueSource, "edited">;
  /** What the actual is made of, or why it is missing. */
  note: string;
  /** Stored as 0 to 1, shown and typed in percent. */
  percent?: boolean;
  isEdited: boolean;
  error: string | undefined;
  onChange: (value: number | null) => void;
  onReset: () => void;
};

const decimals = 2;

/** A figure that is read from what runs today, says where it comes from, and may be overwritten by hand. */
export function ReadinessNumber(props: ReadinessNumberProps) {
  const { label, unit, value, actual, source, note, percent = false, isEdited, error, onChange, onReset } = props;
  const toShown = (stored: number | null) =>
    stored === null || !percent ? stored : Number((stored * 100).toPrecision(12));
  const text = (stored: number | null) => formatNumber(toShown(stored), { maximum: decimals });
  const was = actual === null ? "not known" : text(actual);
  return (
    <Field
      label={label}
      unit={unit}
      error={error}
      hint={
        <>
          <SourceChip source={isEdited ? "edited" : source} was={was} />{" "}
          {isEdited ? <ResetButton label={label} was={was} onReset={onReset} /> : note}
        </>
      }
    >
      {(control) => (
        <NumberField
          {...control}
          value={toShown(value)}
          decimals={decimals}
          onValueChange={(next) => {
            const stored = next !== null && percent ? next / 100 : next;
            // The field rounds what it shows; leaving it as it is must not count as an edit.
            if (text(stored) === text(actual)) onReset();
            else onChange(stored);
          }}
        />
      )}
    </Field>
  );
}
