"use client";

import { WorkloadPicker } from "@/components/planners/workload-picker";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { FormPart } from "./initiative-form";

const all = "all";

export function InitiativeScope({ draft, change, errors, choices }: FormPart) {
  const component = choices.components.find((each) => each === draft.component);
  return (
    <div className="mt-3 grid gap-x-4 gap-y-3 sm:grid-cols-2">
      <Field label="Team" error={errors.teamId} hint="A manager sees the initiatives of the own team.">
        {(control) => (
          <Select
            {...control}
            className="w-full"
            options={[
              { value: all, label: "All teams" },
              ...choices.teams.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={draft.teamId ?? all}
            onValueChange={(id) => change({ teamId: id === all ? null : id })}
          />
        )}
      </Field>
      <Field label="Component" error={errors.component}>
        {(control) => (
          <Select
            {...control}
            className="w-full"
            options={[
              { value: all, label: "Every component" },
              ...choices.components.map((value) => ({ value, label: wordOf(value) })),
            ]}
            value={component ?? all}
            onValueChange={(value) => change({ component: value === all ? null : (value as typeof draft.component) })}
          />
        )}
      </Field>
      <div className="flex flex-col gap-1 sm:col-span-2">
        <WorkloadPicker
          label="Workloads"
          workloads={choices.workloads.map(({ id, name, teamName }) => ({ id, name, hint: teamName }))}
          chosen={new Set(draft.workloadIds)}
          onChange={(chosen) => change({ workloadIds: [...chosen] })}
        />
        <p className="text-caption text-muted">{namesOf(draft.workloadIds, choices.workloads)}</p>
        {errors.workloadIds ? (
          <p role="alert" className="text-caption font-medium text-over">
            {errors.workloadIds}
          </p>
        ) : null}
      </div>
    </div>
  );
}

/** "commitment-waste" → "Commitment waste". */
function wordOf(component: string): string {
  return component.charAt(0).toUpperCase() + component.slice(1).replaceAll("-", " ");
}

function namesOf(ids: readonly string[], workloads: FormPart["choices"]["workloads"]): string {
  if (ids.length === 0) return "None chosen: every cost, also what names no workload and has no volume.";
  return workloads
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => name)
    .join(", ");
}
