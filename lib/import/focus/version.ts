import { type FocusVersion, focusColumnOf, focusVersions } from "./columns";

/**
 * The newest version whose columns a file has: files say it nowhere else. 1.4 shows in its own columns, or in those of
 * 1.3 without the ones that 1.4 has dropped. A file of columns that all versions have is 1.0; null: no FOCUS column.
 */
export function focusVersionOf(headers: readonly string[]): FocusVersion | null {
  const columns = headers.map(focusColumnOf).filter((column) => column !== null);
  if (columns.length === 0) return null;
  const newest = focusVersions.findLast((version) => columns.some(({ since }) => since === version)) ?? null;
  const hasDropped = columns.some(({ until }) => until === "1.3");
  return newest === "1.3" && !hasDropped ? "1.4" : newest;
}
