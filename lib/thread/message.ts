import type { FieldProblem } from "../errors";
import type { CalculationName } from "../schema/calculations";

export type ThreadRequest = { id: number; name: CalculationName; input: unknown };

export type ThreadAnswer = { id: number } & (
  | { kind: "output"; output: unknown }
  | { kind: "refused"; problems: readonly FieldProblem[] }
  | { kind: "failed"; message: string }
);
