"use client";

import { Plus, X } from "lucide-react";
import { PlannerNumber } from "@/components/planners/planner-number";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { monthsTo } from "@/lib/chart/facility";
import { monthAfter } from "@/lib/format/date";
import { maxFacilityRows } from "@/lib/schema/planner/facility";
import type { AdditionRow } from "./facility-draft";

export type AdditionRowsProps = {
  rows: readonly AdditionRow[];
  onChange: (rows: readonly AdditionRow[]) => void;
  errors: Readonly<Record<string, string>>;
  startMonth: string;
  horizonMonths: number;
  nextId: () => string;
};

/** Servers planned for a month, besides those that growth brings. */
export function AdditionRows({ rows, onChange, errors, startMonth, horizonMonths, nextId }: AdditionRowsProps) {
  const replace = (row: AdditionRow) => onChange(rows.map((each) => (each.id === row.id ? row : each)));
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="float-left w-full text-table font-medium">Planned additions</legend>
      {rows.map((row, index) => (
        <div
          key={row.id}
          className="clear-both grid grid-cols-[minmax(0,1fr)_28px] items-start gap-2 max-md:grid-cols-[minmax(0,1fr)_40px]"
        >
          <Field label="Month" error={errors[`additions.${index}.month`]}>
            {(control) => (
              <Input
                {...control}
                type="month"
                min={startMonth}
                max={monthAfter(startMonth, horizonMonths)}
                value={monthAfter(startMonth, row.month)}
                onChange={({ target }) => {
                  if (target.value) replace({ ...row, month: monthsTo(target.value, { startMonth, horizonMonths }) });
                }}
              />
            )}
          </Field>
          <Button
            variant="quiet"
            size="sm"
            icon
            className="mt-6"
            aria-label={`Remove the addition of ${monthAfter(startMonth, row.month)}`}
            onClick={() => onChange(rows.filter(({ id }) => id !== row.id))}
          >
            <X size={16} aria-hidden />
          </Button>
          <PlannerNumber
            label="Servers"
            value={row.servers}
            onChange={(servers) => replace({ ...row, servers })}
            error={errors[`additions.${index}.servers`]}
          />
        </div>
      ))}
      <div className="clear-both">
        <Button
          disabled={rows.length >= maxFacilityRows}
          onClick={() => onChange([...rows, { id: nextId(), month: Math.min(12, horizonMonths), servers: 2 }])}
        >
          <Plus size={16} aria-hidden />
          Add servers
        </Button>
      </div>
    </fieldset>
  );
}
