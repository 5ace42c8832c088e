import { UnmappedFile } from "../reader/unreadable-file";

/** A column that a file of our own shape may have, under any of its names. */
export type NamedColumn<Field extends string> = { field: Field; names: readonly string[]; needed?: true };

/** Where each field stands in a row; null when the file lacks it. Throws UnmappedFile without what is needed. */
export function columnsByField<Field extends string>(
  headers: readonly string[],
  columns: readonly NamedColumn<Field>[],
  what: string,
): Map<Field, number> {
  const keys = headers.map(keyOf);
  const found = new Map<Field, number>();
  for (const { field, names } of columns) {
    const at = keys.flatMap((key, index) => (names.includes(key) ? [index] : []));
    if (at.length > 1)
      throw new UnmappedFile(`The columns ${at.map((index) => headers[index]).join(" and ")} mean the same.`);
    if (at[0] !== undefined) found.set(field, at[0]);
  }
  const missing = columns.filter(({ field, needed }) => needed && !found.has(field)).map(({ names }) => names[0]);
  if (missing.length > 0) throw new UnmappedFile(`${what} needs the columns ${missing.join(", ")}.`);
  return found;
}

/** The column that a header names; undefined for any other. */
export function fieldOf<Field extends string>(
  header: string,
  columns: readonly NamedColumn<Field>[],
): NamedColumn<Field> | undefined {
  return columns.find(({ names }) => names.includes(keyOf(header)));
}

function keyOf(header: string): string {
  return header.toLowerCase().replaceAll(/[ -]/g, "_").replaceAll(/[()]/g, "");
}
