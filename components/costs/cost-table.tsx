"use client";

import { debounce, parseAsString, useQueryStates } from "nuqs";
import { type MouseEvent, type ReactNode, useMemo } from "react";
import { DataTable } from "@/components/ui/data-table";
import { drillHref } from "@/lib/chart/cost-drill";
import type { CostFigures, CostsPage } from "@/lib/chart/cost-page";
import { type CostRow, costRows, orderedRows } from "@/lib/chart/cost-table";
import { costColumns } from "./cost-columns";

export type CostTableProps = {
  page: CostsPage;
  figures: CostFigures;
  /** Only these values of the first dimension; null for all. */
  only: ReadonlySet<string> | null;
  tools?: ReactNode;
  onOpen: (href: string) => void;
};

const defaultSort = "-amount";

/** Every value with its cost, whatever the chart has put together as Other. */
export function CostTable({ page, figures, only, tools, onOpen }: CostTableProps) {
  const [{ sort, q }, set] = useQueryStates({
    sort: parseAsString.withDefault(defaultSort),
    q: parseAsString.withDefault(""),
  });
  const all = useMemo(() => costRows(page, figures), [page, figures]);
  const rows = useMemo(() => {
    const shown = only ? all.filter(({ keys }) => only.has(keys[0] ?? "")) : all;
    return orderedRows(shown, sort);
  }, [all, only, sort]);
  const columns = useMemo(() => {
    const places = new Map(rows.map((row, index) => [row.id, index]));
    const direction = sort.startsWith("-") ? -1 : 1;
    return costColumns({ page, figures, placeOf: (row) => (places.get(row.id) ?? 0) * direction });
  }, [page, figures, rows, sort]);

  /** A press anywhere in a row is one on its link, except on the link to its lines. */
  function onClick(event: MouseEvent<HTMLDivElement>) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || !(event.target instanceof Element)) return;
    const link = event.target.closest("tbody th a") ?? linkOfRow(event.target);
    const href = link?.getAttribute("href");
    if (!href) return;
    event.preventDefault();
    onOpen(href);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the row's link does the same by keyboard
    // biome-ignore lint/a11y/useKeyWithClickEvents: the row's link does the same by keyboard
    <div onClick={onClick} className="min-w-0 [&_tbody_tr]:cursor-pointer">
      <DataTable<CostRow>
        caption="Costs"
        noun="row"
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => row.label}
        rowHref={(row) => drillHref(page.query, row.keys)}
        sort={sort}
        onSortChange={(next) => void set({ sort: next }, { history: "push" })}
        search={q}
        onSearchChange={(next) => void set({ q: next || null }, { history: "replace", limitUrlUpdates: debounce(200) })}
        tools={tools}
        regionClass="relative max-h-[70vh]"
      />
    </div>
  );
}

function linkOfRow(target: Element): Element | null {
  if (target.closest("a, button, input, label")) return null;
  return target.closest("tbody tr")?.querySelector("th a") ?? null;
}
