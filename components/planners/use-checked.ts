"use client";

import { useMemo, useRef } from "react";
import { checkedRun } from "@/lib/schema/calculation/check";
import type { Calculation, GivenBy, ResultOf, Schema } from "@/lib/schema/calculation/definition";

export type CheckedResult<Given, Output> = {
  /** The input with its defaults, or, while a rule is broken, the last one that kept them all; null before there was one. */
  given: Given | null;
  /** What `given` comes to. */
  output: Output | null;
  isStale: boolean;
  /** The rule that a field breaks, by its path: "tiers.0.upToGb". */
  errors: Readonly<Record<string, string>>;
};

/** As typed: null stands for an emptied field, at any depth. */
export type Typed<Value> = Value extends readonly (infer Item)[]
  ? readonly Typed<Item>[]
  : Value extends object
    ? { readonly [Field in keyof Value]: Typed<Value[Field]> | null }
    : Value;

/** Runs a calculation, of the registry or of a planner, as its input is typed. */
export function useChecked<Input extends Schema, Output extends Schema>(
  definition: Pick<Calculation<Input, Output>, "input" | "output" | "run">,
  input: Typed<GivenBy<Input>>,
): CheckedResult<ResultOf<Input>, ResultOf<Output>> {
  const last = useRef<{ given: ResultOf<Input>; output: ResultOf<Output> } | null>(null);
  // Inputs are small and made anew on every render; their text says whether they changed.
  const key = JSON.stringify(input);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the input
  return useMemo(() => {
    const { given, output, problems } = checkedRun(definition, input);
    if (problems === null) last.current = { given, output };
    const errors = Object.fromEntries((problems ?? []).map(({ field, rule }) => [field, rule]));
    const kept = last.current;
    return { given: kept?.given ?? null, output: kept?.output ?? null, isStale: problems !== null, errors };
  }, [definition, key]);
}
