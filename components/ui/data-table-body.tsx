"use client";

import { cx } from "class-variance-authority";
import Link from "next/link";
import type { ReactNode, RefObject } from "react";
import { Checkbox } from "./checkbox";
import type { DataColumn } from "./data-table-rows";

export type RowSelection = { ids: ReadonlySet<string>; onChange: (ids: ReadonlySet<string>) => void };

export type DataTableBodyProps<Row> = {
  rows: readonly Row[];
  columns: readonly DataColumn<Row>[];
  rowId: (row: Row) => string;
  rowName: (row: Row) => string;
  rowHref: ((row: Row) => string) | undefined;
  selectedId: string | null | undefined;
  selection: RowSelection | undefined;
  scroller: RefObject<HTMLDivElement | null>;
};

const cellStyle = "h-(--row) border-b border-hairline px-3 whitespace-nowrap";
export const stickyFirst = "max-md:sticky max-md:left-0 max-md:max-w-36 max-md:whitespace-normal";

/** Rows from this count up are drawn only around what is in view. */
export const virtualFrom = 200;

type DataRowProps<Row> = Omit<DataTableBodyProps<Row>, "rows" | "scroller"> & {
  row: Row;
  /** From 0, among all rows. */
  index: number;
  measure?: (element: HTMLTableRowElement | null) => void;
};

export function DataRow<Row>(props: DataRowProps<Row>) {
  const { row, index, columns, rowId, rowName, rowHref, selectedId, selection, measure } = props;
  const id = rowId(row);
  const selected = selectedId === id;
  const toggle = (checked: boolean) => {
    const ids = new Set(selection?.ids);
    if (checked) ids.add(id);
    else ids.delete(id);
    selection?.onChange(ids);
  };
  const content = (column: DataColumn<Row>, first: boolean): ReactNode => {
    if (!first || !rowHref) return column.cell(row);
    return (
      <Link href={rowHref(row)} scroll={false} className="inline-flex min-h-6 items-center text-text hover:underline">
        {column.cell(row)}
      </Link>
    );
  };
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-current={selected || undefined}
      className="group"
    >
      {selection ? (
        <td className={cx(cellStyle, "w-10 pr-0", tint(selected))}>
          <Checkbox
            hideLabel
            label={`Select ${rowName(row)}`}
            checked={selection.ids.has(id)}
            onCheckedChange={toggle}
          />
        </td>
      ) : null}
      {columns.map((column, position) => {
        const style = cx(cellStyle, column.align === "end" && "text-right", tint(selected));
        return position === 0 ? (
          <th key={column.id} scope="row" className={cx(style, "text-left font-normal", stickyFirst)}>
            {content(column, true)}
          </th>
        ) : (
          <td key={column.id} className={style}>
            {content(column, false)}
          </td>
        );
      })}
    </tr>
  );
}

function tint(selected: boolean): string {
  return selected ? "bg-selected" : "bg-card group-hover:bg-hover";
}

export function PlainBody<Row>({ rows, scroller: _, ...rest }: DataTableBodyProps<Row>) {
  return (
    <tbody>
      {rows.map((row, index) => (
        <DataRow key={rest.rowId(row)} row={row} index={index} {...rest} />
      ))}
    </tbody>
  );
}
