"use client";

import { cx } from "class-variance-authority";
import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { formatCount, formatQuantity } from "@/lib/format/quantity";
import { ColumnChooser } from "./column-chooser";
import { PlainBody, type RowSelection, stickyFirst, virtualFrom } from "./data-table-body";
import { HeadCell, headStyle, SelectAll } from "./data-table-head";
import { type DataColumn, useDataRows } from "./data-table-rows";
import type { VirtualBody as TypedVirtualBody } from "./data-table-virtual";

// Loaded for long tables only. What dynamic() gives has forgotten that the rows may be of any type.
const VirtualBody = dynamic(() =>
  import("./data-table-virtual").then((module) => module.VirtualBody),
) as typeof TypedVirtualBody;

export type { RowSelection } from "./data-table-body";
export type { DataColumn } from "./data-table-rows";

export type DataTableProps<Row> = {
  /** Names the table and its scroll region: "Workloads". */
  caption: string;
  /** The first column names the row. */
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** One row in words, for the row's checkbox; the id when left out. */
  rowName?: (row: Row) => string;
  /** What one row is called: "workload". */
  noun?: string;
  nounPlural?: string;
  /** A real link in the first cell. */
  rowHref?: (row: Row) => string;
  selectedId?: string | null;
  selection?: RowSelection;
  /** Controlled: "-cost". Left out, the table keeps it; `UrlDataTable` keeps it in the address. */
  sort?: string;
  defaultSort?: string;
  onSortChange?: (sort: string) => void;
  search?: string;
  onSearchChange?: (search: string) => void;
  /** The search box, column chooser and `tools` above the table; off for small tables. */
  toolbar?: boolean;
  tools?: ReactNode;
  /** Shown in place of rows when nothing matches the search. */
  noMatch?: ReactNode;
  /** How many rows there are when only the first of them are loaded. */
  rowCount?: number;
  /** Limits the height of the scroll region, a class: "max-h-[60vh]". */
  regionClass?: string;
};

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { caption, columns, rows: allRows, rowId, noun = "row", toolbar = true, selection } = props;
  const region = useRef<HTMLDivElement>(null);
  const [ownSort, setOwnSort] = useState(props.defaultSort ?? "");
  const [ownSearch, setOwnSearch] = useState("");
  const [comfortable, setComfortable] = useState<boolean | null>(null);
  const sort = props.sort ?? ownSort;
  const search = props.search ?? ownSearch;
  const { rows, shownColumns, isShown, show, sorted, toggleSort } = useDataRows({
    columns,
    rows: allRows,
    rowId,
    sort,
    onSortChange: props.onSortChange ?? setOwnSort,
    search,
  });
  const virtual = rows.length >= virtualFrom;
  const hasTotals = shownColumns.some((column) => column.total);
  const span = shownColumns.length + (selection ? 1 : 0);
  const body = {
    rows,
    columns: shownColumns,
    rowId,
    rowName: props.rowName ?? rowId,
    rowHref: props.rowHref,
    selectedId: props.selectedId,
    selection,
    scroller: region,
  };

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const element = region.current;
    if (!element || event.target instanceof HTMLInputElement) return;
    if (event.key !== "End" && event.key !== "Home") return;
    event.preventDefault();
    const edge = () => {
      element.scrollTop = event.key === "End" ? element.scrollHeight : 0;
    };
    edge();
    // Rows that come into view are measured and may be taller than estimated.
    requestAnimationFrame(() => requestAnimationFrame(edge));
  }

  const density = comfortable === null ? undefined : comfortable ? "comfortable" : "compact";
  return (
    <div data-density={density} className="card min-w-0 rounded-card border border-border bg-card">
      {toolbar ? (
        <div data-print="hide" className="flex flex-wrap items-center gap-2 border-b border-border px-3 py-2">
          <label className="flex min-w-40 flex-1 items-center gap-2 text-muted">
            <Search size={16} aria-hidden className="shrink-0" />
            <span className="sr-only">Search {caption.toLowerCase()}</span>
            <input
              type="search"
              data-search
              value={search}
              placeholder={`Search ${caption.toLowerCase()}`}
              onChange={(event) => (props.onSearchChange ?? setOwnSearch)(event.target.value)}
              className="h-8 w-full min-w-0 rounded-control bg-transparent px-1 text-table text-text max-md:h-10"
            />
          </label>
          {props.tools}
          <ColumnChooser
            columns={columns}
            isShown={isShown}
            onShow={show}
            lockedId={columns[0]?.id}
            comfortable={comfortable ?? false}
            onComfortableChange={setComfortable}
          />
          <span role="status" className="sr-only">
            {search === ""
              ? ""
              : `${formatQuantity(rows.length)} of ${formatCount(allRows.length, noun, props.nounPlural)} shown`}
          </span>
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/useSemanticElements: a scroll region is named and focusable, a section is not */}
      <div
        ref={region}
        role="region"
        aria-label={caption}
        data-scroll-region
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        onKeyDown={onKeyDown}
        className={cx(
          "scroll-py-12 overflow-auto rounded-[inherit] -outline-offset-2",
          props.regionClass ?? "max-h-[70vh]",
        )}
      >
        <table
          aria-rowcount={Math.max(rows.length, search === "" ? (props.rowCount ?? 0) : 0) + 1}
          className={cx("w-full border-separate border-spacing-0 text-table", virtual && "table-fixed")}
        >
          <caption className="sr-only">{caption}</caption>
          {virtual ? (
            <colgroup>
              {selection ? <col style={{ width: 40 }} /> : null}
              {shownColumns.map((column, position) => (
                <col key={column.id} style={{ width: column.width ?? (position === 0 ? 220 : 120) }} />
              ))}
            </colgroup>
          ) : null}
          <thead>
            <tr aria-rowindex={1}>
              {selection ? (
                <th className={headStyle(false)}>
                  <SelectAll rows={rows} rowId={rowId} selection={selection} />
                </th>
              ) : null}
              {shownColumns.map((column, position) => (
                <HeadCell
                  key={column.id}
                  column={column}
                  first={position === 0}
                  direction={sorted(column.id)}
                  onSort={() => toggleSort(column.id)}
                />
              ))}
            </tr>
          </thead>
          {rows.length === 0 ? (
            <tbody>
              <tr>
                <td colSpan={span} className="px-4 py-6 text-muted">
                  {props.noMatch ?? (search ? `No ${noun} matches “${search}”.` : "Nothing to show yet.")}
                </td>
              </tr>
            </tbody>
          ) : virtual ? (
            <VirtualBody {...body} />
          ) : (
            <PlainBody {...body} />
          )}
          {hasTotals && rows.length > 0 ? (
            <tfoot>
              <tr>
                {selection ? <td className={footStyle} /> : null}
                {shownColumns.map((column, position) =>
                  position === 0 ? (
                    <th key={column.id} scope="row" className={cx(footStyle, "text-left", stickyFirst)}>
                      {column.total?.(rows) ?? `Total, ${formatCount(rows.length, noun, props.nounPlural)}`}
                    </th>
                  ) : (
                    <td key={column.id} className={cx(footStyle, column.align === "end" && "text-right")}>
                      {column.total?.(rows)}
                    </td>
                  ),
                )}
              </tr>
            </tfoot>
          ) : null}
        </table>
      </div>
    </div>
  );
}

const footStyle = "sticky bottom-0 z-[2] h-10 border-t border-border bg-card px-3 font-semibold whitespace-nowrap";
