"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { FieldShape } from "@/lib/schema/form-field";
import { startOfVariant, valueAt, variantOf, withValueAt } from "@/lib/schema/form-value";
import { FieldInput, type FieldInputProps } from "./field-input";

export type VariantInputProps = FieldInputProps & {
  choice: FieldShape & { kind: "variants" };
  label: string;
  error: string | undefined;
};

/** One of several forms, and the fields of the one that is chosen. */
export function VariantInput({ choice, path, input, errors, onChange, label, error }: VariantInputProps) {
  const { variants, by } = choice;
  const chosen = variantOf(valueAt(input, path), variants, by);
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="sr-only">{label}</legend>
      <Field label={label} error={error}>
        {(control) => (
          <Select
            {...control}
            className="w-full"
            options={variants.map(({ name }) => ({ value: name, label: name }))}
            value={chosen?.name ?? ""}
            onValueChange={(name) => {
              const variant = variants.find((each) => each.name === name);
              onChange(withValueAt(input, path, startOfVariant(variant, by)));
            }}
          />
        )}
      </Field>
      {chosen && "fields" in chosen
        ? chosen.fields.map((each) => (
            <FieldInput
              key={`${chosen.name}.${each.key}`}
              field={each}
              path={[...path, each.key]}
              input={input}
              errors={errors}
              onChange={onChange}
            />
          ))
        : null}
    </fieldset>
  );
}
