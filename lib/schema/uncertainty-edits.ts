import type { ScenarioInput } from "./scenario";
import { type UncertainRange, type UncertaintySettings, uncertainFields, uncertaintyOf } from "./uncertainty";

/** The scenario with its uncertainty changed; from then on it is the scenario's own. */
export function withUncertainty(
  input: ScenarioInput,
  edit: (settings: UncertaintySettings) => UncertaintySettings,
): ScenarioInput {
  return { ...input, uncertainty: edit(uncertaintyOf(input)) };
}

export function withRange(settings: UncertaintySettings, range: UncertainRange): UncertaintySettings {
  return { ...settings, ranges: settings.ranges.map((each) => (each.key === range.key ? range : each)) };
}

/** Without the range, and without the correlations that name it. */
export function withoutRange(settings: UncertaintySettings, key: string): UncertaintySettings {
  return {
    ...settings,
    ranges: settings.ranges.filter((range) => range.key !== key),
    correlations: settings.correlations.filter(({ one, other }) => one !== key && other !== key),
  };
}

/** With one more input, a fifth below and above its value. */
export function withNewRange(settings: UncertaintySettings, input: ScenarioInput, key: string): UncertaintySettings {
  const value =
    uncertainFields(input)
      .find((field) => field.key === key)
      ?.read(input) ?? null;
  if (value === null || settings.ranges.some((range) => range.key === key)) return settings;
  const spread = value === 0 ? 0.1 : Math.abs(value) * 0.2;
  const range = { key, kind: "triangular", down: value === 0 ? 0 : spread, up: spread } as const;
  return { ...settings, ranges: [...settings.ranges, range] };
}

/** With a correlation of two inputs in place of the one they had; 0 takes it away. */
export function withCorrelation(
  settings: UncertaintySettings,
  { one, other, rank }: UncertaintySettings["correlations"][number],
): UncertaintySettings {
  const others = settings.correlations.filter((each) => !(names(each, one) && names(each, other)));
  return { ...settings, correlations: rank === 0 || one === other ? others : [...others, { one, other, rank }] };
}

function names({ one, other }: { one: string; other: string }, key: string): boolean {
  return one === key || other === key;
}
