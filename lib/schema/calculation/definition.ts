import type { z } from "zod";

/** A pure function of `lib/calc` with what describes it to people, forms and other programs. */
export type Calculation<Input extends z.ZodType, Output extends z.ZodType> = {
  name: string;
  title: string;
  input: Input;
  output: Output;
  run: (input: z.output<Input>) => z.output<Output>;
  /** In words and symbols, one line. */
  formula: string;
  source: string;
};

/** Checks that the function fits the schemas. */
export function calculation<Input extends z.ZodType, Output extends z.ZodType>(
  definition: Calculation<Input, Output>,
): Calculation<Input, Output> {
  return definition;
}
