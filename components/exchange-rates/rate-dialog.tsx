"use client";

import type { ReactElement } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { fieldError, typedValue } from "@/components/forms/form-message";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { formatMonth } from "@/lib/format/date";
import type { RateActions } from "./rate-actions";

export type RateDialogProps = {
  /** What the fields begin with; month and currency of a rate that is there stay as they are. */
  start: { month: string; currency: string; rate: string; source: string };
  isNew: boolean;
  reporting: string;
  action: RateActions["set"];
  trigger: ReactElement;
};

/** One rate, with where it was published. */
export function RateDialog({ start, isNew, reporting, action, trigger }: RateDialogProps) {
  const title = isNew ? "Add exchange rate" : `${start.currency} in ${formatMonth(start.month)}`;
  return (
    <FormDialog
      title={title}
      description={`How many ${reporting} one unit of the currency is worth, fixed for the month. Every total that holds it changes with it.`}
      trigger={trigger}
      action={action}
      submitLabel="Save rate"
      pendingLabel="Saving"
    >
      {(state) => (
        <>
          <div className={isNew ? "grid gap-3 sm:grid-cols-2" : "hidden"}>
            <Field label="Month" error={fieldError(state, "month")}>
              {(control) => (
                <Input
                  {...control}
                  name="month"
                  placeholder="2026-11"
                  maxLength={7}
                  defaultValue={typedValue(state, "month", start.month)}
                  autoComplete="off"
                />
              )}
            </Field>
            <Field label="Currency" error={fieldError(state, "currency")}>
              {(control) => (
                <Input
                  {...control}
                  name="currency"
                  placeholder="EUR"
                  maxLength={3}
                  defaultValue={typedValue(state, "currency", start.currency)}
                  autoComplete="off"
                />
              )}
            </Field>
          </div>
          <Field
            label="Rate"
            unit={`${reporting} for one ${start.currency || "unit"}`}
            error={fieldError(state, "rate")}
          >
            {(control) => (
              <Input
                {...control}
                name="rate"
                inputMode="decimal"
                placeholder="1.0853"
                defaultValue={typedValue(state, "rate", start.rate)}
                autoComplete="off"
              />
            )}
          </Field>
          <Field label="Source" hint="Who published or fixed it, and when." error={fieldError(state, "source")}>
            {(control) => (
              <Input
                {...control}
                name="source"
                maxLength={500}
                defaultValue={typedValue(state, "source", start.source)}
              />
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
