"use client";

import { debounce, parseAsString, useQueryStates } from "nuqs";
import { DataTable, type DataTableProps } from "./data-table";

export type UrlDataTableProps<Row> = Omit<DataTableProps<Row>, "sort" | "onSortChange" | "search" | "onSearchChange">;

/** A table whose order and search stand in the address (`sort=-cost`, `q=vision`), so that a link shows the same. */
export function UrlDataTable<Row extends object>({ defaultSort = "", ...rest }: UrlDataTableProps<Row>) {
  const [state, setState] = useQueryStates({
    sort: parseAsString.withDefault(defaultSort),
    q: parseAsString.withDefault(""),
  });
  return (
    <DataTable
      {...rest}
      sort={state.sort}
      onSortChange={(sort) => void setState({ sort }, { history: "push" })}
      search={state.q}
      onSearchChange={(q) => void setState({ q: q || null }, { history: "replace", limitUrlUpdates: debounce(200) })}
    />
  );
}
