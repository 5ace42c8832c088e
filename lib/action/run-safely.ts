import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { type Access, authorize, type ScopeOf } from "@/lib/auth/authorize";
import { requireSameOrigin } from "@/lib/auth/same-origin";
import { failureOf } from "./failure";
import type { FormState } from "./form-state";

export type Outcome<R> = { message: string; result: R };

/** "public": for the few actions that come before anybody is known; they get no scope. */
export type ActionAccess = Access | "public";

type ActionScope<A extends ActionAccess> = A extends Access ? ScopeOf<A> : null;

export type ActionOptions<A extends ActionAccess, S extends z.ZodType, R> = {
  permission: A;
  schema: S;
  run: (scope: ActionScope<A>, input: z.output<S>) => Promise<Outcome<R>>;
};

type Attempt = { input: unknown; values: Record<string, string> };

/** The one order of every action: same origin, authorise, parse, run. */
export async function runAction<A extends ActionAccess, S extends z.ZodType, R>(
  { permission, schema, run }: ActionOptions<A, S, R>,
  { input, values }: Attempt,
): Promise<FormState<R>> {
  return runSafely(values, async () => {
    await requireSameOrigin();
    const scope = permission === "public" ? null : await authorize<Access>(permission);
    // TypeScript cannot follow the condition on A: null goes with "public", and what was authorised with the rest.
    return run(scope as ActionScope<A>, await schema.parseAsync(input));
  });
}

/** Turns what an action throws into the state its form shows; redirects and the like pass. */
export async function runSafely<R>(
  values: Record<string, string>,
  run: () => Promise<Outcome<R>>,
): Promise<FormState<R>> {
  try {
    return { status: "done", ...(await run()) };
  } catch (error) {
    unstable_rethrow(error);
    return { status: "error", ...failureOf(error), values };
  }
}
