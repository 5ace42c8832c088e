import type { z } from "zod";
import type { FieldProblem } from "../../errors";
import type { Calculation, ResultOf, Schema } from "./definition";
import { ruleText } from "./rule-text";

export type Checked<Given, Output> =
  | { given: Given; output: Output; problems: null }
  | { given: null; output: null; problems: FieldProblem[] };

/** Checks the input, fills the defaults and calculates; or says every problem of the input. */
export function checkedRun<Input extends Schema, Output extends Schema>(
  { input: schema, run }: Pick<Calculation<Input, Output>, "input" | "output" | "run">,
  input: unknown,
): Checked<ResultOf<Input>, ResultOf<Output>> {
  const parsed = schema.safeParse(input, { error: ruleText });
  if (parsed.success) return { given: parsed.data, output: run(parsed.data), problems: null };
  const problems = parsed.error.issues.flatMap((issue) => problemsOf(issue, input));
  return { given: null, output: null, problems };
}

function problemsOf(issue: z.core.$ZodIssue, input: unknown): FieldProblem[] {
  if (issue.code === "invalid_union") {
    // Of alternatives the value has the shape of one, and breaks a rule inside it: that rule is the problem.
    const [inside, ...others] = issue.errors.filter((branch) => branch.every(({ path }) => path.length > 0));
    if (inside && others.length === 0) {
      return inside.flatMap((each) => problemsOf({ ...each, path: [...issue.path, ...each.path] }, input));
    }
  }
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
