"use client";

import { useActionState } from "react";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormState, idle } from "@/lib/action/form-state";
import { passwordLength } from "@/lib/schema/password";
import { FormMessage, fieldError } from "./form-message";
import { PasswordInput } from "./password-input";

export type PasswordFormProps = {
  /** Tells password managers which account this is. */
  email: string;
  action: (state: FormState<null>, form: FormData) => Promise<FormState<null>>;
};

export function PasswordForm({ email, action }: PasswordFormProps) {
  const [state, submit] = useActionState(action, idle);
  return (
    <Card title="Password" note="Changing it ends your sessions on every other device." className="max-w-2xl">
      <form action={submit} className="flex max-w-sm flex-col gap-4 pt-3">
        <FormMessage state={state} />
        <p role="status" className="rounded-control bg-saving-bg px-3 py-2 text-table text-saving empty:hidden">
          {state.status === "done" ? state.message : ""}
        </p>
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <Field label="Current password" error={fieldError(state, "currentPassword")}>
          {(control) => (
            <PasswordInput
              {...control}
              name="currentPassword"
              autoComplete="current-password"
              required
              maxLength={1_000}
            />
          )}
        </Field>
        <Field
          label="New password"
          hint={`At least ${passwordLength.min} characters; any characters will do.`}
          error={fieldError(state, "newPassword")}
        >
          {(control) => (
            <PasswordInput
              {...control}
              name="newPassword"
              autoComplete="new-password"
              required
              minLength={passwordLength.min}
              maxLength={passwordLength.max}
            />
          )}
        </Field>
        <div>
          <SubmitButton pendingLabel="Changing the password">Change password</SubmitButton>
        </div>
      </form>
    </Card>
  );
}
