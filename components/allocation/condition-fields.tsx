"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { Select, type SelectOption } from "@/components/ui/select";
import type { AllocationPage } from "@/lib/chart/allocation-page";
import { fieldNames, matcherNames } from "@/lib/chart/allocation-text";
import type { MappingRuleText } from "@/lib/schema/allocation-rules";

type Condition = MappingRuleText["conditions"][number];

export type ConditionFieldsProps = {
  position: number;
  condition: Condition;
  facts: AllocationPage["facts"];
  error: string | undefined;
  onChange: (condition: Condition) => void;
  /** null: it is the only one. */
  onRemove: (() => void) | null;
};

type FieldName = keyof typeof fieldNames;

const fields: SelectOption<"tag" | FieldName>[] = [
  { value: "tag", label: "Tag" },
  ...Object.entries(fieldNames).map(([value, label]) => ({ value: value as FieldName, label })),
];

const matchers = Object.entries(matcherNames).map(([value, label]) => ({
  value: value as Condition["matcher"],
  label,
}));

const suggested = 8;

function isTag(on: Condition["on"]): on is `tag:${string}` {
  return on.startsWith("tag:");
}

/** One condition: what is looked at, how it is compared, and with which values, one on a line. */
export function ConditionFields({ position, condition, facts, error, onChange, onRemove }: ConditionFieldsProps) {
  const [text, setText] = useState(condition.values.join("\n"));
  const tag = isTag(condition.on) ? condition.on.slice("tag:".length) : null;
  const seen = facts.find(({ on }) => on === condition.on)?.values ?? [];
  const offered = seen.filter((value) => !condition.values.includes(value)).slice(0, suggested);
  const write = (next: string) => {
    setText(next);
    onChange({ ...condition, values: [...new Set(next.split("\n").map((value) => value.trim()))].filter(Boolean) });
  };
  return (
    <fieldset className="min-w-0 rounded-control border border-border p-3 pt-2">
      <legend className="px-1 text-caption text-muted">
        {position === 1 ? "Condition 1" : `and condition ${position}`}
      </legend>
      <div className="grid gap-3 sm:grid-cols-3">
        <Field label="Field">
          {(control) => (
            <Select
              {...control}
              className="w-full"
              options={fields}
              value={isTag(condition.on) ? "tag" : condition.on}
              onValueChange={(on) => onChange({ ...condition, on: on === "tag" ? "tag:team" : on })}
            />
          )}
        </Field>
        {tag === null ? null : (
          <Field label="Tag key">
            {(control) => (
              <Input
                {...control}
                list={`tag-keys-${position}`}
                maxLength={256}
                value={tag}
                onChange={(event) => onChange({ ...condition, on: `tag:${event.target.value}` })}
              />
            )}
          </Field>
        )}
        <Field label="Comparison">
          {(control) => (
            <Select
              {...control}
              className="w-full"
              options={matchers}
              value={condition.matcher}
              onValueChange={(matcher) => onChange({ ...condition, matcher })}
            />
          )}
        </Field>
      </div>
      <datalist id={`tag-keys-${position}`}>
        {facts
          .filter(({ on }) => on.startsWith("tag:"))
          .map(({ on }) => (
            <option key={on} value={on.slice("tag:".length)} />
          ))}
      </datalist>
      <Field label="Values" hint="One on a line; any of them is enough." error={error} className="mt-3">
        {(control) => <Textarea {...control} rows={2} value={text} onChange={(event) => write(event.target.value)} />}
      </Field>
      <div className="mt-1 flex flex-wrap items-center gap-1">
        {offered.length > 0 ? <span className="text-caption text-muted">Seen:</span> : null}
        {offered.map((value) => (
          <Button
            key={value}
            size="sm"
            variant="quiet"
            aria-label={`Add ${value}`}
            className="max-w-56"
            onClick={() => write(text.trim() === "" ? value : `${text.trimEnd()}\n${value}`)}
          >
            <span className="truncate">{value}</span>
          </Button>
        ))}
        {onRemove ? (
          <Button size="sm" variant="quiet" className="ml-auto" onClick={onRemove}>
            <Trash2 size={16} aria-hidden /> Remove condition
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}
