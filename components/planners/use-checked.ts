"use client";

import { useMemo, useRef } from "react";
import type { z } from "zod";
import { checkedRun } from "@/lib/schema/calculation/check";
import type { Calculation } from "@/lib/schema/calculation/definition";

export type CheckedResult<Output> = {
  /** Of the input, or, while a rule is broken, of the last input that kept them all; null before there was one. */
  output: Output | null;
  isStale: boolean;
  /** The rule that a field breaks, by its path: "tiers.0.upToGb". */
  errors: Readonly<Record<string, string>>;
};

/** Runs a calculation of the registry as its input is typed. */
export function useChecked<Input extends z.ZodType, Output extends z.ZodType>(
  definition: Calculation<Input, Output>,
  input: z.input<Input>,
): CheckedResult<z.output<Output>> {
  const last = useRef<z.output<Output> | null>(null);
  // Inputs are small and made anew on every render; their text says whether they changed.
  const key = JSON.stringify(input);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the input
  return useMemo(() => {
    const { output, problems } = checkedRun(definition, input);
    if (problems === null) last.current = output;
    const errors = Object.fromEntries((problems ?? []).map(({ field, rule }) => [field, rule]));
    return { output: last.current, isStale: problems !== null, errors };
  }, [definition, key]);
}
