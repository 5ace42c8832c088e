"use client";

import { Plus, Trash2 } from "lucide-react";
import { PlannerNumber } from "@/components/planners/planner-number";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

export type FlowDraft = {
  id: number;
  source: string;
  path: string;
  destination: string;
  initialTb: number | null;
  updateTb: number | null;
  updatesPerYear: number | null;
};

/** The guide's training data: 20 TB, and 2 TB a week. */
export const guideFlow: FlowDraft = {
  id: 1,
  source: "Cloud storage",
  path: "Internet",
  destination: "Training on-prem",
  initialTb: 20,
  updateTb: 2,
  updatesPerYear: 52,
};

const mostRows = 12;

export type FlowRowsProps = {
  rows: readonly FlowDraft[];
  onChange: (rows: readonly FlowDraft[]) => void;
  errors: Readonly<Record<string, string>>;
};

/** What moves, by hand: from where, by way of what, to where, and how much. */
export function FlowRows({ rows, onChange, errors }: FlowRowsProps) {
  const change = (id: number, edit: Partial<FlowDraft>) =>
    onChange(rows.map((row) => (row.id === id ? { ...row, ...edit } : row)));
  return (
    <>
      {rows.map((row, index) => (
        <FlowFields
          key={row.id}
          row={row}
          number={index + 1}
          errorOf={(field) => errors[`flows.${index}.${field}`]}
          onChange={(edit) => change(row.id, edit)}
          onRemove={rows.length > 1 ? () => onChange(rows.filter(({ id }) => id !== row.id)) : null}
        />
      ))}
      <Button
        size="sm"
        disabled={rows.length >= mostRows}
        onClick={() => onChange([...rows, { ...guideFlow, id: Math.max(0, ...rows.map(({ id }) => id)) + 1 }])}
      >
        <Plus size={16} aria-hidden />
        Add a flow
      </Button>
    </>
  );
}

type FlowFieldsProps = {
  row: FlowDraft;
  number: number;
  errorOf: (field: keyof FlowDraft) => string | undefined;
  onChange: (edit: Partial<FlowDraft>) => void;
  onRemove: (() => void) | null;
};

const places = [
  ["source", "From"],
  ["path", "By way of"],
  ["destination", "To"],
] as const;

const amounts = [
  ["initialTb", "First copy", "TB"],
  ["updateTb", "An update", "TB"],
  ["updatesPerYear", "Updates", "a year"],
] as const;

function FlowFields({ row, number, errorOf, onChange, onRemove }: FlowFieldsProps) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-2 rounded-control border border-border px-3 pt-1 pb-3">
      <legend className="px-1 text-caption text-muted">Flow {number}</legend>
      {places.map(([field, label]) => (
        <Field key={field} label={label} error={errorOf(field)}>
          {(control) => (
            <Input
              {...control}
              maxLength={80}
              value={row[field]}
              onChange={(event) => onChange({ [field]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <div className="grid grid-cols-2 gap-2">
        {amounts.map(([field, label, unit]) => (
          <PlannerNumber
            key={field}
            label={label}
            unit={unit}
            value={row[field]}
            onChange={(value) => onChange({ [field]: value })}
            error={errorOf(field)}
          />
        ))}
      </div>
      {onRemove ? (
        <Button variant="quiet" size="sm" onClick={onRemove}>
          <Trash2 size={16} aria-hidden />
          Remove flow {number}
        </Button>
      ) : null}
    </fieldset>
  );
}
