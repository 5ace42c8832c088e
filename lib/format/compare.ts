const collator = new Intl.Collator("en-US", { numeric: true, sensitivity: "base" });

/** Alphabetical as people expect it: case aside, "node-9" before "node-10". Equal names keep a fixed order. */
export function compareText(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
