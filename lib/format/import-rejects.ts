import type { Reject } from "../schema/import-check";
import { defused, formatCsv } from "./csv";

export const rejectsHeader = formatCsv([["line", "column", "value", "reason"]]);

/** Rejected lines of an import as CSV; a value that was not there is an empty cell. */
export function rejectRows(rejects: readonly Reject[]): string {
  return formatCsv(
    rejects.map(({ line, column, value, reason }) => [String(line), column, value ?? "", reason].map(defused)),
  );
}
