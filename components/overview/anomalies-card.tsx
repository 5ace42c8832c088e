"use client";

import Link from "next/link";
import { FormDialog } from "@/components/forms/form-dialog";
import { fieldError, typedValue } from "@/components/forms/form-message";
import { useAction } from "@/components/forms/use-action";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { type FormState, idle } from "@/lib/action/form-state";
import { type AnomalyRow, anomalyTitle } from "@/lib/chart/anomaly-list";
import { formatInstant } from "@/lib/format/date";
import { formatCount } from "@/lib/format/quantity";

type FormAction = (state: FormState<null>, form: FormData) => Promise<FormState<null>>;

export type AnomalyActions = { ignore: FormAction; reopen: FormAction };

type ShownAnomaly = AnomalyRow & { href: string };

export type AnomaliesCardProps = {
  inRange: readonly ShownAnomaly[];
  inBase: readonly ShownAnomaly[];
  currency: string;
  timeZone: string;
  period: string;
  before: string;
  /** null: the reader may say nothing of them. */
  actions: AnomalyActions | null;
  ownTeamsOnly: boolean;
};

/** What was out of the ordinary, who looks into it, and what was said of it. */
export function AnomaliesCard({ inRange, inBase, period, before, ...shown }: AnomaliesCardProps) {
  const open = inRange.filter(({ ignored }) => ignored === null).length;
  return (
    <Card
      title="Anomalies"
      note={`Days far from the same weekdays of the eight weeks before, ${period}`}
      tools={open > 0 ? <Badge tone="warn">{formatCount(open, "open one", "open ones")}</Badge> : null}
    >
      {inRange.length === 0 ? (
        <p className="py-2 text-table">No day of {period} is out of the ordinary.</p>
      ) : (
        <AnomalyRows label={`Anomalies of ${period}`} rows={inRange} {...shown} />
      )}
      {inBase.length > 0 ? (
        <>
          <h3 className="mt-3 text-caption font-medium text-muted">In what it is compared with, {before}</h3>
          <AnomalyRows label={`Anomalies of ${before}`} rows={inBase} {...shown} />
        </>
      ) : null}
    </Card>
  );
}

type RowsProps = Pick<AnomaliesCardProps, "currency" | "timeZone" | "actions" | "ownTeamsOnly"> & {
  label: string;
  rows: readonly ShownAnomaly[];
};

function AnomalyRows({ label, rows, currency, timeZone, actions, ownTeamsOnly }: RowsProps) {
  return (
    <ul aria-label={label} className="divide-y divide-hairline">
      {rows.map((row) => {
        const { subject, from, ignored, days, owner, name, cause, href, teamId } = row;
        return (
          <li
            key={`${subject} ${from}`}
            data-anomaly={name}
            className="flex flex-wrap items-start justify-between gap-2 py-2"
          >
            <div className="min-w-0 flex-[1_1_16rem]">
              <p className={ignored ? "text-table text-muted line-through" : "text-table font-medium"}>
                {anomalyTitle(row, currency)}
              </p>
              <p className="text-table">
                <Link href={href} className="inline-flex min-h-6 items-center">
                  {name}
                </Link>
                {owner ? <span className="text-muted"> · owner {owner}</span> : null}
              </p>
              <p className="text-caption text-muted">
                {cause}
                {days.length > 1 ? ` · ${days.length} days` : ""}
              </p>
              {ignored ? (
                <p className="text-caption text-muted">
                  Ignored by {ignored.author}, {formatInstant(ignored.at, timeZone)}: {ignored.reason}
                </p>
              ) : null}
            </div>
            {actions && !(ownTeamsOnly && teamId === null) ? (
              ignored ? (
                <Reopen row={row} action={actions.reopen} />
              ) : (
                <Ignore row={row} currency={currency} action={actions.ignore} />
              )
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

function Ignore({ row, currency, action }: { row: ShownAnomaly; currency: string; action: FormAction }) {
  return (
    <FormDialog
      title={`Ignore ${row.name}?`}
      description={`${anomalyTitle(row, currency)}. It stays in the list with your reason, and can be opened again.`}
      trigger={<Button size="sm">Ignore…</Button>}
      action={action}
      submitLabel="Ignore"
      pendingLabel="Saving"
    >
      {(form) => (
        <>
          <Name row={row} />
          <Field label="Reason" error={fieldError(form, "reason")}>
            {(control) => <Textarea {...control} name="reason" rows={3} defaultValue={typedValue(form, "reason")} />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}

function Reopen({ row, action }: { row: ShownAnomaly; action: FormAction }) {
  const { pending, failure, run } = useAction();
  const notify = useToast();
  const form = () => {
    const data = new FormData();
    for (const [name, value] of Object.entries(nameOf(row))) data.set(name, value);
    return data;
  };
  return (
    <div>
      <Button
        size="sm"
        aria-disabled={pending || undefined}
        onClick={() =>
          run(
            () => action(idle, form()),
            (_, title) => notify({ title }),
          )
        }
      >
        Open again
      </Button>
      {failure ? (
        <p role="alert" className="text-caption text-over">
          {failure}
        </p>
      ) : null}
    </div>
  );
}

function Name({ row }: { row: ShownAnomaly }) {
  return Object.entries(nameOf(row)).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}

function nameOf({ subject, teamId, from }: ShownAnomaly) {
  return { subject, teamId: teamId ?? "", from };
}
