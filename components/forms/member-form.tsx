"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { FormState } from "@/lib/action/form-state";
import { type Member, memberRoles } from "@/lib/schema/member";
import { fieldError, typedValue } from "./form-message";
import { teamOptions } from "./team-options";

export type MemberFieldsProps = {
  state: FormState;
  teams: readonly { id: string; name: string; depth: number }[];
  /** Left out for a new member. */
  member?: Member;
  withEmail?: boolean;
};

const roleOptions = memberRoles.map(({ role, label, does }) => ({ value: role, label, hint: does }));

export function MemberFields({ state, teams, member, withEmail = false }: MemberFieldsProps) {
  return (
    <>
      <Field label="Name" error={fieldError(state, "name")}>
        {(control) => (
          <Input
            {...control}
            name="name"
            defaultValue={typedValue(state, "name", member?.name)}
            maxLength={80}
            autoComplete="off"
          />
        )}
      </Field>
      {withEmail ? (
        <Field label="E-mail" error={fieldError(state, "email")}>
          {(control) => (
            <Input
              {...control}
              name="email"
              type="email"
              defaultValue={typedValue(state, "email")}
              maxLength={254}
              autoComplete="off"
              spellCheck={false}
            />
          )}
        </Field>
      ) : null}
      <Field label="Role" error={fieldError(state, "role")}>
        {(control) => (
          <Select {...control} name="role" options={roleOptions} defaultValue={member?.role ?? "analyst"} />
        )}
      </Field>
      <Field
        label="Team"
        hint="Managers see this team and the ones below it. The other roles see every team."
        error={fieldError(state, "teamId")}
      >
        {(control) => (
          <Select
            {...control}
            name="teamId"
            options={teamOptions(teams, "No team")}
            defaultValue={member?.teamId ?? ""}
          />
        )}
      </Field>
    </>
  );
}
