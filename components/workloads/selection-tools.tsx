"use client";

import { useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import type { WorkloadRow } from "@/lib/chart/workload-recommendation";
import { formatQuantity } from "@/lib/format/quantity";
import { type ArchiveActions, useArchiving } from "./workload-actions";

export type SelectionToolsProps = {
  rows: readonly WorkloadRow[];
  mayPlan: boolean;
  actions: ArchiveActions;
  onDone: () => void;
};

/** What can be done with the ticked rows; nothing is shown while none is ticked. */
export function SelectionTools({ rows, mayPlan, actions, onDone }: SelectionToolsProps) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const archiving = useArchiving(actions, {
    onDone: () => {
      setRefusal(null);
      onDone();
    },
    onRefused: setRefusal,
  });
  if (rows.length === 0) return refusal ? <Refusal message={refusal} /> : null;
  const inUse = rows.filter((row) => row.workload.archivedAt === null).map((row) => row.workload.id);
  const archived = rows.filter((row) => row.workload.archivedAt !== null).map((row) => row.workload.id);
  return (
    <fieldset aria-label="With the selected workloads" className="flex flex-wrap items-center gap-2 text-table">
      <span className="text-muted">{formatQuantity(rows.length)} selected</span>
      {mayPlan && inUse.length > 0 ? (
        <ButtonLink size="sm" href={`/scenarios/new?workloads=${inUse.join(",")}`}>
          Add to scenario
        </ButtonLink>
      ) : null}
      {inUse.length > 0 ? (
        <Button
          size="sm"
          aria-disabled={archiving.pending || undefined}
          onClick={() => {
            if (!archiving.pending) archiving.archive(inUse);
          }}
        >
          Archive {inUse.length}
        </Button>
      ) : null}
      {archived.length > 0 ? (
        <Button
          size="sm"
          aria-disabled={archiving.pending || undefined}
          onClick={() => {
            if (!archiving.pending) archiving.restore(archived);
          }}
        >
          Restore {archived.length}
        </Button>
      ) : null}
      {refusal ? <Refusal message={refusal} /> : null}
    </fieldset>
  );
}

function Refusal({ message }: { message: string }) {
  return (
    <p role="alert" className="text-caption font-medium text-over">
      {message}
    </p>
  );
}
