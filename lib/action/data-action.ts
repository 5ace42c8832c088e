import type { z } from "zod";
import type { FormState } from "./form-state";
import { type ActionAccess, type ActionOptions, runAction } from "./run-safely";

/** A server action whose argument is data instead of a form; nothing that a client sends is trusted to have a type. */
export function dataAction<A extends ActionAccess, S extends z.ZodType, R>(
  options: ActionOptions<A, S, R>,
): (input: unknown) => Promise<FormState<R>> {
  return async (input) => runAction(options, { input, values: {} });
}
