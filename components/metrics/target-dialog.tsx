"use client";

import { Target } from "lucide-react";
import { useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { fieldError, typedValue } from "@/components/forms/form-message";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { FormState } from "@/lib/action/form-state";
import type { MetricDefinition } from "@/lib/calc/metric-definitions";
import type { MetricsPage, MetricTargetRow } from "@/lib/chart/metric-page";
import { formatMetric, metricUnit } from "@/lib/chart/metric-text";

export type TargetAction = (state: FormState<null>, form: FormData) => Promise<FormState<null>>;

export type TargetDialogProps = {
  page: MetricsPage;
  rows: readonly MetricTargetRow[];
  definition: MetricDefinition;
  action: TargetAction;
};

/** Sets the target of the selected metric, for everybody or for one team. */
export function TargetDialog({ page, rows, definition, action }: TargetDialogProps) {
  const { currency, teams } = page;
  const [teamId, setTeamId] = useState("all");
  const own = rows.find((row) => (row.teamId ?? "all") === teamId);
  const shown = (target: number | null) => formatMetric(definition, target, { currency, style: "exact" });
  return (
    <FormDialog
      title={`Target: ${definition.name.toLowerCase()}`}
      description={`${definition.better === "lower" ? "Lower" : "Higher"} is better. A team without a target of its own has the organisation's.`}
      trigger={
        <Button variant="quiet" size="sm">
          <Target size={16} aria-hidden />
          Set target
        </Button>
      }
      action={action}
      submitLabel="Save target"
      pendingLabel="Saving"
    >
      {(state) => (
        <>
          <input type="hidden" name="metric" value={definition.key} />
          <input type="hidden" name="teamId" value={teamId} />
          <Field label="Of" error={fieldError(state, "teamId")}>
            {(control) => (
              <Select
                {...control}
                options={[
                  { value: "all", label: "The organisation" },
                  ...teams.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                value={teamId}
                onValueChange={setTeamId}
              />
            )}
          </Field>
          <Field
            label="Target"
            unit={metricUnit(definition, currency)}
            hint="Empty: no target."
            error={fieldError(state, "target")}
          >
            {(control) => (
              <Input
                {...control}
                key={teamId}
                name="target"
                inputMode="decimal"
                autoComplete="off"
                defaultValue={typedValue(state, "target") || typed(definition, own?.target ?? null)}
              />
            )}
          </Field>
          {own?.isOwn ? (
            <Checkbox name="usual" label={`Take it back: ${usualText(teamId, definition, shown)}`} />
          ) : null}
          {rows.length > 1 ? (
            <ul className="flex flex-col gap-1 text-table text-muted">
              {rows.map(({ team, target }) => (
                <li key={team} className="flex justify-between gap-4">
                  <span>{team}</span>
                  <span className="tabular-nums">{target === null ? "none" : shown(target)}</span>
                </li>
              ))}
            </ul>
          ) : null}
        </>
      )}
    </FormDialog>
  );
}

function usualText(teamId: string, { target }: MetricDefinition, shown: (target: number | null) => string): string {
  if (teamId !== "all") return "the organisation's holds again";
  return target === null ? "there is none again" : `the usual ${shown(target)} holds again`;
}

/** Shares are typed in percent. */
function typed({ unit }: MetricDefinition, target: number | null): string {
  if (target === null) return "";
  return String(unit === "ratio" ? Number((target * 100).toPrecision(12)) : target);
}
