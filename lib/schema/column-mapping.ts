import type { ImportKind } from "./import-check";
import { importTargets } from "./import-target";

/** By column of the file: the column that it stands for, or null where it stands for none and is kept as it is. */
export type ColumnMapping = Readonly<Record<string, string | null>>;

/** A column of the file with what its name says it stands for. */
export type NamedColumn = { name: string; automatic: string | null };

/** What a column stands for: as somebody has said, else as its name says. */
export function standsFor({ name, automatic }: NamedColumn, mapping: ColumnMapping): string | null {
  return Object.hasOwn(mapping, name) ? (mapping[name] ?? null) : automatic;
}

/** Only what differs from what the names say, so that nothing is kept of a mapping that was put back. */
export function withoutAutomatic(columns: readonly NamedColumn[], mapping: ColumnMapping): ColumnMapping {
  return Object.fromEntries(
    columns
      .filter((column) => standsFor(column, mapping) !== column.automatic)
      .map((column) => [column.name, standsFor(column, mapping)]),
  );
}

/** Why a file cannot be read by a mapping, in words; empty: it can. */
export function mappingProblems(
  kind: ImportKind,
  columns: readonly NamedColumn[],
  { mapping, hasPeriod }: { mapping: ColumnMapping; hasPeriod: boolean },
): string[] {
  const byTarget = new Map<string, string[]>();
  for (const column of columns) {
    const target = standsFor(column, mapping);
    if (target !== null) byTarget.set(target, [...(byTarget.get(target) ?? []), column.name]);
  }
  const known = new Set(importTargets[kind].map(({ name }) => name));
  const names = new Set(columns.map(({ name }) => name));
  return [
    ...Object.keys(mapping)
      .filter((name) => !names.has(name))
      .map((name) => `The file has no column ${name}.`),
    ...[...byTarget.keys()]
      .filter((target) => !known.has(target))
      .map((target) => `${target} is no column of this kind of file.`),
    ...[...byTarget]
      .filter(([, sources]) => sources.length > 1)
      .map(([target, sources]) => `${sources.join(" and ")} both stand for ${target}; only one can.`),
    ...missingTargets(kind, new Set(byTarget.keys()), hasPeriod).map((target) => `No column stands for ${target}.`),
  ];
}

function missingTargets(kind: ImportKind, there: ReadonlySet<string>, hasPeriod: boolean): string[] {
  const needed = importTargets[kind].flatMap(({ name, needed }) => (needed === true ? [name] : []));
  const missing = needed.filter((name) => !there.has(name));
  if (kind !== "focus") return missing;
  return [
    ...(there.has("BilledCost") || there.has("EffectiveCost") ? [] : ["BilledCost or EffectiveCost"]),
    ...(there.has("BillingPeriodStart") || hasPeriod ? [] : ["BillingPeriodStart, and no month was given"]),
    ...missing,
  ];
}
