import type { z } from "zod";
import { inputOf, valuesOf } from "./form-data";
import type { FormState } from "./form-state";
import { type ActionAccess, type ActionOptions, runAction } from "./run-safely";

/**
 * A server action for `<form action>`: same origin, authorise, parse, run, then the state that the form shows. The
 * schema gets each field as text, and as a list where the form holds it several times.
 */
export function formAction<A extends ActionAccess, S extends z.ZodType, R>(
  options: ActionOptions<A, S, R>,
): (state: FormState<R>, form: FormData) => Promise<FormState<R>> {
  return async (_state, sent) => {
    // Anything can be sent to an action's address; what is no form counts as an empty one.
    const form = sent instanceof FormData ? sent : new FormData();
    return runAction(options, { input: inputOf(form), values: valuesOf(form) });
  };
}
