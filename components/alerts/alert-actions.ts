import type { FormState } from "@/lib/action/form-state";

export type FormAction<R> = (state: FormState<R>, form: FormData) => Promise<FormState<R>>;

export type AlertActions = {
  createRule: FormAction<null>;
  updateRule: FormAction<null>;
  removeRule: FormAction<null>;
  createWebhook: FormAction<{ url: string; secret: string }>;
  removeWebhook: FormAction<null>;
  createReport: FormAction<null>;
  removeReport: FormAction<null>;
  testMail: FormAction<null>;
  retry: FormAction<null>;
};
