import type { z } from "zod";
import { type FieldProblem, InvalidInput } from "../errors";
import { paybackCalculations } from "./calculation/payback";
import { priceCalculations } from "./calculation/price";
import { siteCalculations } from "./calculation/site";
import { unitCostCalculations } from "./calculation/unit-cost";
import { workloadCalculations } from "./calculation/workload";

/** The registry: what the API, its OpenAPI document and the formula library offer. */
export const calculations = {
  ...paybackCalculations,
  ...workloadCalculations,
  ...unitCostCalculations,
  ...priceCalculations,
  ...siteCalculations,
};

export type CalculationName = keyof typeof calculations;

export type CalculationInput<Name extends CalculationName> = z.input<(typeof calculations)[Name]["input"]>;

export type CalculationOutput<Name extends CalculationName> = z.output<(typeof calculations)[Name]["output"]>;

export function isCalculationName(name: string): name is CalculationName {
  return Object.hasOwn(calculations, name);
}

/** Checks the input, fills the defaults and calculates. Throws InvalidInput with every problem of the input. */
export function runCalculation<Name extends CalculationName>(name: Name, input: unknown): CalculationOutput<Name> {
  const { input: schema, run } = calculations[name];
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new InvalidInput(parsed.error.issues.flatMap((issue) => problemsOf(issue, input)));
  // Schema and function belong to the same entry, which `calculation()` has checked; the union of entries forgets it.
  return (run as (input: unknown) => CalculationOutput<Name>)(parsed.data);
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
