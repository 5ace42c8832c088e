"use client";

import { useCallback, useEffect, useMemo, useReducer, useState } from "react";
import { type ScenarioInput, scenarioInput } from "@/lib/schema/scenario";
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

type State = { input: ScenarioInput; valid: ScenarioInput; problems: readonly string[] };

function edited(state: State, edit: Edit): State {
  const input = edit(state.input);
  const checked = scenarioInput.safeParse(input);
  if (checked.success) return { input, valid: input, problems: [] };
  const problems = checked.error.issues.map((issue) => `${issue.path.join(" › ")}: ${issue.message}`);
  return { input, valid: state.valid, problems };
}

/** Edits of one saved version. They live in this tab until they are saved or discarded, also over a reload. */
export function useScenarioDraft(
  saved: ScenarioInput,
  { key, isReadOnly }: { key: string; isReadOnly: boolean },
): ScenarioDraft {
  const [state, dispatch] = useReducer(edited, { input: saved, valid: saved, problems: [] });
  const [wasKept, setWasKept] = useState(false);
  const { input } = state;
  const baseline = useMemo(() => baselineOf(saved), [saved]);
  const isChanged = useMemo(() => input !== saved && JSON.stringify(input) !== JSON.stringify(saved), [input, saved]);
  const change = useCallback((edit: Edit) => (isReadOnly ? undefined : dispatch(edit)), [isReadOnly]);

  useEffect(() => {
    const kept = isReadOnly ? null : keptDraft(key);
    if (!kept) return;
    dispatch(() => kept);
    setWasKept(true);
  }, [key, isReadOnly]);

  useEffect(() => {
    const timer = setTimeout(() => keepDraft(key, isChanged ? input : null), 200);
    return () => clearTimeout(timer);
  }, [key, input, isChanged]);

  return {
    ...state,
    baseline,
    isReadOnly,
    isChanged,
    wasKept: wasKept && isChanged,
    change,
    resetOne: (field) => change((from) => resetField(from, field)),
    resetAll: () => change(baselineOf),
    discard: () => {
      keepDraft(key, null);
      dispatch(() => saved);
    },
    forget: () => keepDraft(key, null),
  };
}

const prefix = "crossover.scenario.";

function keptDraft(key: string): ScenarioInput | null {
  const text = sessionStorage.getItem(prefix + key);
  if (text === null) return null;
  try {
    const checked = scenarioInput.safeParse(JSON.parse(text));
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
