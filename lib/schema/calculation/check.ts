import type { z } from "zod";
import type { FieldProblem } from "../../errors";
import type { Calculation } from "./definition";

export type Checked<Output> = { output: Output; problems: null } | { output: null; problems: FieldProblem[] };

/** Checks the input, fills the defaults and calculates; or says every problem of the input. */
export function checkedRun<Input extends z.ZodType, Output extends z.ZodType>(
  { input: schema, run }: Pick<Calculation<Input, Output>, "input" | "run">,
  input: unknown,
): Checked<z.output<Output>> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return { output: run(parsed.data), problems: null };
  return { output: null, problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, input)) };
}

function problemsOf(issue: z.core.$ZodIssue, input: unknown): FieldProblem[] {
  const paths = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
  const rule = issue.code === "unrecognized_keys" ? "no such field" : issue.message;
  return paths.map((path) => ({ field: path.join("."), rule, value: valueAt(input, path) }));
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}
