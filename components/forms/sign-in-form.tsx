"use client";

import { useActionState, useRef } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormState, idle } from "@/lib/action/form-state";
import type { DemoUser } from "@/lib/schema/sign-in";
import { DemoUsers } from "./demo-users";
import { FormMessage, fieldError, typedValue } from "./form-message";
import { PasswordInput } from "./password-input";

type Action = (state: FormState<never>, form: FormData) => Promise<FormState<never>>;

export type SignInFormProps = {
  organisation: string | null;
  next: string;
  /** Why an earlier attempt came back here. */
  failure: string | null;
  demoUsers: readonly DemoUser[];
  action: Action;
  /** null: this deployment has no identity provider. */
  companyAction: Action | null;
};

export function SignInForm({ organisation, next, failure, demoUsers, action, companyAction }: SignInFormProps) {
  const [state, submit] = useActionState(action, idle);
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const choose = (user: DemoUser) => {
    if (email.current) email.current.value = user.email;
    password.current?.focus();
  };
  return (
    <div className={demoUsers.length > 0 ? "grid md:grid-cols-2" : ""}>
      <section aria-labelledby="sign-in" className="px-5 py-6 md:p-8">
        <h1 id="sign-in">Sign in</h1>
        <p className="mb-6 text-muted">{organisation ?? "This deployment is not set up yet"}</p>
        <form action={submit} className="flex flex-col gap-4">
          <FormMessage state={state} fallback={failure} />
          <input type="hidden" name="next" value={next} />
          <Field label="E-mail" error={fieldError(state, "email")}>
            {(control) => (
              <Input
                {...control}
                ref={email}
                name="email"
                type="email"
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                required
                maxLength={254}
                defaultValue={typedValue(state, "email")}
                key={typedValue(state, "email")}
                className="h-10 text-body"
              />
            )}
          </Field>
          <Field label="Password" error={fieldError(state, "password")}>
            {(control) => (
              <PasswordInput
                {...control}
                ref={password}
                name="password"
                autoComplete="current-password"
                required
                maxLength={1_000}
                className="h-10 text-body"
              />
            )}
          </Field>
          <SubmitButton size="lg" className="w-full" pendingLabel="Signing in">
            Sign in
          </SubmitButton>
        </form>
        {companyAction ? <CompanySignIn action={companyAction} next={next} /> : null}
      </section>
      {demoUsers.length > 0 ? <DemoUsers users={demoUsers} onChoose={choose} /> : null}
    </div>
  );
}

function CompanySignIn({ action, next }: { action: Action; next: string }) {
  const [state, submit] = useActionState(action, idle);
  return (
    <form action={submit}>
      <p className="my-4 flex items-center gap-3 text-caption text-muted before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
        or
      </p>
      <input type="hidden" name="next" value={next} />
      <SubmitButton size="lg" variant="outline" className="w-full" pendingLabel="Opening the company sign-in">
        Continue with company sign-in
      </SubmitButton>
      <div className="mt-3 empty:hidden">
        <FormMessage state={state} />
      </div>
    </form>
  );
}
