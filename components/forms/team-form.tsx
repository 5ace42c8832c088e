"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { FormState } from "@/lib/action/form-state";
import type { Team } from "@/lib/schema/team";
import { fieldError, typedValue } from "./form-message";
import { teamOptions } from "./team-options";

export type TeamFieldsProps = {
  state: FormState;
  /** Where it can stand: every team but itself. */
  teams: readonly Team[];
  /** Left out for a new team. */
  team?: Team;
};

export function TeamFields({ state, teams, team }: TeamFieldsProps) {
  const parents = teams.filter(({ id }) => id !== team?.id);
  return (
    <>
      <Field label="Name" error={fieldError(state, "name")}>
        {(control) => (
          <Input
            {...control}
            name="name"
            defaultValue={typedValue(state, "name", team?.name)}
            maxLength={80}
            autoComplete="off"
          />
        )}
      </Field>
      <Field label="Below" hint="Managers of a team also see the teams below it." error={fieldError(state, "parentId")}>
        {(control) => (
          <Select
            {...control}
            name="parentId"
            options={teamOptions(parents, "No team above")}
            defaultValue={team?.parentId ?? ""}
          />
        )}
      </Field>
    </>
  );
}
