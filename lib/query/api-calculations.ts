import { NotFound } from "@/lib/errors";
import { type CalculationName, isCalculationName } from "@/lib/schema/calculations";

/** The calculation that an address names; throws NotFound for any other. */
export function calculationNamed(name: string): CalculationName {
  if (!isCalculationName(name)) throw new NotFound("calculation");
  return name;
}
