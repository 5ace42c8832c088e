"use client";

import { useState, useTransition } from "react";
import type { FormState } from "@/lib/action/form-state";

/** Sends a form's data; what was refused stays as a message and by field, without the prefix of the part that was sent. */
export function useSubmit(prefix: string) {
  const [pending, start] = useTransition();
  const [state, setState] = useState<FormState<unknown>>({ status: "idle" });
  const failed = state.status === "error" ? state : null;
  return {
    pending,
    message: failed?.message ?? null,
    errors: Object.fromEntries(
      Object.entries(failed?.fieldErrors ?? {}).map(([field, rule]) => [
        (field.startsWith(prefix) ? field.slice(prefix.length) : field).split(".")[0] ?? field,
        rule,
      ]),
    ),
    run: <R>(send: () => Promise<FormState<R>>, onDone: (result: R, message: string) => void) =>
      start(async () => {
        const after = await send();
        setState(after);
        if (after.status === "done") onDone(after.result, after.message);
      }),
  };
}
