"use client";

import { PlannerNumber } from "@/components/planners/planner-number";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { phaseNames, phases } from "@/lib/schema/initiative-words";
import type { FormPart } from "./initiative-form";

const nobody = "nobody";

export function InitiativeWhen({ draft, change, errors, choices }: FormPart) {
  return (
    <div className="mt-3 grid gap-x-4 gap-y-3 sm:grid-cols-2">
      <Field label="Name" error={errors.name}>
        {(control) => (
          <Input
            {...control}
            maxLength={120}
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label="Phase" error={errors.phase}>
        {(control) => (
          <Select
            {...control}
            className="w-full"
            options={phases.map((value) => ({ value, label: phaseNames[value] }))}
            value={draft.phase}
            onValueChange={(phase) => change({ phase })}
          />
        )}
      </Field>
      <Field label="Starts" error={errors.startMonth}>
        {(control) => (
          <Input
            {...control}
            type="month"
            value={draft.startMonth}
            onChange={(event) => change({ startMonth: event.target.value })}
          />
        )}
      </Field>
      <Field label="Due" error={errors.dueMonth}>
        {(control) => (
          <Input
            {...control}
            type="month"
            value={draft.dueMonth}
            onChange={(event) => change({ dueMonth: event.target.value })}
          />
        )}
      </Field>
      <PlannerNumber
        label="Ramp to full saving"
        unit="months"
        value={draft.rampMonths}
        onChange={(rampMonths) => change({ rampMonths })}
        error={errors.rampMonths}
      />
      <Field label="Owner" error={errors.ownerId} optional>
        {(control) => (
          <Select
            {...control}
            className="w-full"
            options={[
              { value: nobody, label: "Nobody yet" },
              ...choices.members.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={draft.ownerId ?? nobody}
            onValueChange={(id) => change({ ownerId: id === nobody ? null : id })}
          />
        )}
      </Field>
      <div className="sm:col-span-2">
        <Field label="Note" error={errors.note} optional>
          {(control) => (
            <Textarea
              {...control}
              maxLength={2000}
              value={draft.note}
              onChange={(event) => change({ note: event.target.value })}
            />
          )}
        </Field>
      </div>
    </div>
  );
}
