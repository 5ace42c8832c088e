"use client";

import { Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { decimalsOf, toShown, unitOf, valueText } from "@/lib/chart/scenario-inputs";
import type { ScenarioInput } from "@/lib/schema/scenario";
import type { ScenarioField } from "@/lib/schema/scenario-fields";
import {
  type RangeKind,
  rangeProblem,
  trialsAtMost,
  type UncertainRange,
  type UncertaintySettings,
  uncertainFields,
  uncertaintyOf,
} from "@/lib/schema/uncertainty";
import { withNewRange, withoutRange, withRange, withUncertainty } from "@/lib/schema/uncertainty-edits";
import { UncertaintyCorrelations } from "./uncertainty-correlations";
import type { ScenarioDraft } from "./use-scenario-draft";

const kinds: readonly { value: RangeKind; label: string; hint: string }[] = [
  { value: "triangular", label: "Triangular", hint: "the value is likeliest, the ends are possible" },
  { value: "uniform", label: "Uniform", hint: "every value of the range as likely" },
  { value: "normal", label: "Normal", hint: "80% within ±, the rest beyond" },
  { value: "lognormal", label: "Lognormal", hint: "10% above +, never below 0" },
];

type InputsProps = { draft: ScenarioDraft; currency: string };

/** Which inputs are uncertain and how far they may lie from their value, in their own units. */
export function UncertaintyInputs({ draft, currency }: InputsProps) {
  const { input, isReadOnly } = draft;
  const settings = uncertaintyOf(input);
  const fields = uncertainFields(input);
  const ranged = settings.ranges.flatMap((range) => {
    const field = fields.find(({ key }) => key === range.key);
    return field ? [{ range, field }] : [];
  });
  const edit = (change: (settings: UncertaintySettings, from: ScenarioInput) => UncertaintySettings) =>
    draft.change((from) => withUncertainty(from, (before) => change(before, from)));
  const others = fields
    .filter(({ key }) => settings.ranges.every((range) => range.key !== key))
    .map((field) => ({ value: field.key, label: field.label, ...(field.owner === null ? {} : { hint: field.owner }) }));
  return (
    <details className="mx-4 my-3 rounded-control border border-border" open>
      <summary className="flex min-h-10 cursor-default items-center px-3 text-table font-medium">
        Uncertain inputs ({ranged.length})
      </summary>
      <div className="border-t border-hairline px-3 pt-2 pb-3">
        <ul className="grid gap-x-6 2xl:grid-cols-2">
          {ranged.map(({ range, field }) => (
            <RangeRow
              key={range.key}
              {...{ range, field, currency, isReadOnly }}
              value={field.read(input) ?? 0}
              onChange={(next) => edit((before) => withRange(before, next))}
              onRemove={() => edit((before) => withoutRange(before, range.key))}
            />
          ))}
        </ul>
        {ranged.length === 0 ? (
          <p className="py-1 text-table text-muted">No input is uncertain: every trial is alike.</p>
        ) : null}
        <div className="flex flex-wrap items-end gap-3 pt-3">
          {isReadOnly || others.length === 0 ? null : (
            <Select
              key={settings.ranges.length}
              aria-label="Add an uncertain input"
              placeholder="Add an input"
              options={others}
              onValueChange={(key) => edit((before, from) => withNewRange(before, from, key))}
            />
          )}
          <Whole
            label="Trials"
            value={settings.trials}
            least={100}
            most={trialsAtMost}
            disabled={isReadOnly}
            onChange={(trials) => edit((before) => ({ ...before, trials }))}
          />
          <Whole
            label="Seed"
            value={settings.seed}
            least={0}
            most={4_294_967_295}
            disabled={isReadOnly}
            onChange={(seed) => edit((before) => ({ ...before, seed }))}
          />
        </div>
        <UncertaintyCorrelations
          fields={ranged.map(({ field }) => field)}
          correlations={settings.correlations}
          isReadOnly={isReadOnly}
          edit={edit}
        />
      </div>
    </details>
  );
}

type RangeRowProps = {
  range: UncertainRange;
  field: ScenarioField;
  value: number;
  currency: string;
  isReadOnly: boolean;
  onChange: (range: UncertainRange) => void;
  onRemove: () => void;
};

function RangeRow({ range, field, value, currency, isReadOnly, onChange, onRemove }: RangeRowProps) {
  const name = field.owner === null ? field.label : `${field.label}, ${field.owner}`;
  const problem = rangeProblem(range, value);
  const id = `range-${range.key}`;
  const hasDown = range.kind === "triangular" || range.kind === "uniform";
  const side = (key: "down" | "up", sign: string) => (
    <span className="flex items-center gap-1">
      <span aria-hidden className="text-muted">
        {sign}
      </span>
      <NumberField
        className="w-20"
        aria-label={`${name}: ${key === "down" ? "below" : "above"} by, ${unitOf(field, currency)}`}
        aria-describedby={problem ? id : undefined}
        aria-invalid={problem ? true : undefined}
        value={toShown(field, range[key])}
        decimals={field.percent ? 2 : Math.max(2, decimalsOf(field, range[key]))}
        disabled={isReadOnly}
        onValueChange={(shown) => {
          if (shown !== null) onChange({ ...range, [key]: Math.max(0, field.percent ? shown / 100 : shown) });
        }}
      />
    </span>
  );
  return (
    <li className="border-b border-hairline py-1.5" data-range={range.key}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 flex-[1_1_12rem] text-table">
          {name} <span className="whitespace-nowrap text-muted">{valueText(field, value, currency)}</span>
        </span>
        <Select
          aria-label={`${name}: distribution`}
          className="w-32 max-md:w-full"
          options={kinds}
          value={range.kind}
          disabled={isReadOnly}
          onValueChange={(kind) => onChange({ ...range, kind })}
        />
        {hasDown ? side("down", "−") : null}
        {side("up", hasDown ? "+" : "±")}
        {isReadOnly ? null : (
          <Button size="sm" variant="quiet" aria-label={`Remove ${name}`} onClick={onRemove}>
            <Trash2 size={16} aria-hidden />
          </Button>
        )}
      </div>
      {problem ? (
        <p id={id} className="text-caption font-medium text-over">
          {problem}
        </p>
      ) : null}
    </li>
  );
}

type WholeProps = {
  label: string;
  value: number;
  least: number;
  most: number;
  disabled: boolean;
  onChange: (value: number) => void;
};

function Whole({ label, value, least, most, disabled, onChange }: WholeProps) {
  const isWithin = Number.isInteger(value) && value >= least && value <= most;
  const error = isWithin ? undefined : `Must be a whole number from ${least} to ${most}.`;
  return (
    <Field label={label} error={error} className="w-32">
      {(control) => (
        <NumberField
          {...control}
          value={value}
          step={label === "Trials" ? 1000 : 1}
          disabled={disabled}
          onValueChange={(next) => {
            if (next !== null) onChange(next);
          }}
        />
      )}
    </Field>
  );
}
