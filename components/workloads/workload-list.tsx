"use client";

import { Download, Upload } from "lucide-react";
import { parseAsString, useQueryState, useQueryStates } from "nuqs";
import { type MouseEvent, useMemo, useState, useTransition } from "react";
import { ControlBar } from "@/components/layout/control-bar";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { StatusLine } from "@/components/layout/status-line";
import { WithSidePanel } from "@/components/layout/with-side-panel";
import { Button, ButtonLink, buttonStyle } from "@/components/ui/button";
import { FilterBar } from "@/components/ui/filter-bar";
import { UrlDataTable } from "@/components/ui/url-data-table";
import {
  defaultSort,
  filterDimensionNames,
  filterDimensions,
  filterOptions,
  filterRows,
  parseFilters,
  printFilters,
  saysStatus,
} from "@/lib/chart/workload-filter";
import type { WorkloadsPage } from "@/lib/chart/workload-page";
import { workloadTotals } from "@/lib/chart/workload-summary";
import { formatDay } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { useNarrowScreen } from "./narrow-screen";
import { SelectionTools } from "./selection-tools";
import type { ArchiveActions } from "./workload-actions";
import { savingFirst, wideColumns, workloadColumns } from "./workload-columns";
import { WorkloadFinding } from "./workload-finding";
import { WorkloadPanel } from "./workload-panel";
import { WorkloadsEmpty } from "./workloads-empty";

export type WorkloadListProps = { page: WorkloadsPage; actions: ArchiveActions };

