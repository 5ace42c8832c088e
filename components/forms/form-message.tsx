import type { FormState } from "@/lib/action/form-state";

/** What the action said about the whole form; announced when it appears. */
export function FormMessage({ state, fallback = null }: { state: FormState; fallback?: string | null }) {
  const message = state.status === "error" ? state.message : state.status === "idle" ? fallback : null;
  if (!message) return null;
  return (
    <p role="alert" className="rounded-control bg-over-bg px-3 py-2 text-table text-over">
      {message}
    </p>
  );
}

/** The rule a field breaks, for `<Field error>`. */
export function fieldError(state: FormState, name: string): string | undefined {
  return state.status === "error" ? state.fieldErrors[name] : undefined;
}

/** What was typed before the action refused it, else `initial`. */
export function typedValue(state: FormState, name: string, initial = ""): string {
  return state.status === "error" ? (state.values[name] ?? initial) : initial;
}
