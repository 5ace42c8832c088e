"use client";

import { Download, Plus } from "lucide-react";
import Link from "next/link";
import { useMemo } from "react";
import { CurvesChart } from "@/components/charts/curves-chart";
import { WaterfallChart } from "@/components/charts/waterfall-chart";
import { useAction } from "@/components/forms/use-action";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { ProgressLine } from "@/components/layout/progress-line";
import { Sentence } from "@/components/layout/sentence";
import { StatusLine } from "@/components/layout/status-line";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FigureRow } from "@/components/ui/figure-row";
import { Menu } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import type { FormState } from "@/lib/action/form-state";
import type { RoadmapView } from "@/lib/chart/roadmap";
import { courseCurves } from "@/lib/chart/roadmap-curves";
import { formatAmount } from "@/lib/format/amount";
import { formatMonth } from "@/lib/format/date";
import { GuideTable } from "./guide-table";
import { HowMeasured } from "./how-measured";
import { InitiativeTable } from "./initiative-table";
import { RoadmapControls, useRoadmapAddress } from "./roadmap-controls";
import { RoadmapTimeline } from "./roadmap-timeline";

export type RoadmapOverviewProps = {
  page: {
    currency: string;
    timeZone: string;
    last: string;
    phase: string | null;
    horizons: readonly string[];
    view: RoadmapView | null;
    count: number;
    totals: {
      imported: string | null;
      allocated: string | null;
      unallocated: string | null;
      difference: string | null;
    } | null;
    mayWrite: boolean;
    archived: readonly { id: string; name: string }[];
  };
  restore: (input: { id: string }) => Promise<FormState<{ id: string }>>;
};

/** Where the cost goes, what the initiatives were to save and what they do save. */
export function RoadmapOverview({ page, restore }: RoadmapOverviewProps) {
  const address = useRoadmapAddress(page);
  const { view, mayWrite } = page;
  return (
    <>
      {address.pending ? <ProgressLine /> : null}
      <PageHeader
        title="Roadmap"
        meta={page.count === 0 ? null : page.count === 1 ? "1 initiative" : `${page.count} initiatives`}
        actions={
          <>
            {mayWrite ? (
              <ButtonLink href="/roadmap/new">
                <Plus size={16} aria-hidden />
                Add initiative
              </ButtonLink>
            ) : null}
            {view ? (
              <Menu
                trigger={
                  <Button variant="primary">
                    <Download size={16} aria-hidden />
                    Board brief
                  </Button>
                }
                items={[
                  { kind: "download", label: "One page, PDF", href: `/roadmap/brief.pdf${address.query}` },
                  { kind: "download", label: "Initiatives, XLSX", href: `/roadmap/initiatives.xlsx${address.query}` },
                ]}
              />
            ) : null}
          </>
        }
      />
      <RoadmapControls page={page} address={address} />
      <PageContent>
        {view ? <View view={view} page={page} pending={address.pending} /> : <Nothing page={page} />}
        {page.archived.length > 0 ? <Archived rows={page.archived} restore={restore} /> : null}
      </PageContent>
      {view ? <Reconciled page={page} now={view.now} /> : null}
    </>
  );
}

type ViewProps = { view: RoadmapView; page: RoadmapOverviewProps["page"]; pending: boolean };

function View({ view, page, pending }: ViewProps) {
  const curves = useMemo(() => courseCurves(view.course, { currency: page.currency }), [view.course, page.currency]);
  const notes = [`Actuals to ${view.now}, effective cost, ${page.currency}`, `Horizon ${view.last}`];
  return (
    <div aria-busy={pending || undefined} className="flex min-w-0 flex-col gap-3 aria-busy:opacity-60 md:gap-4">
      <Sentence note={view.note}>
        {view.finding.map(({ text, strong }) => (strong ? <b key={text}>{text}</b> : <span key={text}>{text}</span>))}
      </Sentence>
      <FigureRow label="Key figures" figures={view.figures} />
      <RoadmapTimeline model={view.timeline} />
      <div className="grid min-w-0 gap-3 md:gap-4 xl:grid-cols-2">
        <WaterfallChart name="roadmap-waterfall" model={view.waterfall} notes={notes} />
        <CurvesChart
          name="roadmap-course"
          model={curves}
          notes={notes}
          height={Math.max(320, view.waterfall.bars.length * 34)}
        />
      </div>
      <Card
        flush
        title="Initiatives"
        note="Savings apply in this order to what is left, so they never count twice. Expected: measured now, and what the plan still adds by its confidence."
      >
        <InitiativeTable table={view.table} currency={page.currency} />
      </Card>
      <div className="grid min-w-0 items-start gap-3 md:gap-4 xl:grid-cols-2">
        <GuideTable ranges={view.guide} month={view.now} />
        <HowMeasured />
      </div>
    </div>
  );
}

function Nothing({ page }: Pick<RoadmapOverviewProps, "page">) {
  if (page.count > 0)
    return (
      <EmptyState title="Nothing to measure against yet">
        The roadmap is measured from the ledger, and there is no complete month of costs in it yet.
      </EmptyState>
    );
  return (
    <EmptyState
      title="No initiatives yet"
      actions={
        page.mayWrite ? (
          <>
            <ButtonLink href="/roadmap/new" variant="primary">
              Add initiative
            </ButtonLink>
            <ButtonLink href="/scenarios">Open scenarios</ButtonLink>
          </>
        ) : null
      }
    >
      An initiative is a change with dates that is to save money. Add one by hand, or from the move and the levers of a
      scenario; what it saves is then measured from the ledger.
    </EmptyState>
  );
}

function Archived({
  rows,
  restore,
}: {
  rows: RoadmapOverviewProps["page"]["archived"];
  restore: RoadmapOverviewProps["restore"];
}) {
  const action = useAction();
  const notify = useToast();
  return (
    <details className="text-table">
      <summary className="cursor-pointer text-muted">Archived initiatives ({rows.length})</summary>
      {action.failure ? <p className="text-over">{action.failure}</p> : null}
      <ul className="mt-2 flex flex-col gap-1">
        {rows.map(({ id, name }) => (
          <li key={id} className="flex flex-wrap items-center gap-2">
            {name}
            <Button
              size="sm"
              variant="quiet"
              disabled={action.pending}
              aria-label={`Restore ${name}`}
              onClick={() =>
                action.run(
                  () => restore({ id }),
                  (_, message) => notify({ title: message }),
                )
              }
            >
              Restore
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Reconciled({ page, now }: { page: RoadmapOverviewProps["page"]; now: string }) {
  const { totals, currency } = page;
  if (!totals) return null;
  return (
    <StatusLine>
      <span>
        Run-rate from {formatMonth(now)}: <b>{formatAmount(totals.imported, currency)}</b> imported ={" "}
        <b>{formatAmount(totals.allocated, currency)}</b> allocated +{" "}
        <b>{formatAmount(totals.unallocated, currency)}</b> unallocated. Difference{" "}
        <b>{formatAmount(totals.difference, currency)}</b> {currency}.
      </span>
      <span>
        Realised saving is measured against frozen baselines,{" "}
        <Link href="#how-measured" className="underline">
          not estimated
        </Link>
        .
      </span>
    </StatusLine>
  );
}
