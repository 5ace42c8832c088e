"use client";

import { useActionState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormState, idle } from "@/lib/action/form-state";
import { passwordLength } from "@/lib/schema/password";
import { FormMessage, fieldError, typedValue } from "./form-message";
import { PasswordInput } from "./password-input";

export type SetupFormProps = {
  token: string;
  action: (state: FormState<never>, form: FormData) => Promise<FormState<never>>;
};

export function SetupForm({ token, action }: SetupFormProps) {
  const [state, submit] = useActionState(action, idle);
  const text = (name: string) => ({
    name,
    defaultValue: typedValue(state, name),
    required: true,
    className: "h-10 text-body",
  });
  return (
    <section aria-labelledby="setup" className="px-5 py-6 md:p-8">
      <h1 id="setup">Set up Crossover</h1>
      <p className="mb-6 text-muted">
        This makes the first administrator. The link works once; others are added under Settings.
      </p>
      <form action={submit} className="flex flex-col gap-4">
        <FormMessage state={state} />
        <input type="hidden" name="token" value={token} />
        <Field label="Organisation" error={fieldError(state, "organisation")}>
          {(control) => <Input {...control} {...text("organisation")} maxLength={80} autoComplete="organization" />}
        </Field>
        <Field label="Your name" error={fieldError(state, "name")}>
          {(control) => <Input {...control} {...text("name")} maxLength={80} autoComplete="name" />}
        </Field>
        <Field label="E-mail" error={fieldError(state, "email")}>
          {(control) => (
            <Input
              {...control}
              {...text("email")}
              type="email"
              maxLength={254}
              autoComplete="username"
              spellCheck={false}
            />
          )}
        </Field>
        <Field
          label="Password"
          hint={`At least ${passwordLength.min} characters; any characters will do.`}
          error={fieldError(state, "password")}
        >
          {(control) => (
            <PasswordInput
              {...control}
              name="password"
              autoComplete="new-password"
              required
              minLength={passwordLength.min}
              maxLength={passwordLength.max}
              className="h-10 text-body"
            />
          )}
        </Field>
        <SubmitButton size="lg" className="w-full" pendingLabel="Setting up">
          Set up and sign in
        </SubmitButton>
      </form>
    </section>
  );
}
