"use client";

import { type ReactElement, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { AllocationPage } from "@/lib/chart/allocation-page";
import { methodHints, methodNames, partNames } from "@/lib/chart/allocation-text";
import type { SharingRuleText } from "@/lib/schema/allocation-rules";
import { freshId, withSharingRule } from "@/lib/schema/rule-edits";
import { checkRules } from "@/lib/schema/rule-problems";
import { sourceOptions } from "./owner-options";
import { FieldError, fieldError } from "./rule-errors";
import { SharingTargets } from "./sharing-targets";
import type { RulesDraft } from "./use-rules-draft";

export type SharingDialogProps = {
  /** null: a new one. */
  rule: SharingRuleText | null;
  draft: RulesDraft;
  page: AllocationPage;
  trigger: ReactElement;
};

export function SharingDialog({ rule, draft, page, trigger }: SharingDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={rule ? `Change ${rule.name}` : "Add a sharing rule"}
      description="It spreads what its source holds when its turn comes. Shares sum to the pool to the last digit."
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
      size="lg"
    >
      {open ? <SharingForm rule={rule} draft={draft} page={page} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  );
}

const methods = Object.entries(methodNames).map(([value, label]) => ({
  value: value as SharingRuleText["method"],
  label,
  hint: methodHints[value as SharingRuleText["method"]],
}));

const parts = Object.entries(partNames).map(([value, label]) => ({ value: value as SharingRuleText["part"], label }));

type FormProps = Omit<SharingDialogProps, "trigger"> & { onDone: () => void };

function SharingForm({ rule, draft, page, onDone }: FormProps) {
  const [edited, setEdited] = useState<SharingRuleText>(() => rule ?? emptyRule(draft));
  const [wasSent, setWasSent] = useState(false);
  const named = tidied(rule ? edited : { ...edited, id: freshId(edited.name, draft.rules) });
  const problems = problemsOf(named, draft);
  const shown = wasSent ? problems : [];
  const hasUnit = edited.method === "metric" || edited.method === "key";
  return (
    <form
      noValidate
      className="flex flex-col gap-3 pt-1"
      onSubmit={(event) => {
        event.preventDefault();
        setWasSent(true);
        if (problems.length > 0) return;
        draft.change((rules) => withSharingRule(rules, { ...named, name: named.name.trim() }));
        onDone();
      }}
    >
      <Field label="Name" error={fieldError(shown, "name")}>
        {(control) => (
          <Input
            {...control}
            maxLength={120}
            value={edited.name}
            onChange={(event) => setEdited({ ...edited, name: event.target.value })}
          />
        )}
      </Field>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Spreads" error={fieldError(shown, "source")}>
          {(control) => (
            <Select
              {...control}
              className="w-full"
              options={sourceOptions(page.teams, draft.rules.pools)}
              value={edited.source}
              onValueChange={(source) => setEdited({ ...edited, source })}
            />
          )}
        </Field>
        <Field label="Part of it">
          {(control) => (
            <Select
              {...control}
              className="w-full"
              options={parts}
              value={edited.part}
              onValueChange={(part) => setEdited({ ...edited, part })}
            />
          )}
        </Field>
        <Field label="Method" hint={methodHints[edited.method]}>
          {(control) => (
            <Select
              {...control}
              className="w-full"
              options={methods}
              value={edited.method}
              onValueChange={(method) => setEdited({ ...edited, method })}
            />
          )}
        </Field>
        {hasUnit ? (
          <Field label="Unit of the weights" hint="GPU-hours, tokens, seats." error={fieldError(shown, "unit")}>
            {(control) => (
              <Input
                {...control}
                maxLength={40}
                value={edited.unit}
                onChange={(event) => setEdited({ ...edited, unit: event.target.value })}
              />
            )}
          </Field>
        ) : null}
      </div>
      <SharingTargets
        rule={edited}
        teams={page.teams}
        pools={draft.rules.pools}
        onChange={(targets) => setEdited({ ...edited, targets })}
      />
      <FieldError>{fieldError(shown, "targets")}</FieldError>
      <div className="flex justify-end gap-2">
        <DialogClose>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary">
          {rule ? "Apply" : "Add rule"}
        </Button>
      </div>
    </form>
  );
}

/** Weights and units that the method does not look at are not kept, so that a version shows what counts. */
function tidied(rule: SharingRuleText): SharingRuleText {
  const unit = { even: "", "direct-cost": "", fixed: "%", metric: rule.unit, key: rule.unit }[rule.method];
  const hasWeights = rule.method !== "even" && rule.method !== "direct-cost";
  return { ...rule, unit, targets: rule.targets.map((target) => (hasWeights ? target : { ...target, weight: "1" })) };
}

function problemsOf(rule: SharingRuleText, draft: RulesDraft) {
  const rules = withSharingRule(draft.rules, rule);
  const index = rules.sharing.findIndex(({ id }) => id === rule.id);
  return (checkRules(rules).problems ?? []).filter((problem) => problem.list === "sharing" && problem.index === index);
}

function emptyRule({ rules }: RulesDraft): SharingRuleText {
  const [pool] = rules.pools;
  return {
    id: "",
    name: "",
    source: pool ? `pool:${pool.id}` : "unallocated",
    part: "all",
    method: "direct-cost",
    unit: "",
    targets: [],
  };
}
