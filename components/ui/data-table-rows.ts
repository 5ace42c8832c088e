"use client";

import {
  type ColumnDef,
  columnVisibilityFeature,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { type ReactNode, useDeferredValue, useMemo, useState } from "react";
import { compareText } from "@/lib/format/compare";

export type SortValue = string | number | null;

export type DataColumn<Row> = {
  id: string;
  header: string;
  /** USD/mo, %, h/mo. Every figure has one. */
  unit?: string;
  /** Figures stand at the end. */
  align?: "start" | "end";
  cell: (row: Row) => ReactNode;
  /** Without it the column cannot be sorted. A missing value (null) always stands last. */
  sortValue?: (row: Row) => SortValue;
  /** What the search box looks through; the sort value when it is text. */
  searchValue?: (row: Row) => string;
  /** Over the rows that the search left, never only those on screen. */
  total?: (rows: readonly Row[]) => ReactNode;
  /** Off until chosen. */
  hidden?: boolean;
  /** Pixels; used as they are in long tables, whose columns must not move while scrolling. */
  width?: number;
};

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  columnVisibilityFeature,
});

function compare(a: unknown, b: unknown): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return compareText(String(a), String(b));
}

/** "-cost" is cost, highest first; "" is the order the rows came in. */
export function parseSort(sort: string): SortingState {
  if (sort === "") return [];
  return sort.startsWith("-") ? [{ id: sort.slice(1), desc: true }] : [{ id: sort, desc: false }];
}

function printSort(sorting: SortingState): string {
  const first = sorting[0];
  return first ? `${first.desc ? "-" : ""}${first.id}` : "";
}

function searchText<Row>(row: Row, columns: readonly DataColumn<Row>[]): string {
  return columns
    .map((column) => {
      if (column.searchValue) return column.searchValue(row);
      const value = column.sortValue?.(row);
      return typeof value === "string" ? value : "";
    })
    .join("\n")
    .toLowerCase();
}

export type DataRowsOptions<Row> = {
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  sort: string;
  onSortChange: (sort: string) => void;
  search: string;
};

/** The rows in the order and the columns in the choice that the reader asked for. */
export function useDataRows<Row extends object>({
  columns,
  rows,
  rowId,
  sort,
  onSortChange,
  search,
}: DataRowsOptions<Row>) {
  const wanted = useDeferredValue(search.trim().toLowerCase());
  const found = useMemo(
    () => (wanted === "" ? [...rows] : rows.filter((row) => searchText(row, columns).includes(wanted))),
    [rows, columns, wanted],
  );
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof features, Row> => ({
          id: column.id,
          accessorFn: (row) => column.sortValue?.(row) ?? undefined,
          enableSorting: column.sortValue !== undefined,
          sortDescFirst: column.align === "end",
          sortUndefined: "last",
          sortFn: (a, b, id) => compare(a.getValue(id), b.getValue(id)),
        }),
      ),
    [columns],
  );
  const known = columns.some((column) => column.id === sort.replace(/^-/, "") && column.sortValue);
  const sorting = useMemo(() => (known ? parseSort(sort) : []), [known, sort]);
  const [visible, setVisible] = useState<Record<string, boolean>>(() =>
    Object.fromEntries(columns.map((column) => [column.id, !column.hidden])),
  );
  const table = useTable({
    features,
    columns: definitions,
    data: found,
    getRowId: rowId,
    state: { sorting, columnVisibility: visible },
    onSortingChange: (update) => onSortChange(printSort(typeof update === "function" ? update(sorting) : update)),
    onColumnVisibilityChange: setVisible,
    enableSortingRemoval: false,
    enableMultiSort: false,
  });
  const ordered = table.getRowModel().rows.map((row) => row.original);
  return {
    rows: ordered,
    shownColumns: columns.filter((column) => visible[column.id] ?? !column.hidden),
    isShown: (id: string) => visible[id] ?? true,
    show: (id: string, shown: boolean) => table.getColumn(id)?.toggleVisibility(shown),
    sorted: (id: string) => table.getColumn(id)?.getIsSorted() ?? false,
    toggleSort: (id: string) => table.getColumn(id)?.toggleSorting(),
  };
}
