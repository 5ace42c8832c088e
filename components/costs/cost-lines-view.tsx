"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useMemo } from "react";
import { ControlBar } from "@/components/layout/control-bar";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { ProgressLine } from "@/components/layout/progress-line";
import { Sentence } from "@/components/layout/sentence";
import { StatusLine } from "@/components/layout/status-line";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { FilterBar } from "@/components/ui/filter-bar";
import { Select } from "@/components/ui/select";
import type { CostLinesPage } from "@/lib/chart/cost-lines-page";
import { costDimensionNames } from "@/lib/chart/cost-options";
import { basisOptions, basisWords, formatRange } from "@/lib/chart/cost-text";
import { formatAmount } from "@/lib/format/amount";
import { formatCount, formatQuantity } from "@/lib/format/quantity";
import { type CostLine, type CostLineSort, costLineSorts } from "@/lib/schema/cost-lines";
import { costDimensions, costHref } from "@/lib/schema/cost-query";
import { costLineColumns } from "./cost-line-columns";
import { IgnoredNote } from "./ignored-note";
import { RangeSelect } from "./range-select";
import { useCostLines } from "./use-cost-lines";
import { useCostQuery } from "./use-cost-query";

const sortNames: Record<CostLineSort, string> = {
  "-day": "newest first",
  day: "oldest first",
  "-cost": "highest cost first",
  cost: "lowest cost first",
};

/** The lines behind a number, as the bill has them. */
export function CostLinesView({ page }: { page: CostLinesPage }) {
  const { query, range, currency, sort } = page;
  const { pending, change } = useCostQuery();
  const [, setSort] = useQueryState(
    "sort",
    parseAsStringLiteral(costLineSorts).withOptions({ history: "push", shallow: false }),
  );
  const { lines, loading, failure, more } = useCostLines(page);
  const columns = useMemo(() => costLineColumns(page, lines.length), [page, lines.length]);
  return (
    <>
      {pending ? <ProgressLine /> : null}
      <PageHeader
        title="Cost lines"
        breadcrumb={[{ label: "Cost explorer", href: costHref(query) }, { label: "Lines" }]}
        meta={formatRange(range)}
      />
      <ControlBar context={`${basisWords[query.basis]} · ${currency}`}>
        <RangeSelect
          value={query.range}
          range={range}
          today={page.today}
          timeZone={page.timeZone}
          onChange={(next) => change({ ...query, range: next })}
        />
        <Select
          label="Order"
          options={costLineSorts.map((value) => ({ value, label: sortNames[value] }))}
          value={sort}
          onValueChange={(value) => void setSort(value === "-day" ? null : value)}
        />
        <Select
          label="Cost"
          options={basisOptions}
          value={query.basis}
          onValueChange={(basis) => change({ ...query, basis })}
        />
        <FilterBar
          filters={query.filters}
          dimensions={costDimensions}
          names={costDimensionNames}
          options={page.options}
          onChange={(filters) => change({ ...query, filters })}
        />
      </ControlBar>
      <PageContent>
        <IgnoredNote ignored={page.ignored} />
        {page.failure ? <ErrorPanel title="These lines cannot be added up">{page.failure}</ErrorPanel> : null}
        {lines.length === 0 ? (
          <EmptyState title={`No lines in ${formatRange(range)}`}>
            Nothing was imported for these days and filters that you may see.
          </EmptyState>
        ) : (
          <div aria-busy={pending || undefined} className="flex min-w-0 flex-col gap-3 aria-busy:opacity-60">
            <LinesSentence page={page} />
            <DataTable<CostLine>
              caption="Cost lines"
              noun="line"
              columns={columns}
              rows={lines}
              rowId={(line) => `${line.batchId} ${line.lineNo}`}
              rowCount={page.lineCount}
              regionClass="relative max-h-[max(24rem,calc(100dvh-22rem))]"
            />
            {failure ? <ErrorPanel title="The next lines could not be loaded">{failure}</ErrorPanel> : null}
            {more ? (
              <div className="flex flex-wrap items-center gap-3">
                <Button onClick={more} disabled={loading} aria-busy={loading || undefined}>
                  {loading ? "Loading" : "Load more lines"}
                </Button>
                <p role="status" className="text-table text-muted">
                  {formatQuantity(lines.length)} of {formatCount(page.lineCount, "line")} loaded
                </p>
              </div>
            ) : null}
          </div>
        )}
      </PageContent>
      <StatusLine>
        <span>
          Months come newest first; within a month, {sortNames[sort]}. A line counts on its own day, or in its billing
          month where that day lies outside of it.
        </span>
      </StatusLine>
    </>
  );
}

function LinesSentence({ page }: { page: CostLinesPage }) {
  const { lineCount, imported, total, reviewCount, currency } = page;
  return (
    <Sentence>
      <b>{formatCount(lineCount, "line")}</b> add up to{" "}
      <b>
        {formatAmount(imported, currency)} {currency}
      </b>
      {reviewCount > 0 ? (
        <>
          ; <b>{formatQuantity(reviewCount)}</b> are in review, the others count <b>{formatAmount(total, currency)}</b>
        </>
      ) : null}
      .
    </Sentence>
  );
}
