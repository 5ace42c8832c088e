"use client";

import { useCallback, useEffect, useMemo, useReducer, useState } from "react";
import type { ScenarioInput, scenarioInput } from "@/lib/schema/scenario";
import { baselineOf, resetField } from "@/lib/schema/scenario-edits";
import type { ScenarioField } from "@/lib/schema/scenario-fields";

type Edit = (from: ScenarioInput) => ScenarioInput;

export type ScenarioDraft = {
  /** As edited, even where a rule is broken. */
  input: ScenarioInput;
  /** The last input that keeps every rule: what the results are of. */
  valid: ScenarioInput;
  /** The rules that `input` breaks, in words. */
  problems: readonly string[];
  /** Every input at the value it came with. */
  baseline: ScenarioInput;
  /** An older version: nothing of it can be changed. */
  isReadOnly: boolean;
  /** Differs from what was saved. */
  isChanged: boolean;
  /** Brought back from before the page was left or reloaded. */
  wasKept: boolean;
  /** Stays the same function, so that a slider that did not move is not drawn again. */
  change: (edit: Edit) => void;
  resetOne: (field: ScenarioField) => void;
  resetAll: () => void;
  discard: () => void;
  /** Keeps the edits on screen but no longer over a reload: they are saved, or given up by leaving. */
  forget: () => void;
};

type Rules = typeof scenarioInput;

/** `rules` come after the page: null until then, and an edit shows in the results once they are there. */
type State = {
  input: ScenarioInput;
  valid: ScenarioInput;
  problems: readonly string[];
  rules: Rules | null;
  isTouched: boolean;
};

/** `kept`: edits from before a reload; what was typed meanwhile is newer. */
type Step = { edit: Edit } | { rules: Rules; kept: ScenarioInput | null };

function stepped(state: State, step: Step): State {
  const isTouched = state.isTouched || "edit" in step;
  const kept = "kept" in step && !isTouched ? step.kept : null;
  const input = "edit" in step ? step.edit(state.input) : (kept ?? state.input);
  const rules = "rules" in step ? step.rules : state.rules;
  const checked = rules?.safeParse(input);
  if (checked?.success) return { input, valid: input, problems: [], rules, isTouched };
  const problems = (checked?.error.issues ?? []).map((issue) => `${issue.path.join(" › ")}: ${issue.message}`);
  return { input, valid: state.valid, problems, rules, isTouched };
}

/** Edits of one saved version. They live in this tab until they are saved or discarded, also over a reload. */
export function useScenarioDraft(
  saved: ScenarioInput,
  { key, isReadOnly }: { key: string; isReadOnly: boolean },
): ScenarioDraft {
  const [state, dispatch] = useReducer(stepped, {
    input: saved,
    valid: saved,
    problems: [],
    rules: null,
    isTouched: false,
  });
  const [wasKept, setWasKept] = useState(false);
  const { input, valid, problems, rules } = state;
  const baseline = useMemo(() => baselineOf(saved), [saved]);
  const isChanged = useMemo(() => input !== saved && JSON.stringify(input) !== JSON.stringify(saved), [input, saved]);
  const change = useCallback((edit: Edit) => (isReadOnly ? undefined : dispatch({ edit })), [isReadOnly]);

  useEffect(() => {
    let left = false;
    void import("@/lib/schema/scenario").then((schema) => {
      if (left) return;
      const kept = isReadOnly ? null : keptDraft(key, schema.scenarioInput);
      dispatch({ rules: schema.scenarioInput, kept });
      if (kept) setWasKept(true);
    });
    return () => {
      left = true;
    };
  }, [key, isReadOnly]);

  useEffect(() => {
    // Until then what was kept has not been looked at.
    if (rules === null) return;
    const timer = setTimeout(() => keepDraft(key, isChanged ? input : null), 200);
    return () => clearTimeout(timer);
  }, [key, input, isChanged, rules]);

  return {
    input,
    valid,
    problems,
    baseline,
    isReadOnly,
    isChanged,
    wasKept: wasKept && isChanged,
    change,
    resetOne: (field) => change((from) => resetField(from, field)),
    resetAll: () => change(baselineOf),
    discard: () => {
      keepDraft(key, null);
      dispatch({ edit: () => saved });
    },
    forget: () => keepDraft(key, null),
  };
}

const prefix = "crossover.scenario.";

function keptDraft(key: string, rules: Rules): ScenarioInput | null {
  const text = sessionStorage.getItem(prefix + key);
  if (text === null) return null;
  try {
    const checked = rules.safeParse(JSON.parse(text));
    return checked.success ? checked.data : null;
  } catch {
    return null;
  }
}

/** The browser may refuse to keep it (private windows, a full store); the edits then live as long as the page. */
function keepDraft(key: string, input: ScenarioInput | null): void {
  try {
    if (input === null) sessionStorage.removeItem(prefix + key);
    else sessionStorage.setItem(prefix + key, JSON.stringify(input));
  } catch {
    return;
  }
}
