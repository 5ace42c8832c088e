"use client";

import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { CostControls } from "@/components/costs/cost-controls";
import { CostFindingSentence } from "@/components/costs/cost-finding-sentence";
import { CostStatus } from "@/components/costs/cost-status";
import { IgnoredNote } from "@/components/costs/ignored-note";
import { useCostQuery } from "@/components/costs/use-cost-query";
import { usePageKeys } from "@/components/layout/keyboard";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { ProgressLine } from "@/components/layout/progress-line";
import { WithSidePanel } from "@/components/layout/with-side-panel";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { steppedRange } from "@/lib/calc/day-range";
import { costFinding } from "@/lib/chart/cost-finding";
import type { CostsPage } from "@/lib/chart/cost-page";
import { formatRange } from "@/lib/chart/cost-text";
import { costHref, isRange, resolvedRange } from "@/lib/schema/cost-query";
import { OverviewEmpty } from "./overview-empty";
import { usePanel } from "./use-panel";

export type OverviewShellProps = {
  page: CostsPage;
  /** The panels, each loading by itself. */
  children: ReactNode;
  sidePanel: ReactNode;
};

/** The frame of the overview: controls in the address, the finding, and the panels below it. */
export function OverviewShell({ page, children, sidePanel }: OverviewShellProps) {
  const { query, range, figures } = page;
  const { pending, asked, change } = useCostQuery();
  const { panel, open } = usePanel();
  const step = (count: -1 | 1) => {
    const next = steppedRange(resolvedRange(asked, page.today), count);
    if (isRange(next) && next.from <= page.today) change({ ...asked, range: next });
  };
  usePageKeys({
    "[": () => step(-1),
    "]": () => step(1),
    c: () => change({ ...asked, compare: asked.compare ? null : "prev" }),
  });
  const header = (
    <PageHeader
      title="Overview"
      meta={[page.ownTeam ? `of ${page.ownTeam}` : "", formatRange(range)].filter(Boolean).join(", ")}
      actions={
        page.lastDay === null || figures === null ? null : (
          <>
            <ButtonLink href={costHref(query)}>Cost explorer</ButtonLink>
            <Button variant="primary" aria-pressed={panel === "change"} onClick={() => open("change")}>
              <Search size={16} aria-hidden />
              Explain this change
            </Button>
          </>
        )
      }
    />
  );
  if (page.lastDay === null) {
    return (
      <>
        {header}
        <PageContent>
          <OverviewEmpty mayImport={page.mayImport} ownTeam={page.ownTeam} />
        </PageContent>
      </>
    );
  }
  return (
    <WithSidePanel panel={sidePanel}>
      {pending ? <ProgressLine /> : null}
      {header}
      <CostControls page={page} onChange={change} />
      <PageContent>
        <IgnoredNote ignored={page.ignored} />
        <div
          aria-busy={pending || undefined}
          className="@container flex min-w-0 flex-col gap-3 aria-busy:opacity-60 md:gap-4"
        >
          {figures === null ? (
            <ErrorPanel title="These costs cannot be added up">{page.failure}</ErrorPanel>
          ) : figures.groups.length === 0 && figures.base?.cells.length === 0 ? (
            <EmptyState
              title={`No costs in ${formatRange(range)}`}
              actions={
                query.filters.length > 0 ? (
                  <Button onClick={() => change({ ...query, filters: [] })}>Clear filters</Button>
                ) : undefined
              }
            >
              {query.filters.length > 0
                ? "Nothing matches the filters in this range."
                : "Nothing was imported for these days."}
            </EmptyState>
          ) : (
            <>
              <CostFindingSentence page={page} figures={figures} finding={costFinding(page, figures)} />
              {children}
            </>
          )}
        </div>
      </PageContent>
      {figures ? <CostStatus page={page} figures={figures} /> : null}
    </WithSidePanel>
  );
}
