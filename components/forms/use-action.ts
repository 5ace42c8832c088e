"use client";

import { useState, useTransition } from "react";
import type { FormState } from "@/lib/action/form-state";

export type ActionRun = {
  pending: boolean;
  /** What the last action could not do; stays until the next one. */
  failure: string | null;
  clear: () => void;
  run: <R>(action: () => Promise<FormState<R>>, onDone: (result: R, message: string) => void) => void;
};

/** Runs an action; what went wrong stays on the page, because it asks for something to be done. */
export function useAction(): ActionRun {
  const [pending, start] = useTransition();
  const [failure, setFailure] = useState<string | null>(null);
  return {
    pending,
    failure,
    clear: () => setFailure(null),
    run: (action, onDone) =>
      start(async () => {
        setFailure(null);
        const state = await action();
        if (state.status === "done") onDone(state.result, state.message);
        if (state.status === "error") {
          const details = Object.entries(state.fieldErrors).map(([field, problem]) => `${field}: ${problem}`);
          setFailure([state.message, ...details].join(" "));
        }
      }),
  };
}
