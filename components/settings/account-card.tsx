"use client";

import { useActionState } from "react";
import { FormMessage } from "@/components/forms/form-message";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormState, idle } from "@/lib/action/form-state";

export type AccountCardProps = {
  account: { name: string; email: string; role: string; team: string | null; hasPassword: boolean };
  signOutEverywhere: (state: FormState<never>, form: FormData) => Promise<FormState<never>>;
};

export function AccountCard({ account, signOutEverywhere }: AccountCardProps) {
  const [state, submit] = useActionState(signOutEverywhere, idle);
  const facts = [
    ["Name", account.name],
    ["E-mail", account.email],
    ["Role", account.role],
    ["Team", account.team ?? "All teams"],
    ["Signs in with", account.hasPassword ? "E-mail and password" : "Company sign-in"],
  ] as const;
  return (
    <Card title="Who you are" note="An administrator can change these." className="max-w-2xl">
      <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-y-1 pt-2 text-table">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <form action={submit} className="mt-4 flex flex-wrap items-center gap-3 border-t border-hairline pt-3">
        <FormMessage state={state} />
        <p className="min-w-0 flex-1 text-table text-muted">
          Ends your sessions on every device, this one too. Use it when a device was lost.
        </p>
        <SubmitButton variant="outline" pendingLabel="Signing out">
          Sign out everywhere
        </SubmitButton>
      </form>
    </Card>
  );
}
