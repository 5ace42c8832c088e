"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { formatInstant } from "@/lib/format/date";
import type { OutboxRow } from "@/lib/schema/alert-kind";
import type { AlertActions } from "./alert-actions";

type Props = { outbox: readonly OutboxRow[]; timeZone: string; retry: AlertActions["retry"] };

const tones = { waiting: "neutral", sent: "ok", failed: "over" } as const;
const words = { waiting: "Waiting", sent: "Sent", failed: "Given up" } as const;

/** What left the house, waits to, or was given up. */
export function OutboxCard({ outbox, timeZone, retry }: Props) {
  if (outbox.length === 0) return null;
  const trying = ({ id, state, subject }: OutboxRow) =>
    state === "failed" ? (
      <FormDialog
        title="Try again?"
        description={subject}
        trigger={
          <Button size="sm" aria-label={`Try again: ${subject}`}>
            Try again
          </Button>
        }
        action={retry}
        submitLabel="Try again"
        pendingLabel="Trying"
      >
        {() => <input type="hidden" name="id" value={id} />}
      </FormDialog>
    ) : null;
  return (
    <Card title="Sent and waiting" note="Given up after six attempts, within about five hours.">
      <DataTable
        caption="Sent and waiting"
        toolbar={false}
        columns={[...columnsIn(timeZone), { id: "retry", header: "Actions", align: "end", cell: trying, width: 110 }]}
        rows={outbox}
        rowId={(row) => row.id}
        rowName={(row) => row.subject}
        regionClass="max-h-[50vh]"
      />
    </Card>
  );
}

function columnsIn(timeZone: string): DataColumn<OutboxRow>[] {
  return [
    { id: "subject", header: "Message", cell: ({ subject }) => subject, width: 340 },
    { id: "to", header: "To", cell: ({ to }) => <span className="break-all">{to}</span>, width: 280 },
    {
      id: "state",
      header: "State",
      cell: ({ state, attempts, failure }) => (
        <span className="flex flex-col items-start gap-0.5 py-1">
          <Badge tone={tones[state]}>{words[state]}</Badge>
          {failure ? (
            <span className="text-caption text-muted">
              {failure}
              {state === "waiting" ? ` Attempt ${attempts} failed; it is tried again.` : ""}
            </span>
          ) : null}
        </span>
      ),
      width: 300,
    },
    { id: "at", header: `When, ${timeZone}`, cell: ({ at }) => formatInstant(at, timeZone), width: 160 },
  ];
}
