"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type ChangeChoice, choiceFor, type PlannedChange, takesChange } from "@/lib/chart/planned-change";
import { monthAfter } from "@/lib/format/date";
import { formatCount } from "@/lib/format/quantity";
import type { ScenarioChoice } from "@/lib/schema/planner";
import { PlannerNumber } from "./planner-number";
import { WorkloadChecklist } from "./workload-picker";

type ChangeFieldsProps = {
  planned: PlannedChange;
  choice: ChangeChoice;
  scenarios: readonly ScenarioChoice[];
  currency: string;
  onChange: (choice: ChangeChoice) => void;
};

/** Where a change goes, and what it is called there. */
export function ChangeFields({ planned, choice, scenarios, currency, onChange }: ChangeFieldsProps) {
  const fitting = scenarios.filter((scenario) => takesChange(planned, scenario));
  return (
    <>
      <Field label="Scenario">
        {(control) => (
          <Select
            {...control}
            className="w-full"
            options={fitting.map(({ id, name, status, workloads, horizonMonths }) => ({
              value: id,
              label: status === "plan" ? `${name} (plan)` : name,
              hint: `${formatCount(workloads.length, "workload")}, ${horizonMonths} months`,
            }))}
            value={choice.scenario.id}
            onValueChange={(id) => {
              const scenario = fitting.find((candidate) => candidate.id === id);
              if (scenario)
                onChange({ ...choiceFor(planned, scenario), name: choice.name, oneOffCost: choice.oneOffCost });
            }}
          />
        )}
      </Field>
      {planned.kind === "lever" ? <LeverFields choice={choice} currency={currency} onChange={onChange} /> : null}
      {planned.kind === "terms" ? (
        <>
          <Field label="Supply">
            {(control) => (
              <Select
                {...control}
                className="w-full"
                options={choice.scenario.supplies
                  .filter(({ kind }) => kind === planned.supplyKind)
                  .map(({ id, name }) => ({ value: id, label: name }))}
                value={choice.supplyId}
                onValueChange={(supplyId) => onChange({ ...choice, supplyId })}
              />
            )}
          </Field>
          <ul className="text-table text-muted">
            {planned.summary.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      ) : (
        <fieldset className="min-w-0">
          <legend className="mb-1 text-table font-medium">
            {planned.kind === "supply" ? "Workloads that run on it alone" : "Workloads it changes"}
          </legend>
          <WorkloadChecklist
            workloads={choice.scenario.workloads}
            chosen={choice.workloadIds}
            onChange={(workloadIds) => onChange({ ...choice, workloadIds })}
          />
        </fieldset>
      )}
    </>
  );
}

type LeverFieldsProps = Pick<ChangeFieldsProps, "choice" | "currency" | "onChange">;

function LeverFields({ choice, currency, onChange }: LeverFieldsProps) {
  const { startMonth, horizonMonths } = choice.scenario;
  return (
    <>
      <Field label="Name">
        {(control) => (
          <Input
            {...control}
            required
            maxLength={120}
            value={choice.name}
            onChange={(event) => onChange({ ...choice, name: event.target.value })}
          />
        )}
      </Field>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="From month">
          {(control) => (
            <Input
              {...control}
              type="month"
              required
              min={startMonth}
              max={monthAfter(startMonth, horizonMonths - 1)}
              value={choice.fromMonth}
              onChange={(event) => onChange({ ...choice, fromMonth: event.target.value })}
            />
          )}
        </Field>
        <PlannerNumber
          label="Effort, once"
          unit={currency}
          value={choice.oneOffCost}
          onChange={(oneOffCost) => onChange({ ...choice, oneOffCost: oneOffCost ?? 0 })}
          error={choice.oneOffCost < 0 ? "Must not be negative." : undefined}
        />
      </div>
    </>
  );
}
