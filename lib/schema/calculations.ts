import type { z } from "zod";
import { InvalidInput } from "../errors";
import { checkedRun } from "./calculation/check";
import type { Calculation } from "./calculation/definition";
import { plainCalculations } from "./calculation/plain";
import { uncertaintyCalculations } from "./calculation/uncertainty";

/** The registry: what the API, its OpenAPI document and the formula library offer. */
export const calculations = {
  ...plainCalculations,
  ...uncertaintyCalculations,
};

export type CalculationName = keyof typeof calculations;

export type CalculationInput<Name extends CalculationName> = z.input<(typeof calculations)[Name]["input"]>;

export type CalculationOutput<Name extends CalculationName> = z.output<(typeof calculations)[Name]["output"]>;

export function isCalculationName(name: string): name is CalculationName {
  return Object.hasOwn(calculations, name);
}

/** Loads what a calculation needs before it can run. Once is enough, and most need nothing. */
export async function prepareCalculation(name: CalculationName): Promise<void> {
  const { prepare }: Pick<Calculation<z.ZodType, z.ZodType>, "prepare"> = calculations[name];
  await prepare?.();
}

export function isLongCalculation(name: CalculationName): boolean {
  const { isLong }: Pick<Calculation<z.ZodType, z.ZodType>, "isLong"> = calculations[name];
  return isLong === true;
}

/** Checks the input, fills the defaults and calculates. Throws InvalidInput with every problem of the input. */
export function runCalculation<Name extends CalculationName>(name: Name, input: unknown): CalculationOutput<Name> {
  // Schema and function belong to the same entry, which `calculation()` has checked; the union of entries forgets it.
  const definition = calculations[name] as Calculation<z.ZodType, z.ZodType>;
  const { output, problems } = checkedRun(definition, input);
  if (problems) throw new InvalidInput(problems);
  return output as CalculationOutput<Name>;
}
