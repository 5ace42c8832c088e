import type { FormState } from "@/lib/action/form-state";

export type RateActions = {
  set: (state: FormState<null>, form: FormData) => Promise<FormState<null>>;
  remove: (input: unknown) => Promise<FormState<null>>;
  importFile: (input: unknown) => Promise<FormState<{ saved: number; problems: readonly string[] }>>;
};
