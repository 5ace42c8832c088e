"use client";

import type { ReactElement } from "react";
import { useState } from "react";
import { PlannerNumber } from "@/components/planners/planner-number";
import { WorkloadChecklist } from "@/components/planners/workload-picker";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Lever, LeverKind } from "@/lib/calc/lever";
import { checkedLever, type LeverDraft, leverDraftOf, withKind } from "@/lib/chart/lever-draft";
import { leverText } from "@/lib/chart/lever-text";
import { monthAfter } from "@/lib/format/date";
import { type LeverInput, leverNames } from "@/lib/schema/lever";
import { leverFields } from "@/lib/schema/lever-fields";
import type { ScenarioInput } from "@/lib/schema/scenario";

export type LeverDialogProps = {
  /** null: a new one. */
  lever: Lever | null;
  input: ScenarioInput;
  currency: string;
  trigger: ReactElement;
  onApply: (lever: LeverInput) => void;
};

/** A lever by hand: what it does, to which workloads, from when, and what it takes to bring it about. */
export function LeverDialog({ lever, input, currency, trigger, onApply }: LeverDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={lever ? `Change ${lever.name}` : "Add a lever"}
      description="It applies in every placement, all cloud included."
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
    >
      {open ? (
        <LeverForm
          {...{ lever, input, currency }}
          onApply={(changed) => {
            setOpen(false);
            onApply(changed);
          }}
        />
      ) : null}
    </Dialog>
  );
}

const kinds = Object.entries(leverNames).map(([value, label]) => ({ value: value as LeverKind, label }));

function LeverForm({ lever, input, currency, onApply }: Omit<LeverDialogProps, "trigger">) {
  const [draft, setDraft] = useState(() => leverDraftOf(lever, input));
  const checked = checkedLever(draft, input);
  const { errors } = checked;
  return (
    <form
      noValidate
      className="flex flex-col gap-3 pt-1"
      onSubmit={(event) => {
        event.preventDefault();
        if (checked.lever) onApply(checked.lever);
      }}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Kind">
          {(control) => (
            <Select
              {...control}
              className="w-full"
              options={kinds}
              value={draft.kind}
              onValueChange={(kind) => setDraft(withKind(draft, kind))}
            />
          )}
        </Field>
        <Field label="Name" error={errors.name}>
          {(control) => (
            <Input
              {...control}
              maxLength={120}
              value={draft.name}
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            />
          )}
        </Field>
      </div>
      <ChangeNumbers draft={draft} errors={errors} onChange={setDraft} />
      {checked.lever ? <p className="text-table text-muted">{leverText(checked.lever.change)}</p> : null}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="From month" error={errors.fromMonth}>
          {(control) => (
            <Input
              {...control}
              type="month"
              min={input.startMonth}
              max={monthAfter(input.startMonth, input.horizonMonths - 1)}
              value={draft.fromMonth}
              onChange={(event) => setDraft({ ...draft, fromMonth: event.target.value })}
            />
          )}
        </Field>
        <PlannerNumber
          label="Effort, once"
          unit={currency}
          value={draft.oneOffCost}
          onChange={(oneOffCost) => setDraft({ ...draft, oneOffCost })}
          error={errors.oneOffCost}
        />
      </div>
      <fieldset className="min-w-0">
        <legend className="mb-1 text-table font-medium">Workloads it changes</legend>
        <WorkloadChecklist
          workloads={input.demands}
          chosen={draft.workloadIds}
          onChange={(workloadIds) => setDraft({ ...draft, workloadIds })}
        />
        {errors.workloadIds ? (
          <p role="alert" className="mt-1 text-caption font-medium text-over">
            {errors.workloadIds}
          </p>
        ) : null}
      </fieldset>
      <div className="flex justify-end gap-2">
        <DialogClose>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" disabled={checked.lever === null}>
          {lever ? "Apply" : "Add lever"}
        </Button>
      </div>
    </form>
  );
}

type NumbersProps = {
  draft: LeverDraft;
  errors: Readonly<Record<string, string>>;
  onChange: (draft: LeverDraft) => void;
};

function ChangeNumbers({ draft, errors, onChange }: NumbersProps) {
  const fields = leverFields[draft.kind];
  return (
    <>
      <div className={fields.length === 3 ? "grid gap-3 sm:grid-cols-3" : "grid gap-3 sm:grid-cols-2"}>
        {fields.map(({ key, label, unit, percent, step }) => (
          <PlannerNumber
            key={key}
            label={label}
            unit={unit}
            {...(percent ? { percent } : {})}
            step={step}
            value={draft.numbers[key] ?? null}
            onChange={(value) => onChange({ ...draft, numbers: { ...draft.numbers, [key]: value } })}
            error={errors[key]}
          />
        ))}
      </div>
      {errors.mix ? (
        <p role="alert" className="text-caption font-medium text-over">
          {errors.mix}
        </p>
      ) : null}
    </>
  );
}