export function WorkloadList({ page, actions }: WorkloadListProps) {
  const { currency, mayWrite, ownTeam } = page;
  const [filterText, setFilterText] = useQueryState(
    "f",
    parseAsString.withDefault("").withOptions({ history: "push" }),
  );
  const [pending, startTransition] = useTransition();
  const applyFilters = (text: string) =>
    void setFilterText(text || null, { shallow: page.withArchived || !saysStatus(text), startTransition });
  const [panel, setPanel] = useQueryState("panel", parseAsString.withOptions({ history: "push" }));
  const [{ q, sort }, setSearch] = useQueryStates({ q: parseAsString.withDefault(""), sort: parseAsString });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());

  const options = useMemo(() => filterOptions(page.teams.map((team) => team.name)), [page.teams]);
  const { filters, ignored } = useMemo(() => parseFilters(filterText, options), [filterText, options]);
  const filtered = useMemo(() => filterRows(page.rows, { filters, search: "", teams: page.teams }), [page, filters]);
  const shown = useMemo(() => filterRows(page.rows, { filters, search: q, teams: page.teams }), [page, filters, q]);
  const panelId = panel?.startsWith("workload:") ? panel.slice("workload:".length) : null;
  const open = page.rows.find((row) => row.workload.id === panelId) ?? null;

  const phone = useNarrowScreen();
  const narrow = open !== null || phone;
  const columns = useMemo(() => {
    const all = workloadColumns(currency).filter((column) => !(narrow && wideColumns.has(column.id)));
    return phone ? savingFirst(all) : all;
  }, [currency, narrow, phone]);

  const view = new URLSearchParams();
  if (filterText) view.set("f", filterText);
  if (q) view.set("q", q);
  if (sort) view.set("sort", sort);
  const exportHref = `/workloads/export.csv${view.size > 0 ? `?${view}` : ""}`;
  const rowHref = (id: string) => {
    const address = new URLSearchParams(view);
    address.set("panel", `workload:${id}`);
    return `/workloads?${address.toString().replaceAll("%3A", ":")}`;
  };

  /** The data is here already, so the panel opens without asking the server; a new tab still gets the real link. */
  function onTableClick(event: MouseEvent<HTMLDivElement>) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || !(event.target instanceof Element)) return;
    const link = event.target.closest("tbody th a") ?? linkOfRow(event.target);
    const id = link ? /panel=workload:([^&]+)/.exec(link.getAttribute("href") ?? "")?.[1] : undefined;
    if (!id) return;
    event.preventDefault();
    if (link instanceof HTMLElement) link.focus({ preventScroll: true });
    void setPanel(`workload:${id}`);
  }

  return (
    <WithSidePanel
      panel={
        open ? (
          <WorkloadPanel
            key={open.workload.id}
            row={open}
            page={page}
            actions={actions}
            onClose={() => void setPanel(null)}
          />
        ) : null
      }
    >
      <PageHeader
        title="Workloads"
        meta={ownTeam ? `of ${ownTeam}` : undefined}
        actions={
          <>
            <a href={exportHref} download className={buttonStyle({ className: "text-text no-underline" })}>
              <Download size={16} aria-hidden />
              Export
            </a>
            {mayWrite ? (
              <>
                <ButtonLink href="/workloads/import">
                  <Upload size={16} aria-hidden />
                  Import
                </ButtonLink>
                <ButtonLink href="/workloads/new" variant="primary">
                  New workload
                </ButtonLink>
              </>
            ) : null}
          </>
        }
      />
      {page.rows.length === 0 && !page.withArchived ? (
        <PageContent>
          <WorkloadsEmpty mayWrite={mayWrite} ownTeam={ownTeam} />
        </PageContent>
      ) : (
        <>
          <ControlBar context={`${currency} · estimated at prices valid on ${formatDay(page.pricedOn)}`}>
            <FilterBar
              filters={filters}
              dimensions={filterDimensions}
              names={filterDimensionNames}
              options={options}
              hidden={page.teams.length < 2 ? ["team"] : []}
              onChange={(next) => applyFilters(printFilters(next))}
            />
          </ControlBar>
          <PageContent>
            {ignored.length > 0 ? (
              <p
                role="status"
                className="flex flex-wrap items-center gap-2 rounded-control bg-warn-bg px-3 py-1 text-table"
              >
                Ignored filter {ignored.join(", ")}
                <Button variant="quiet" size="sm" onClick={() => applyFilters(printFilters(filters))}>
                  Dismiss
                </Button>
              </p>
            ) : null}
            <WorkloadFinding
              rows={shown}
              currency={currency}
              ownTeam={ownTeam}
              filtered={filters.length > 0 || q.trim() !== ""}
            />
            <div
              aria-busy={pending || undefined}
              onClickCapture={onTableClick}
              className="min-w-0 aria-busy:opacity-60 [&_tbody_tr]:cursor-pointer"
            >
              <UrlDataTable
                caption="Workloads"
                noun="workload"
                columns={columns}
                rows={filtered}
                rowId={(row) => row.workload.id}
                rowName={(row) => row.workload.name}
                rowHref={(row) => rowHref(row.workload.id)}
                selectedId={panelId}
                defaultSort={defaultSort}
                regionClass="relative max-h-[max(24rem,calc(100dvh-20.5rem))]"
                {...(mayWrite && !phone ? { selection: { ids: selected, onChange: setSelected } } : {})}
                tools={
                  <SelectionTools
                    rows={page.rows.filter((row) => selected.has(row.workload.id))}
                    mayPlan={page.mayPlan}
                    actions={actions}
                    onDone={() => setSelected(new Set())}
                  />
                }
                noMatch={
                  <span className="flex flex-wrap items-center gap-3">
                    No workload matches the filters and the search.
                    <Button
                      size="sm"
                      onClick={() => {
                        void setFilterText(null);
                        void setSearch({ q: null });
                      }}
                    >
                      Clear filters and search
                    </Button>
                  </span>
                }
              />
            </div>
          </PageContent>
          <Reconciliation rows={shown} currency={currency} />
        </>
      )}
    </WithSidePanel>
  );
}

/** A press anywhere in a row is one on its link, except on controls. */
function linkOfRow(target: Element): Element | null {
  if (target.closest("a, button, input, label, [role=checkbox]")) return null;
  return target.closest("tbody tr")?.querySelector("th a") ?? null;
}

function Reconciliation({ rows, currency }: { rows: WorkloadsPage["rows"]; currency: string }) {
  const priced = workloadTotals(rows.filter((row) => row.saving !== null));
  const money = (value: number) => formatMoney(value, { currency, style: "whole", symbol: "none" });
  return (
    <StatusLine>
      <span>
        Cost today <b>{money(priced.monthlyCost)}</b> − as recommended <b>{money(priced.recommendedCost)}</b> = saving{" "}
        <b>{money(priced.saving)}</b> {currency} a month, over {priced.count} of {rows.length}
      </span>
      <span>Estimates from the price book, not the bill</span>
    </StatusLine>
  );
}
