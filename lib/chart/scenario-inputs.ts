import { formatNumber, missing } from "../format/number";
import type { ScenarioInput } from "../schema/scenario";
import { editedFields } from "../schema/scenario-edits";
import type { ScenarioField } from "../schema/scenario-fields";
import { leverChanges } from "./lever-changes";

export type SliderRange = { min: number; max: number; step: number; decimals: number };

/** A stored value in the unit its form shows: 0.75 as 75 with "%". */
export function toShown(field: ScenarioField, value: number): number {
  return field.percent ? Number((value * 100).toPrecision(14)) : value;
}

export function toStored(field: ScenarioField, shown: number): number {
  const value = field.whole ? Math.round(shown) : shown;
  return field.percent ? value / 100 : value;
}

/** The ends and the step of a slider in the unit shown; without ends of its own, around the value it came with. */
export function sliderRange(field: ScenarioField, origin: number): SliderRange {
  const low = toShown(field, field.low ?? 0);
  const high = field.high === undefined ? roundUp(2 * Math.abs(toShown(field, origin))) : toShown(field, field.high);
  const step = field.step === undefined ? roundStep((high - low) / 200) : toShown(field, field.step);
  return {
    min: low,
    max: high,
    step: field.whole ? Math.max(1, Math.round(step)) : step,
    decimals: decimalsOf(field, origin),
  };
}

export function decimalsOf(field: ScenarioField, value: number): number {
  if (field.whole) return 0;
  if (field.percent || (field.step ?? 0) >= 0.05) return 2;
  return Math.abs(value) >= 100 ? 2 : 4;
}

export function unitOf(field: ScenarioField, currency: string): string {
  return field.unit.replace("¤", currency);
}

/** "12%", "0.13 USD/kWh", "—": a value with its unit. */
export function valueText(field: ScenarioField, value: number | null, currency: string): string {
  const unit = extraUnit(field, currency);
  const figure = figureText(field, value);
  return unit === "" || value === null ? figure : `${figure} ${unit}`;
}

function figureText(field: ScenarioField, value: number | null): string {
  if (value === null) return missing;
  const figure = formatNumber(toShown(field, value), { maximum: decimalsOf(field, value) });
  return field.percent ? `${figure}%` : figure;
}

/** What the figure does not say by itself. */
function extraUnit(field: ScenarioField, currency: string): string {
  const unit = unitOf(field, currency);
  return field.percent || unit === "count" || unit === "×" ? "" : unit;
}

export type InputChange = {
  key: string;
  label: string;
  owner: string | null;
  group: ScenarioField["group"];
  /** Of both figures; empty when they carry it or need none. */
  unit: string;
  before: string;
  after: string;
};

/**
 * Inputs that differ from the values they came with, and levers that differ from the saved ones; a supply is named only
 * where two of its kind could be meant.
 */
export function changedInputs(input: ScenarioInput, baseline: ScenarioInput, currency: string): readonly InputChange[] {
  const kinds = new Set(input.supplies.map((supply) => supply.kind));
  const isClear = kinds.size === input.supplies.length;
  const values = editedFields(input).map((field) => {
    const change = changeOf(field, { before: baseline, after: input, currency });
    return isClear && field.key.startsWith("supplies.") ? { ...change, owner: null } : change;
  });
  return [...values, ...leverChanges(baseline, input, currency)];
}

export function changeOf(
  field: ScenarioField,
  { before, after, currency }: { before: ScenarioInput; after: ScenarioInput; currency: string },
): InputChange {
  return {
    key: field.key,
    label: field.label,
    owner: field.owner,
    group: field.group,
    unit: extraUnit(field, currency),
    before: figureText(field, field.read(before)),
    after: figureText(field, field.read(after)),
  };
}

/** The next of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten; 100 for nothing. */
function roundUp(value: number): number {
  if (value <= 0) return 100;
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((candidate) => candidate * power >= value * (1 - 1e-9)) ?? 10;
  return Number((factor * power).toPrecision(12));
}

function roundStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [5, 2, 1].find((candidate) => candidate * power <= value * (1 + 1e-9)) ?? 1;
  return Number((factor * power).toPrecision(12));
}
