"use client";

import { useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { SidePanel } from "@/components/ui/side-panel";
import { tierLabels } from "@/components/ui/tier-mark";
import { workloadKindNames } from "@/lib/calc/classify";
import type { WorkloadsPage } from "@/lib/chart/workload-page";
import type { WorkloadRow } from "@/lib/chart/workload-recommendation";
import { type ArchiveActions, useArchiving } from "./workload-actions";
import { WorkloadVerdict } from "./workload-verdict";

export type WorkloadPanelProps = {
  row: WorkloadRow;
  page: Pick<WorkloadsPage, "pricing" | "currency" | "mayWrite" | "mayPlan">;
  actions: ArchiveActions;
  onClose: () => void;
};

export function WorkloadPanel({ row, page, actions, onClose }: WorkloadPanelProps) {
  const { workload } = row;
  const [refusal, setRefusal] = useState<string | null>(null);
  const archiving = useArchiving(actions, { onDone: onClose, onRefused: setRefusal });
  const archived = workload.archivedAt !== null;
  return (
    <SidePanel
      title={`Why ${tierLabels[row.recommended.tier].replace(/^[CE]/, (letter) => letter.toLowerCase()).replace("On-prem", "on-prem")}?`}
      eyebrow={
        <span className="break-words">
          {workload.name} · {workload.teamName}, {workloadKindNames[workload.kind].toLowerCase()}
          {archived ? ", archived" : ""}
        </span>
      }
      onClose={onClose}
      footer={
        <>
          {page.mayPlan && !archived ? (
            <ButtonLink variant="primary" href={`/scenarios/new?workloads=${workload.id}`}>
              Add to scenario
            </ButtonLink>
          ) : null}
          <ButtonLink href={`/workloads/${workload.id}`}>Open detail</ButtonLink>
          {page.mayWrite ? <ButtonLink href={`/workloads/${workload.id}/edit`}>Edit</ButtonLink> : null}
          {page.mayWrite ? (
            <Button
              variant="quiet"
              className="ml-auto"
              aria-disabled={archiving.pending || undefined}
              onClick={() => (archived ? archiving.restore([workload.id]) : archiving.archive([workload.id]))}
            >
              {archived ? "Restore" : "Archive"}
            </Button>
          ) : null}
          {refusal ? (
            <p role="alert" className="w-full text-caption font-medium text-over">
              {refusal}
            </p>
          ) : null}
        </>
      }
    >
      <WorkloadVerdict row={row} pricing={page.pricing} currency={page.currency} />
    </SidePanel>
  );
}
