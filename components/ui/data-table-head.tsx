"use client";

import { cx } from "class-variance-authority";
import { ArrowDown, ArrowUp } from "lucide-react";
import { Checkbox } from "./checkbox";
import type { RowSelection } from "./data-table-body";
import type { DataColumn } from "./data-table-rows";

export function headStyle(first: boolean): string {
  return cx(
    "sticky top-0 h-9 border-b border-border bg-card px-3 text-left text-caption font-medium whitespace-nowrap text-muted",
    first ? "z-[3] max-md:left-0" : "z-[2]",
  );
}

type HeadCellProps<Row> = {
  column: DataColumn<Row>;
  first: boolean;
  direction: false | "asc" | "desc";
  onSort: () => void;
};

export function HeadCell<Row>({ column, first, direction, onSort }: HeadCellProps<Row>) {
  const text = (
    <>
      {column.header}
      {column.unit ? <span className="font-normal"> {column.unit}</span> : null}
    </>
  );
  const Arrow = direction === "desc" ? ArrowDown : ArrowUp;
  const end = column.align === "end";
  return (
    <th
      scope="col"
      aria-sort={direction === "asc" ? "ascending" : direction === "desc" ? "descending" : undefined}
      className={cx(headStyle(first), end && "text-right")}
    >
      {column.sortValue ? (
        <button
          type="button"
          onClick={onSort}
          className={cx(
            "inline-flex min-h-6 items-center gap-1 rounded-control font-medium hover:text-text",
            direction && "text-text",
          )}
        >
          <span>{text}</span>
          {direction ? <Arrow size={12} aria-hidden /> : null}
        </button>
      ) : (
        text
      )}
    </th>
  );
}

type SelectAllProps<Row> = { rows: readonly Row[]; rowId: (row: Row) => string; selection: RowSelection };

export function SelectAll<Row>({ rows, rowId, selection }: SelectAllProps<Row>) {
  const chosen = rows.filter((row) => selection.ids.has(rowId(row))).length;
  const all = rows.length > 0 && chosen === rows.length;
  return (
    <Checkbox
      hideLabel
      label={all ? "Select none" : "Select all shown"}
      checked={all}
      indeterminate={chosen > 0 && !all}
      onCheckedChange={(checked) => selection.onChange(new Set(checked ? rows.map(rowId) : []))}
    />
  );
}
