"use client";

import { parseAsBoolean, useQueryState } from "nuqs";
import { useMemo } from "react";
import { CostChart } from "@/components/charts/cost-chart";
import { usePageKeys } from "@/components/layout/keyboard";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { ProgressLine } from "@/components/layout/progress-line";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { steppedRange } from "@/lib/calc/day-range";
import { drillHref, otherHref } from "@/lib/chart/cost-drill";
import { costFinding } from "@/lib/chart/cost-finding";
import { describeFilter } from "@/lib/chart/cost-options";
import type { CostFigures, CostsPage } from "@/lib/chart/cost-page";
import { basisWords, formatRange } from "@/lib/chart/cost-text";
import { costChartModel, isOther } from "@/lib/chart/costs";
import { formatCount } from "@/lib/format/quantity";
import { costHref, isRange, resolvedRange } from "@/lib/schema/cost-query";
import { CostControls } from "./cost-controls";
import { CostFindingSentence } from "./cost-finding-sentence";
import { CostStatus } from "./cost-status";
import { CostTable } from "./cost-table";
import { CostsEmpty } from "./costs-empty";
import { IgnoredNote } from "./ignored-note";
import { SavedViews, type ViewActions } from "./saved-views";
import { type CostNavigation, useCostQuery } from "./use-cost-query";

export type CostExplorerProps = { page: CostsPage; actions: ViewActions };

export function CostExplorer({ page, actions }: CostExplorerProps) {
  const { query, range, figures } = page;
  const navigation = useCostQuery();
  const { pending, asked, change } = navigation;
  const step = (count: -1 | 1) => {
    const next = steppedRange(resolvedRange(asked, page.today), count);
    if (isRange(next) && next.from <= page.today) change({ ...asked, range: next });
  };
  usePageKeys({
    "[": () => step(-1),
    "]": () => step(1),
    c: () => change({ ...asked, compare: asked.compare ? null : "prev" }),
  });
  return (
    <>
      {pending ? <ProgressLine /> : null}
      <PageHeader
        title="Cost explorer"
        meta={[page.ownTeam ? `of ${page.ownTeam}` : "", formatRange(range)].filter(Boolean).join(", ")}
        actions={
          <>
            <SavedViews views={page.views} query={query} mayWrite={page.mayWriteViews} actions={actions} />
            <ButtonLink href={costHref(query, "/costs/lines")}>Lines</ButtonLink>
          </>
        }
      />
      {page.lastDay === null ? (
        <PageContent>
          <CostsEmpty mayImport={page.mayImport} ownTeam={page.ownTeam} />
        </PageContent>
      ) : (
        <>
          <CostControls page={page} onChange={change} />
          <PageContent>
            <IgnoredNote ignored={page.ignored} />
            <div aria-busy={pending || undefined} className="flex min-w-0 flex-col gap-3 aria-busy:opacity-60 md:gap-4">
              {figures ? (
                <CostFiguresView page={page} figures={figures} navigation={navigation} />
              ) : (
                <ErrorPanel title="These costs cannot be added up">{page.failure}</ErrorPanel>
              )}
            </div>
          </PageContent>
          {figures ? <CostStatus page={page} figures={figures} /> : null}
        </>
      )}
    </>
  );
}

type FiguresViewProps = { page: CostsPage; figures: CostFigures; navigation: CostNavigation };

function CostFiguresView({ page, figures, navigation }: FiguresViewProps) {
  const { query, options } = page;
  const [other, setOther] = useQueryState("other", parseAsBoolean.withDefault(false).withOptions({ history: "push" }));
  const model = useMemo(() => costChartModel(page, figures), [page, figures]);
  const finding = useMemo(() => costFinding(page, figures), [page, figures]);
  const only = useMemo(() => (other && model.rest.length > 0 ? new Set(model.rest) : null), [other, model]);
  if (figures.groups.length === 0) {
    return (
      <EmptyState
        title={`No costs in ${formatRange(page.range)}`}
        actions={
          query.filters.length > 0 ? (
            <Button onClick={() => navigation.change({ ...query, filters: [] })}>Clear filters</Button>
          ) : undefined
        }
      >
        {query.filters.length > 0
          ? "Nothing matches the filters in this range."
          : "Nothing was imported for these days."}
      </EmptyState>
    );
  }
  const hrefOf = (key: string) => (isOther(key) ? otherHref(query) : drillHref(query, [key]));
  return (
    <>
      <CostFindingSentence page={page} figures={figures} finding={finding} />
      <CostChart
        model={model}
        hrefOf={hrefOf}
        onChoose={(key) => navigation.open(hrefOf(key))}
        onOther={() => void setOther(true)}
        notes={[
          `Cost: ${basisWords[query.basis]}, ${page.currency}`,
          `Range: ${formatRange(page.range)}, both days included, ${page.timeZone}`,
          `Filters: ${query.filters.map((filter) => describeFilter(filter, options)).join("; ") || "none"}`,
        ]}
      />
      <CostTable
        page={page}
        figures={figures}
        only={only}
        onOpen={navigation.open}
        tools={
          only ? (
            <Button variant="quiet" onClick={() => void setOther(null)}>
              Only the {formatCount(only.size, "value")} in Other: show all
            </Button>
          ) : undefined
        }
      />
    </>
  );
}
