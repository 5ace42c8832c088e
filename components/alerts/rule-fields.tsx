"use client";

import { useState } from "react";
import { fieldError } from "@/components/forms/form-message";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { FormState } from "@/lib/action/form-state";
import type { AlertRule } from "@/lib/schema/alert";
import {
  type AlertKind,
  alertChannels,
  alertKindNames,
  alertKinds,
  alertRoles,
  channelNames,
  isOfImports,
} from "@/lib/schema/alert-kind";
import { Picks } from "./member-picks";

export type RuleFieldsProps = {
  state: FormState;
  teams: readonly { id: string; name: string; depth: number }[];
  members: readonly { id: string; name: string; role: string }[];
  currency: string;
  /** Left out for a new one. */
  rule?: AlertRule;
};

const kindOptions = alertKinds.map((kind) => ({ value: kind, label: alertKindNames[kind] }));
const measureOptions = [
  { value: "actual", label: "Actual", hint: "What is borne so far" },
  { value: "forecast", label: "Forecast", hint: "What is expected by the end of the month" },
];
const roleWords = { analyst: "Analysts", manager: "Managers", leader: "Leaders", admin: "Admins" } as const;

/** What was chosen stays when the form is refused, so every field is held here. */
export function RuleFields({ state, teams, members, currency, rule }: RuleFieldsProps) {
  const [kind, setKind] = useState<AlertKind>(rule?.kind ?? "budget");
  const [watched, setWatched] = useState<string>(rule?.teamId ?? rule?.scope ?? "teams");
  const [measure, setMeasure] = useState<string>(rule?.measure ?? "actual");
  const [percent, setPercent] = useState(rule ? (rule.percent ?? "") : "80");
  const [amount, setAmount] = useState(rule?.amount ?? "");
  const [staleDays, setStaleDays] = useState(String(rule?.staleDays ?? 3));
  const [roles, setRoles] = useState<string[]>([...(rule?.roles ?? ["analyst"])]);
  const [memberIds, setMemberIds] = useState<string[]>([...(rule?.memberIds ?? [])]);
  const [teamManager, setTeamManager] = useState(rule?.teamManager ?? true);
  const [channels, setChannels] = useState<string[]>([...(rule?.channels ?? ["screen"])]);
  const watchedOptions = [
    ...(kind === "budget" ? [{ value: "organisation", label: "The organisation as a whole" }] : []),
    { value: "teams", label: "Each team" },
    ...teams.map(({ id, name, depth }) => ({ value: id, label: `${"– ".repeat(depth)}${name}` })),
  ];
  return (
    <>
      {rule ? <input type="hidden" name="id" value={rule.id} /> : null}
      <Field label="About" error={fieldError(state, "kind")}>
        {(control) => <Select {...control} name="kind" options={kindOptions} value={kind} onValueChange={setKind} />}
      </Field>
      {isOfImports(kind) ? null : (
        <Field
          label="Watches"
          hint="A business unit is watched together with its teams."
          error={fieldError(state, "watched")}
        >
          {(control) => (
            <Select
              {...control}
              name="watched"
              options={watchedOptions}
              value={kind !== "budget" && watched === "organisation" ? "teams" : watched}
              onValueChange={setWatched}
            />
          )}
        </Field>
      )}
      {kind === "budget" ? (
        <div className="grid grid-cols-3 gap-3 max-md:grid-cols-1">
          <Field label="Measure" error={fieldError(state, "measure")}>
            {(control) => (
              <Select {...control} name="measure" options={measureOptions} value={measure} onValueChange={setMeasure} />
            )}
          </Field>
          <Field label="Reaches" unit="% of budget" error={fieldError(state, "percent")}>
            {(control) => (
              <Input
                {...control}
                name="percent"
                inputMode="decimal"
                value={percent}
                onChange={(event) => setPercent(event.target.value)}
              />
            )}
          </Field>
          <Field label="Or amount" unit={currency} error={fieldError(state, "amount")}>
            {(control) => (
              <Input
                {...control}
                name="amount"
                inputMode="decimal"
                value={amount}
                onChange={(event) => setAmount(event.target.value)}
              />
            )}
          </Field>
        </div>
      ) : null}
      {kind === "source-stale" ? (
        <Field label="Nothing delivered for" unit="days" error={fieldError(state, "staleDays")}>
          {(control) => (
            <Input
              {...control}
              name="staleDays"
              inputMode="numeric"
              value={staleDays}
              onChange={(event) => setStaleDays(event.target.value)}
            />
          )}
        </Field>
      ) : null}
      <Picks
        legend="Tells roles"
        name="roles"
        options={alertRoles.map((role) => ({ value: role, label: roleWords[role] }))}
        chosen={roles}
        onChange={setRoles}
        error={fieldError(state, "roles")}
        hint="Managers hear of their own teams only."
      />
      {isOfImports(kind) ? null : (
        <Checkbox
          label="The manager of the team"
          name="teamManager"
          checked={teamManager}
          onCheckedChange={setTeamManager}
        />
      )}
      <Picks
        legend="Tells members"
        name="memberIds"
        options={members.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={memberIds}
        onChange={setMemberIds}
        error={fieldError(state, "memberIds")}
      />
      <Picks
        legend="By"
        name="channels"
        options={alertChannels.map((channel) => ({ value: channel, label: channelNames[channel] }))}
        chosen={channels}
        onChange={setChannels}
        error={fieldError(state, "channels")}
      />
    </>
  );
}
