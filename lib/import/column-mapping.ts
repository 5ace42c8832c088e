import { createHash } from "node:crypto";
import type { ColumnMapping } from "../schema/column-mapping";
import type { ImportKind } from "../schema/import-check";
import { focusColumnOf } from "./focus/columns";
import { metricFields } from "./usage/metrics-check";
import { fieldOf } from "./usage/named-columns";
import { usageColumns } from "./usage/usage-line";

/** Names a header: the same names of columns in any order and case have the same. */
export function headerHash(names: readonly string[]): string {
  const sorted = names.map((name) => name.toLowerCase()).sort();
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex");
}

/** What a column stands for by its name alone; null: it is kept as it is. */
export function automaticTarget(kind: ImportKind, header: string): string | null {
  switch (kind) {
    case "focus": {
      const column = focusColumnOf(header);
      return column?.target ? column.name : null;
    }
    case "usage":
      return fieldOf(header, usageColumns)?.names[0] ?? null;
    case "metrics":
      return fieldOf(header, metricFields)?.names[0] ?? null;
  }
}

/** A column that stands for none gets a name that no column of ours has, so that it is kept and not read. */
export function mappedName(header: string, mapping: ColumnMapping): string {
  if (!Object.hasOwn(mapping, header)) return header;
  return mapping[header] ?? `x_${header}`;
}
