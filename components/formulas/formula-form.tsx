"use client";

import type { ReactNode } from "react";
import type { FormField } from "@/lib/schema/form-field";
import { FieldInput } from "./field-input";
import { problemText } from "./problem-text";

export type FormulaFormProps = {
  fields: readonly FormField[];
  input: unknown;
  /** The rule that a field breaks, by its path. */
  errors: Readonly<Record<string, string>>;
  onChange: (input: unknown) => void;
  reset: ReactNode;
};

export function FormulaForm({ fields, input, errors, onChange, reset }: FormulaFormProps) {
  // A rule about the whole input, or about a row that has no field of its own.
  const loose = Object.entries(errors).filter(([path]) => path === "");
  return (
    <section
      aria-label="Inputs"
      className="card flex min-w-0 flex-col gap-3 rounded-card border border-border bg-card px-4 pt-3 pb-4"
    >
      <div className="flex items-center justify-between gap-2">
        <h2>Inputs</h2>
        {reset}
      </div>
      {loose.map(([path, rule]) => (
        <p key={path} role="alert" className="rounded-control bg-over-bg px-3 py-1.5 text-table text-over">
          {problemText(path, rule, undefined)}
        </p>
      ))}
      {fields.map((field) => (
        <FieldInput
          key={field.key}
          field={field}
          path={[field.key]}
          input={input}
          errors={errors}
          onChange={onChange}
        />
      ))}
    </section>
  );
}
