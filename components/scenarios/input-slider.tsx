"use client";

import { memo } from "react";
import { NumberField } from "@/components/ui/number-field";
import { SliderField, type SliderFieldProps } from "@/components/ui/slider-field";
import { type ValueSource as ShownSource, SourceChip } from "@/components/ui/source-chip";
import { decimalsOf, sliderRange, toShown, toStored, unitOf } from "@/lib/chart/scenario-inputs";
import { formatNumber } from "@/lib/format/number";
import type { ScenarioInput, ValueSource } from "@/lib/schema/scenario";
import { isEdited, resetField, sourceOf } from "@/lib/schema/scenario-edits";
import { type ScenarioField, scenarioFields } from "@/lib/schema/scenario-fields";
import type { ScenarioDraft } from "./use-scenario-draft";

type InputProps = { field: ScenarioField; draft: ScenarioDraft; currency: string };

const sourceNames: Record<ValueSource, Exclude<ShownSource, "edited">> = {
  actuals: "actuals",
  "price-book": "price book",
  default: "default",
  template: "template",
  planner: "planner",
};

function sourceName(source: ValueSource | null): Exclude<ShownSource, "edited"> {
  return source === null ? "default" : sourceNames[source];
}

/** A common input: slider, number, source, and the way back. */
export function InputSlider({ field, draft, currency }: InputProps) {
  const value = field.read(draft.input);
  const origin = field.read(draft.baseline);
  if (value === null || origin === null) return null;
  return (
    <Row
      fieldKey={field.key}
      label={field.label}
      unit={unitOf(field, currency)}
      value={toShown(field, value)}
      baseline={toShown(field, origin)}
      source={sourceName(sourceOf(draft.input, field))}
      {...sliderRange(field, origin)}
      disabled={draft.isReadOnly}
      change={draft.change}
    />
  );
}

type RowProps = Omit<SliderFieldProps, "onValueChange" | "onReset"> & {
  fieldKey: string;
  change: ScenarioDraft["change"];
};

/** Plain values only, so that of some twenty sliders the one that moved is drawn. */
const Row = memo(function Row({ fieldKey, change, ...shown }: RowProps) {
  return (
    <SliderField
      {...shown}
      onValueChange={(value) => change(editOf(fieldKey, (field, from) => field.write(from, toStored(field, value))))}
      onReset={() => change(editOf(fieldKey, (field, from) => resetField(from, field)))}
    />
  );
});

function editOf(key: string, edit: (field: ScenarioField, from: ScenarioInput) => ScenarioInput) {
  return (from: ScenarioInput) => {
    const field = scenarioFields(from).find((candidate) => candidate.key === key);
    return field ? edit(field, from) : from;
  };
}

/** One of the rest: label and number in a row. */
export function InputNumber({ field, draft, currency }: InputProps) {
  const value = field.read(draft.input);
  const origin = field.read(draft.baseline);
  const edited = isEdited(draft.input, field);
  const decimals = Math.max(4, decimalsOf(field, value ?? 0));
  const was = origin === null ? "not set" : formatNumber(toShown(field, origin), { maximum: decimals });
  const unit = unitOf(field, currency);
  const name = `${field.label}${field.owner ? `, ${field.owner}` : ""}, ${unit}`;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_96px] items-center gap-x-3.5 gap-y-0.5 py-1">
      <span className="min-w-0 text-table">
        {field.label} <span className="text-caption text-muted">{unit}</span>
      </span>
      <NumberField
        aria-label={name}
        value={value === null ? null : toShown(field, value)}
        decimals={decimals}
        disabled={draft.isReadOnly}
        onValueCommitted={(shown) => {
          if (shown !== null) draft.change((from) => field.write(from, toStored(field, shown)));
          else if (origin === null) draft.resetOne(field);
        }}
      />
      {edited ? (
        <span className="col-span-2 flex items-center justify-end gap-1">
          <SourceChip source="edited" was={was} />
          <button
            type="button"
            aria-label={`Reset ${field.label} to ${was}`}
            onClick={() => draft.resetOne(field)}
            className="min-h-6 rounded-control px-1 text-caption text-accent hover:bg-hover"
          >
            Reset
          </button>
        </span>
      ) : null}
    </div>
  );
}
