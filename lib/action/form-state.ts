/** What a form shows after its action ran. `values` are what was typed (never passwords). */
export type FormState<R = unknown> =
  | { status: "idle" }
  | { status: "error"; message: string; fieldErrors: Record<string, string>; values: Record<string, string> }
  | { status: "done"; message: string; result: R };

export const idle: FormState<never> = { status: "idle" };
