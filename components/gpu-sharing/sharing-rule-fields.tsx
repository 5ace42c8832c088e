"use client";

import { PlannerNumber } from "@/components/planners/planner-number";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

type TypedRules = { instanceUtilisation: number | null; bitsPerWeight: number };

export type SharingRuleFieldsProps = {
  rules: TypedRules;
  onChange: (rules: TypedRules) => void;
  errors: Readonly<Record<string, string>>;
};

const weights = [
  { value: "16", label: "16 bit", hint: "as trained" },
  { value: "8", label: "8 bit", hint: "quantised to INT8" },
  { value: "4", label: "4 bit", hint: "quantised to INT4" },
];

/** How a workload becomes a profile. */
export function SharingRuleFields({ rules, onChange, errors }: SharingRuleFieldsProps) {
  return (
    <>
      <PlannerNumber
        label="An instance may be filled"
        percent
        value={rules.instanceUtilisation}
        onChange={(instanceUtilisation) => onChange({ ...rules, instanceUtilisation })}
        hint="Work is GPU-hours ÷ 730 × measured utilisation, at its peak where a latency limit holds."
        error={errors.instanceUtilisation}
      />
      <Field
        label="Weights of a model"
        hint="Memory is parameters × bits ÷ 8 × 1.2; for training, parameters × 16 bytes."
      >
        {(control) => (
          <Select
            {...control}
            className="w-full"
            options={weights}
            value={String(rules.bitsPerWeight)}
            onValueChange={(bits) => onChange({ ...rules, bitsPerWeight: Number(bits) })}
          />
        )}
      </Field>
    </>
  );
}
