import { type ColumnMapping, standsFor } from "../../schema/column-mapping";
import type { ImportCheck } from "../../schema/import-check";
import { automaticTarget, headerHash, mappedName } from "../column-mapping";
import type { StagedCheck } from "../focus/focus-check";
import type { RawTable } from "./raw-table";
import type { CheckInput } from "./reader-job";
import { literal } from "./sql-text";
import type { Stage } from "./stage";

/** A staged file under the names that its columns stand for, and the way back to its own. */
export type MappedTable = {
  raw: RawTable;
  headerHash: string;
  columns(found: StagedCheck["columns"]): ImportCheck["columns"];
  warnings(found: ImportCheck["warnings"]): ImportCheck["warnings"];
  /** Rejected lines name the columns as the file does. */
  nameRejects(stage: Stage): Promise<void>;
};

/** Renames the columns as the file's source has them mapped: everything after it knows only names of ours. */
export function mappedTable(raw: RawTable, { kind, mappings }: Pick<CheckInput, "kind" | "mappings">): MappedTable {
  const headers = raw.names;
  const hash = headerHash(headers);
  const mapping: ColumnMapping = mappings?.[hash] ?? {};
  const renamed = (name: string) => mappedName(name, mapping);
  const back = new Map(headers.map((name) => [renamed(name), name]));
  const changed = [...back].filter(([name, header]) => name !== header);
  return {
    raw: {
      ...raw,
      names: headers.map(renamed),
      floats: raw.floats.map(renamed),
      instants: raw.instants.map(renamed),
    },
    headerHash: hash,
    columns: (found) =>
      found.map((column) => {
        const name = back.get(column.name) ?? column.name;
        const automatic = automaticTarget(kind, name);
        return { ...column, name, automatic, stands: standsFor({ name, automatic }, mapping) };
      }),
    warnings: (found) =>
      found.map((warning) => ({
        ...warning,
        column: warning.column === null ? null : (back.get(warning.column) ?? warning.column),
      })),
    nameRejects: async (stage) => {
      if (changed.length === 0) return;
      const cases = changed.map(([name, header]) => `WHEN ${literal(name)} THEN ${literal(header)}`).join(" ");
      await stage.run(`UPDATE reject SET column_name = CASE column_name ${cases} ELSE column_name END`);
    },
  };
}
