import type { z } from "zod";
import { type AllocationRules, allocationRules, type ParsedRules } from "./allocation-rules";

export type RuleProblem = {
  list: "pools" | "mapping" | "sharing" | null;
  /** Of the pool or rule in its list; null where the problem is the document's. */
  index: number | null;
  /** Within the rule: "targets.0.weight". */
  field: string;
  /** Names the rule, the field and what is wrong. */
  message: string;
};

export type CheckedRules = { parsed: ParsedRules; problems: null } | { parsed: null; problems: RuleProblem[] };

const nouns = { pools: "Pool", mapping: "Mapping rule", sharing: "Sharing rule" } as const;

/** The rules as they would be applied, or everything that is wrong with them. */
export function checkRules(rules: AllocationRules): CheckedRules {
  const checked = allocationRules.safeParse(rules);
  if (checked.success) return { parsed: checked.data, problems: null };
  return { parsed: null, problems: checked.error.issues.map((issue) => problemOf(issue, rules)) };
}

function problemOf({ path, message }: z.core.$ZodIssue, rules: AllocationRules): RuleProblem {
  const [list, index, ...rest] = path;
  const field = rest.map(String).join(".");
  if ((list !== "pools" && list !== "mapping" && list !== "sharing") || typeof index !== "number") {
    return { list: null, index: null, field: path.map(String).join("."), message };
  }
  const name = rules[list][index]?.name.trim() ?? "";
  // What the whole document shows already says whose rule it is.
  if (/^(Pool|Rule) “/.test(message)) return { list, index, field, message };
  const called = name === "" ? `${nouns[list]} ${index + 1}` : `${nouns[list]} “${name}”`;
  return { list, index, field, message: `${called}${field === "" ? "" : `, ${field}`}: ${message}` };
}
