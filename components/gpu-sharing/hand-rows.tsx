"use client";

import { Plus, X } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import type { GpuSpec } from "@/lib/calc/gpu-profiles";
import { type HandRow, withNewRow } from "@/lib/chart/gpu-sharing-hand";
import { formatCount } from "@/lib/format/quantity";

export type HandRowsProps = {
  spec: GpuSpec;
  rows: readonly HandRow[];
  onChange: (rows: HandRow[]) => void;
  errors: Readonly<Record<string, string>>;
};

/** Instances by hand: a profile and a count in each row. */
export function HandRows({ spec, rows, onChange, errors }: HandRowsProps) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-table font-medium">Instances</legend>
      {rows.map((row, index) => (
        <HandRowFields
          key={row.id}
          spec={spec}
          row={row}
          number={index + 1}
          onChange={(next) => onChange(rows.map((each) => (each.id === row.id ? next : each)))}
          onRemove={() => onChange(rows.filter(({ id }) => id !== row.id))}
          error={errors[`demands.${index}.profile`] ?? errors[`demands.${index}.count`]}
          isCountWrong={errors[`demands.${index}.count`] !== undefined}
        />
      ))}
      {errors.demands ? <p className="text-caption font-medium text-over">{errors.demands}</p> : null}
      <Button size="sm" className="self-start" onClick={() => onChange(withNewRow(rows, spec))}>
        <Plus size={16} aria-hidden />
        Add a profile
      </Button>
    </fieldset>
  );
}

type HandRowFieldsProps = {
  spec: GpuSpec;
  row: HandRow;
  number: number;
  onChange: (row: HandRow) => void;
  onRemove: () => void;
  /** The rule that profile or count breaks, said below both. */
  error: string | undefined;
  isCountWrong: boolean;
};

function HandRowFields({ spec, row, number, onChange, onRemove, error, isCountWrong }: HandRowFieldsProps) {
  const id = useId();
  const wrong = { "aria-describedby": id, "aria-invalid": true } as const;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_4.5rem_auto] items-end gap-x-2 gap-y-1">
      <Field label={`Profile ${number}`}>
        {(control) => (
          <Select
            {...control}
            {...(error && !isCountWrong ? wrong : {})}
            className="w-full"
            placeholder={row.profile}
            options={spec.profiles.map(({ name, computeSlices, memorySlices }) => ({
              value: name,
              label: name,
              hint: `${formatCount(computeSlices, "compute slice")}, ${memorySlices} of memory`,
            }))}
            value={row.profile}
            onValueChange={(profile) => onChange({ ...row, profile })}
          />
        )}
      </Field>
      <Field label="Count">
        {(control) => (
          <NumberField
            {...control}
            {...(isCountWrong ? wrong : {})}
            value={row.count}
            onValueChange={(count) => onChange({ ...row, count })}
          />
        )}
      </Field>
      <Button variant="quiet" icon aria-label={`Remove row ${number}`} onClick={onRemove}>
        <X size={16} aria-hidden />
      </Button>
      {error ? (
        <p id={id} className="col-span-3 text-caption font-medium text-over">
          {error}
        </p>
      ) : null}
    </div>
  );
}
