"use client";

import { cx } from "class-variance-authority";
import Link from "next/link";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { ChartColumn, ChartRow } from "@/lib/chart/chart-table";
import { missing } from "@/lib/format/number";
import { formatQuantity } from "@/lib/format/quantity";

export type ChartRowsProps = {
  caption: string;
  columns: readonly ChartColumn[];
  rows: readonly ChartRow[];
  /** null: the row leads nowhere. */
  hrefForRow?: ((row: ChartRow) => string | null) | undefined;
  height: number;
};

/** The chart as a table, in the same place and height. */
export function ChartRows({ caption, columns, rows, hrefForRow, height }: ChartRowsProps) {
  return (
    <ScrollRegion label={caption} className="overflow-auto border-y border-border" style={{ maxHeight: height }}>
      <table className="w-full border-separate border-spacing-0 text-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={cx(
                  "sticky top-0 h-8 border-b border-border bg-card px-3 text-left text-caption font-medium whitespace-nowrap text-muted",
                  column.align === "end" && "text-right",
                )}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {columns.map((column, position) => {
                const text = printed(row.cells[column.key], column);
                const href = hrefForRow?.(row) ?? null;
                const style = cx(
                  "h-(--row) border-b border-hairline px-3 whitespace-nowrap",
                  column.align === "end" && "text-right",
                );
                if (position > 0) {
                  return (
                    <td key={column.key} className={style}>
                      {text}
                    </td>
                  );
                }
                return (
                  <th key={column.key} scope="row" className={cx(style, "text-left font-normal")}>
                    {href === null ? text : <Link href={href}>{text}</Link>}
                  </th>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function printed(
  value: string | number | null | undefined,
  {
    format = (figure) => formatQuantity(figure),
    formatText = (text) => text,
  }: Pick<ChartColumn, "format" | "formatText">,
): string {
  if (value === null || value === undefined) return missing;
  return typeof value === "number" ? format(value) : formatText(value);
}
