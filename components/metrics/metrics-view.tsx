"use client";

import { IgnoredNote } from "@/components/costs/ignored-note";
import { usePageKeys } from "@/components/layout/keyboard";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { ProgressLine } from "@/components/layout/progress-line";
import { WithSidePanel } from "@/components/layout/with-side-panel";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { steppedRange } from "@/lib/calc/day-range";
import { formatRange } from "@/lib/chart/cost-text";
import type { MetricsPage } from "@/lib/chart/metric-page";
import { isRange } from "@/lib/schema/cost-query";
import type { MetricQuery } from "@/lib/schema/metric-query";
import { MetricControls } from "./metric-controls";
import { MetricFiguresView } from "./metric-figures";
import { MetricPanel } from "./metric-panel";
import type { TargetAction } from "./target-dialog";
import { useMetricQuery } from "./use-metric-query";

export type MetricsViewProps = {
  page: MetricsPage;
  /** null: the reader may set none. */
  saveTarget: TargetAction | null;
};

export function MetricsView({ page, saveTarget }: MetricsViewProps) {
  const { query, range, figures } = page;
  const { pending, change } = useMetricQuery();
  const set = (part: Partial<MetricQuery>) => change({ ...query, at: null, of: null, ...part });
  const step = (count: -1 | 1) => {
    const next = steppedRange(range, count);
    if (isRange(next) && next.from <= page.today) set({ range: next });
  };
  usePageKeys({ "[": () => step(-1), "]": () => step(1) });
  const drill = figures?.drill ?? null;
  return (
    <WithSidePanel
      panel={
        drill ? (
          <MetricPanel
            key={`${drill.title} ${query.metric}`}
            page={page}
            drill={drill}
            onClose={() => change({ ...query, at: null, of: null })}
          />
        ) : null
      }
    >
      {pending ? <ProgressLine /> : null}
      <PageHeader
        title="Metrics"
        meta={[page.ownTeam ? `of ${page.ownTeam}` : "", formatRange(range)].filter(Boolean).join(", ")}
        actions={page.mayWrite ? <ButtonLink href="/settings/metrics">Sources</ButtonLink> : undefined}
      />
      {page.lastDay === null ? (
        <PageContent>
          <EmptyState
            title="No metrics yet"
            actions={
              page.mayImport ? (
                <ButtonLink href="/imports" variant="primary">
                  Import a bill
                </ButtonLink>
              ) : undefined
            }
          >
            Metrics divide costs by what was counted: tokens, inferences, training runs, GPU-hours, revenue. Import a
            bill first, then send counts by file, API or from Prometheus.
          </EmptyState>
        </PageContent>
      ) : (
        <>
          <MetricControls page={page} onChange={set} />
          <PageContent>
            <IgnoredNote ignored={page.ignored} />
            <div aria-busy={pending || undefined} className="flex min-w-0 flex-col gap-3 aria-busy:opacity-60 md:gap-4">
              {figures ? (
                <MetricFiguresView page={page} figures={figures} saveTarget={saveTarget} onChange={change} />
              ) : (
                <ErrorPanel title="These costs cannot be added up">{page.failure}</ErrorPanel>
              )}
            </div>
          </PageContent>
        </>
      )}
    </WithSidePanel>
  );
}
