import type { ScenarioInput, ValueSource } from "./scenario";
import { readPath, type ScenarioField, scenarioFields, workloadFields, writePath } from "./scenario-fields";

/** The scenario with every input back at the value it came with. */
export function baselineOf(input: ScenarioInput): ScenarioInput {
  return Object.entries(input.origins).reduce((from, [path, origin]) => writePath(from, path, origin.value), input);
}

export function sourceOf(input: ScenarioInput, field: ScenarioField): ValueSource | null {
  const paths = field.sourcePath === undefined ? field.paths : [field.sourcePath, ...field.paths];
  return paths.map((path) => input.origins[path]?.source).find((source) => source !== undefined) ?? null;
}

/** An input differs from the value it came with; one that came with nothing is edited once it has a value. */
export function isEdited(input: ScenarioInput, field: ScenarioField): boolean {
  return field.paths.some((path) => !same(readPath(input, path), input.origins[path]?.value ?? null));
}

/** The input back at its origin; without one, back at nothing. */
export function resetField(input: ScenarioInput, field: ScenarioField): ScenarioInput {
  return field.paths.reduce((from, path) => writePath(from, path, from.origins[path]?.value ?? null), input);
}

export function editedFields(input: ScenarioInput): readonly ScenarioField[] {
  const seen = new Set<string>();
  return [...scenarioFields(input), ...workloadFields(input)].filter((field) => {
    if (!isEdited(input, field) || field.paths.every((path) => seen.has(path))) return false;
    for (const path of field.paths) seen.add(path);
    return true;
  });
}

/** Equal but for the last digits that scaling there and back loses. */
function same(one: number | null, other: number | null): boolean {
  if (one === null || other === null) return one === other;
  return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));
}
