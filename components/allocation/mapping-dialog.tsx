"use client";

import { Plus } from "lucide-react";
import { type ReactElement, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { AllocationPage } from "@/lib/chart/allocation-page";
import type { MappingRuleText } from "@/lib/schema/allocation-rules";
import { freshId, withMappingRule } from "@/lib/schema/rule-edits";
import { checkRules } from "@/lib/schema/rule-problems";
import { ConditionFields } from "./condition-fields";
import { bearerOptions } from "./owner-options";
import { FieldError, fieldError } from "./rule-errors";
import type { RulesDraft } from "./use-rules-draft";

export type MappingDialogProps = {
  /** null: a new one. */
  rule: MappingRuleText | null;
  draft: RulesDraft;
  page: AllocationPage;
  trigger: ReactElement;
};

export function MappingDialog({ rule, draft, page, trigger }: MappingDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={rule ? `Change ${rule.name}` : "Add a mapping rule"}
      description="It takes a line when all of its conditions hold and no rule before it does. Text is compared to the letter."
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
      size="lg"
    >
      {open ? <MappingForm rule={rule} draft={draft} page={page} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  );
}

type FormProps = Omit<MappingDialogProps, "trigger"> & { onDone: () => void };

function MappingForm({ rule, draft, page, onDone }: FormProps) {
  const [edited, setEdited] = useState<MappingRuleText>(() => rule ?? emptyRule(page));
  const [wasSent, setWasSent] = useState(false);
  const named = rule ? edited : { ...edited, id: freshId(edited.name, draft.rules) };
  const problems = problemsOf(named, draft);
  const shown = wasSent ? problems : [];
  const { conditions } = edited;
  return (
    <form
      noValidate
      className="flex flex-col gap-3 pt-1"
      onSubmit={(event) => {
        event.preventDefault();
        setWasSent(true);
        if (problems.length > 0) return;
        draft.change((rules) => withMappingRule(rules, { ...named, name: named.name.trim() }));
        onDone();
      }}
    >
      <div className="grid gap-3 sm:grid-cols-2">
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
        <Field label="Gives the lines to" error={fieldError(shown, "owner")}>
          {(control) => (
            <Select
              {...control}
              className="w-full"
              placeholder="Choose a team or a pool"
              options={bearerOptions(page.teams, draft.rules.pools)}
              {...(rule ? { defaultValue: rule.owner } : {})}
              onValueChange={(owner) => setEdited({ ...edited, owner })}
            />
          )}
        </Field>
      </div>
      {conditions.map((condition, index) => (
        <ConditionFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no name but its place
          key={index}
          position={index + 1}
          condition={condition}
          facts={page.facts}
          error={fieldError(shown, `conditions.${index}`)}
          onChange={(next) =>
            setEdited({ ...edited, conditions: conditions.map((old, place) => (place === index ? next : old)) })
          }
          onRemove={
            conditions.length > 1
              ? () => setEdited({ ...edited, conditions: conditions.filter((_, place) => place !== index) })
              : null
          }
        />
      ))}
      <FieldError>{conditions.length === 0 ? fieldError(shown, "conditions") : undefined}</FieldError>
      <div className="flex flex-wrap justify-between gap-2">
        <Button
          variant="quiet"
          onClick={() => setEdited({ ...edited, conditions: [...conditions, emptyCondition(page)] })}
        >
          <Plus size={16} aria-hidden /> Add condition
        </Button>
        <div className="ml-auto flex gap-2">
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary">
            {rule ? "Apply" : "Add rule"}
          </Button>
        </div>
      </div>
    </form>
  );
}

function problemsOf(rule: MappingRuleText, draft: RulesDraft) {
  const rules = withMappingRule(draft.rules, rule);
  const index = rules.mapping.findIndex(({ id }) => id === rule.id);
  return (checkRules(rules).problems ?? []).filter((problem) => problem.list === "mapping" && problem.index === index);
}

function emptyRule(page: AllocationPage): MappingRuleText {
  return {
    id: "",
    name: "",
    // What is not chosen yet; the schema says so when the form is sent.
    owner: "" as MappingRuleText["owner"],
    conditions: [emptyCondition(page)],
  };
}

function emptyCondition({ facts }: AllocationPage): MappingRuleText["conditions"][number] {
  const key = facts.find(({ on }) => on.startsWith("tag:"))?.on.slice("tag:".length) ?? "team";
  return { on: `tag:${key}`, matcher: "one-of", values: [] };
}
