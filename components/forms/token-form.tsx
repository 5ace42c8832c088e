"use client";

import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { FormState } from "@/lib/action/form-state";
import { tokenLifetimes } from "@/lib/schema/token";
import { fieldError, typedValue } from "./form-message";

export type TokenFieldsProps = { state: FormState; scopes: readonly { scope: string; label: string }[] };

const lifetimeOptions = tokenLifetimes.map((days) => ({ value: String(days), label: `${days} days` }));

export function TokenFields({ state, scopes }: TokenFieldsProps) {
  const id = useId();
  const error = fieldError(state, "scopes");
  return (
    <>
      <Field label="Name" hint="What uses it: “Notebook”, “Nightly report”." error={fieldError(state, "name")}>
        {(control) => (
          <Input {...control} name="name" defaultValue={typedValue(state, "name")} maxLength={80} autoComplete="off" />
        )}
      </Field>
      <fieldset aria-describedby={error ? id : undefined} className="flex flex-col">
        <legend className="mb-1 text-table font-medium">May</legend>
        {scopes.map(({ scope, label }) => (
          <Checkbox
            key={scope}
            label={label}
            name="scopes"
            value={scope}
            defaultChecked={scope === "calculations:read"}
          />
        ))}
        {error ? (
          <p id={id} className="text-caption font-medium text-over">
            {error}
          </p>
        ) : null}
      </fieldset>
      <Field label="Valid for" error={fieldError(state, "days")}>
        {(control) => <Select {...control} name="days" options={lifetimeOptions} defaultValue="90" />}
      </Field>
    </>
  );
}
