import type { FormState } from "@/lib/action/form-state";

type Action<R = null> = (input: unknown) => Promise<FormState<R>>;

export type ImportActions = {
  commit: Action<{ state: string }>;
  cancel: Action;
  map: Action<{ state: string }>;
  undo: Action;
  expect: Action;
};

export type ReviewActions = { lines: Action<{ lines: number }>; reason: Action<{ lines: number }> };
