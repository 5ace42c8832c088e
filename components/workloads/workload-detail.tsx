"use client";

import { useState } from "react";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { Sentence } from "@/components/layout/sentence";
import { StatusLine } from "@/components/layout/status-line";
import { Badge } from "@/components/ui/badge";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { tierLabels } from "@/components/ui/tier-mark";
import type { WorkloadPage } from "@/lib/chart/workload-page";
import { purchaseNames } from "@/lib/chart/workload-rules";
import { formatDay, formatInstant } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { type ArchiveActions, useArchiving } from "./workload-actions";
import { WorkloadFields } from "./workload-fields";
import { WorkloadHistory } from "./workload-history";
import { WorkloadVerdict } from "./workload-verdict";

export type WorkloadDetailProps = { page: WorkloadPage; actions: ArchiveActions };

export function WorkloadDetail({ page, actions }: WorkloadDetailProps) {
  const { row, currency, timeZone } = page;
  const { workload } = row;
  const [refusal, setRefusal] = useState<string | null>(null);
  const archiving = useArchiving(actions, { onDone: () => setRefusal(null), onRefused: setRefusal });
  const archived = workload.archivedAt !== null;
  return (
    <>
      <PageHeader
        title={workload.name}
        breadcrumb={[{ label: "Workloads", href: "/workloads" }, { label: workload.name }]}
        badge={archived ? <Badge tone="warn">archived</Badge> : null}
        meta={workload.teamName}
        actions={
          <>
            {page.mayWrite ? (
              <>
                <Button
                  variant="quiet"
                  aria-disabled={archiving.pending || undefined}
                  onClick={() => (archived ? archiving.restore([workload.id]) : archiving.archive([workload.id]))}
                >
                  {archived ? "Restore" : "Archive"}
                </Button>
                <ButtonLink href={`/workloads/${workload.id}/edit`}>Edit</ButtonLink>
              </>
            ) : null}
            {page.mayPlan && !archived ? (
              <ButtonLink variant="primary" href={`/scenarios/new?workloads=${workload.id}`}>
                Add to scenario
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <PageContent>
        {refusal ? (
          <p role="alert" className="rounded-control bg-over-bg px-3 py-2 text-table text-over">
            {refusal}
          </p>
        ) : null}
        <Finding page={page} />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Card title={`Why ${tierLabels[row.recommended.tier].toLowerCase()}?`}>
            <div className="mt-3 flex flex-col gap-5">
              <WorkloadVerdict row={row} pricing={page.pricing} currency={currency} />
            </div>
          </Card>
          <div className="flex min-w-0 flex-col gap-4">
            <WorkloadFields workload={workload} />
            {page.history ? <WorkloadHistory entries={page.history} timeZone={timeZone} /> : null}
          </div>
        </div>
      </PageContent>
      <StatusLine>
        <span>
          Estimated at prices valid on <b>{formatDay(page.pricedOn)}</b>, {currency}
        </span>
        <span>
          Created <b>{formatInstant(workload.createdAt, timeZone)}</b>, last changed{" "}
          <b>{formatInstant(workload.updatedAt, timeZone)}</b> {timeZone}
        </span>
      </StatusLine>
    </>
  );
}

function Finding({ page: { row, currency } }: { page: WorkloadPage }) {
  const { workload, moves, recommended, monthlyCost, saving } = row;
  const money = (value: number) => formatMoney(Math.abs(value), { currency, style: "whole" });
  const cost =
    monthlyCost === null ? (
      <>Its cost is not known: {row.costReason}</>
    ) : (
      <>
        It costs <b>{money(monthlyCost)}</b> a month on {workload.supplyName}
      </>
    );
  if (!moves) return <Sentence>{cost}, and the rules would keep it there.</Sentence>;
  const place = `${tierLabels[recommended.tier].toLowerCase()}, ${purchaseNames[recommended.purchase]}`;
  if (saving === null) {
    return (
      <Sentence note={row.recommendedReason ?? undefined}>
        {cost}. The rules would run it {place}.
      </Sentence>
    );
  }
  return (
    <Sentence note={recommended.supplyName ? `On ${recommended.supplyName}.` : undefined}>
      {cost}; {place} would cost <b>{money(saving)}</b> {saving < 0 ? "more" : "less"}.
    </Sentence>
  );
}
