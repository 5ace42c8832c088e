"use client";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import type { FormState } from "@/lib/action/form-state";
import { type AnomalyLimits, defaultAnomalyLimits } from "@/lib/calc/anomaly";
import { formatQuantity } from "@/lib/format/quantity";
import { useSavedDraft } from "./use-saved-draft";

export type AnomalyLimitsFormProps = {
  saved: AnomalyLimits;
  currency: string;
  /** null: the reader may change nothing. Returns the limits that held before. */
  action: ((input: unknown) => Promise<FormState<AnomalyLimits>>) | null;
};

const percent = 100;

/** How unusual a day has to be before it is shown as an anomaly. */
export function AnomalyLimitsForm({ saved, currency, action }: AnomalyLimitsFormProps) {
  const { draft, setDraft, errors, failure, pending, save } = useSavedDraft(saved, action);
  const names = ["amount", "share", "spreads"] as const;
  const isEdited = names.some((name) => draft[name] !== saved[name]);
  const isDefault = names.every((name) => draft[name] === defaultAnomalyLimits[name]);

  const field = (name: (typeof names)[number], { label, unit, step, factor = 1 }: FieldWords) => (
    <Field label={label} unit={unit} error={errors[name]}>
      {(control) => (
        <NumberField
          {...control}
          value={tidied(draft[name] * factor)}
          step={step}
          disabled={action === null}
          onValueChange={(next) => {
            if (next !== null) setDraft({ ...draft, [name]: tidied(next / factor) });
          }}
        />
      )}
    </Field>
  );

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Card
        title="Anomalies"
        note="A day is an anomaly when it lies further from the same weekdays of the eight weeks before it than all three."
      >
        {failure ? (
          <p role="alert" className="my-2 rounded-control bg-over-bg px-3 py-2 text-table text-over">
            {failure}
          </p>
        ) : null}
        <div className="mt-3 grid gap-x-6 gap-y-3 sm:grid-cols-3">
          {field("amount", { label: "At least", unit: `${currency} a day`, step: 50 })}
          {field("share", { label: "And", unit: "% of what is expected", step: 5, factor: percent })}
          {field("spreads", { label: "And", unit: "usual spreads", step: 0.5 })}
        </div>
        <p className="mt-2 text-caption text-muted">
          Default {formatQuantity(defaultAnomalyLimits.amount, { unit: currency })},{" "}
          {defaultAnomalyLimits.share * percent}% and {defaultAnomalyLimits.spreads} spreads.
        </p>
        {action ? (
          <div className="mt-3 flex flex-wrap gap-2">
            <Button type="submit" variant="primary" disabled={!isEdited} aria-disabled={pending || undefined}>
              {pending ? "Saving" : "Save limits"}
            </Button>
            <Button variant="quiet" disabled={isDefault} onClick={() => setDraft(defaultAnomalyLimits)}>
              Reset to defaults
            </Button>
          </div>
        ) : null}
      </Card>
    </form>
  );
}

type FieldWords = { label: string; unit: string; step: number; factor?: number };

/** 0.57 × 100 is 57 and not 56.99999999999999. */
function tidied(value: number): number {
  return Number(value.toPrecision(12));
}
