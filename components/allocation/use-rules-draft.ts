"use client";

import { useMemo, useState } from "react";
import type { AllocationRules } from "@/lib/schema/allocation-rules";
import { checkRules, type RuleProblem } from "@/lib/schema/rule-problems";

export type RulesDraft = {
  /** As edited, even where a rule is broken. */
  rules: AllocationRules;
  problems: readonly RuleProblem[];
  isChanged: boolean;
  change: (edit: (rules: AllocationRules) => AllocationRules) => void;
  discard: () => void;
};

/** Edits of the saved rules. They live in this page until they are saved, discarded or left. */
export function useRulesDraft(saved: AllocationRules, start: AllocationRules): RulesDraft {
  const [rules, setRules] = useState(start);
  const problems = useMemo(() => checkRules(rules).problems ?? [], [rules]);
  const isChanged = useMemo(() => JSON.stringify(rules) !== JSON.stringify(saved), [rules, saved]);
  return { rules, problems, isChanged, change: (edit) => setRules(edit), discard: () => setRules(saved) };
}
