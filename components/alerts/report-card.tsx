"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { fieldError } from "@/components/forms/form-message";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { FormState } from "@/lib/action/form-state";
import type { AlertsPage } from "@/lib/chart/alerts-page";
import type { AlertActions } from "./alert-actions";
import { Picks } from "./member-picks";

type Props = { page: AlertsPage; create: AlertActions["createReport"]; remove: AlertActions["removeReport"] };

/** Statements that are sent by themselves. */
export function ReportCard({ page, create, remove }: Props) {
  const { reports, mail } = page;
  const adding = (
    <FormDialog
      title="Schedule a report"
      description="The statement of the month before, with its PDF and workbook, as links in a mail."
      trigger={
        <Button size="sm">
          <Plus size={16} aria-hidden />
          Schedule report
        </Button>
      }
      action={create}
      submitLabel="Schedule"
      pendingLabel="Saving"
    >
      {(state) => <ReportFields state={state} page={page} />}
    </FormDialog>
  );
  return (
    <Card
      title="Scheduled reports"
      note={mail ? "Sent by e-mail on a day of every month." : "They wait until e-mail is set up."}
      tools={adding}
    >
      {reports.length === 0 ? (
        <p className="text-table text-muted">None yet.</p>
      ) : (
        <ul className="flex flex-col">
          {reports.map(({ id, team, day, told }) => (
            <li
              key={id}
              className="flex items-center gap-2 border-t border-hairline py-1.5 text-table first:border-t-0"
            >
              <span className="min-w-0 flex-1">
                <b>{team}</b>, on day {day}: {told}
              </span>
              <FormDialog
                title="Remove the report?"
                description={`${team} is sent no more statements on day ${day}.`}
                trigger={
                  <Button size="sm" aria-label={`Remove the report of ${team}, day ${day}`}>
                    Remove
                  </Button>
                }
                action={remove}
                submitLabel="Remove report"
                pendingLabel="Removing"
                danger
              >
                {() => <input type="hidden" name="id" value={id} />}
              </FormDialog>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function ReportFields({ state, page: { teams, members } }: { state: FormState; page: AlertsPage }) {
  const [teamId, setTeamId] = useState(teams[0]?.id ?? "");
  const [day, setDay] = useState("5");
  const [memberIds, setMemberIds] = useState<string[]>([]);
  const [teamManager, setTeamManager] = useState(true);
  const options = teams.map(({ id, name, depth }) => ({ value: id, label: `${"– ".repeat(depth)}${name}` }));
  return (
    <>
      <Field label="Statement of" error={fieldError(state, "teamId")}>
        {(control) => <Select {...control} name="teamId" options={options} value={teamId} onValueChange={setTeamId} />}
      </Field>
      <Field label="Day of the month" hint="1 to 28." error={fieldError(state, "day")}>
        {(control) => (
          <Input
            {...control}
            name="day"
            inputMode="numeric"
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        )}
      </Field>
      <Checkbox
        label="The manager of the team"
        name="teamManager"
        checked={teamManager}
        onCheckedChange={setTeamManager}
      />
      <Picks
        legend="Members"
        name="memberIds"
        options={members.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={memberIds}
        onChange={setMemberIds}
        error={fieldError(state, "memberIds")}
        hint="A manager gets statements of the own teams only."
      />
    </>
  );
}
