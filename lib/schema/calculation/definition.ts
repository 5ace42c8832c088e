import type { z } from "zod";

export type Schema = z.ZodType;

/** What a caller has to give: fields with a default may be left out. */
export type GivenBy<Of extends Schema> = z.input<Of>;

export type ResultOf<Of extends Schema> = z.output<Of>;

/** A pure function of `lib/calc` with what describes it to people, forms and other programs. */
export type Calculation<Input extends Schema, Output extends Schema> = {
  name: string;
  title: string;
  input: Input;
  output: Output;
  run: (input: z.output<Input>) => z.output<Output>;
  /** What has to be loaded before it can run. */
  prepare?: () => Promise<void>;
  /** It can take seconds: a server runs it in a thread of its own. */
  isLong?: true;
  /** In words and symbols, one line. */
  formula: string;
  source: string;
};

/** Checks that the function fits the schemas. */
export function calculation<Input extends Schema, Output extends Schema>(
  definition: Calculation<Input, Output>,
): Calculation<Input, Output> {
  return definition;
}
