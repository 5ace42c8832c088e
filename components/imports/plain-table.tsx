import { cx } from "class-variance-authority";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";

export type PlainColumn<Row> = {
  header: string;
  unit?: string;
  cell: (row: Row) => ReactNode;
  end?: boolean;
  /** Long text may break. */
  wrap?: boolean;
};

export type PlainTableProps<Row> = {
  title: string;
  note?: ReactNode;
  tools?: ReactNode;
  columns: readonly PlainColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** The scroll region's height, a class. */
  heightClass?: string;
  /** Below the rows, outside of what scrolls. */
  footer?: ReactNode;
};

/** A short table of what a check found; the first column names the row. */
export function PlainTable<Row>({
  title,
  note,
  tools,
  columns,
  rows,
  rowId,
  heightClass,
  footer,
}: PlainTableProps<Row>) {
  return (
    <Card flush title={title} {...(note ? { note } : {})} {...(tools ? { tools } : {})}>
      {/* biome-ignore lint/a11y/useSemanticElements: a scroll region is named and focusable, a section is not */}
      <div
        role="region"
        aria-label={`${title}, table`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className={cx("relative mt-3 overflow-auto rounded-[inherit] -outline-offset-2", heightClass ?? "max-h-96")}
      >
        <table className="w-full border-separate border-spacing-0 text-table">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr className="text-left text-caption text-muted">
              {columns.map(({ header, unit, end }) => (
                <th
                  key={header}
                  scope="col"
                  className={cx(
                    "sticky top-0 border-y border-border bg-card px-3 py-2 font-medium whitespace-nowrap",
                    end && "text-right",
                  )}
                >
                  {header}
                  {unit ? <span className="ml-1 font-normal">{unit}</span> : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={rowId(row)}>
                {columns.map(({ header, cell, end, wrap }, position) => {
                  const Cell = position === 0 ? "th" : "td";
                  return (
                    <Cell
                      key={header}
                      {...(position === 0 ? { scope: "row" } : {})}
                      className={cx(
                        "border-b border-hairline px-3 py-1.5 text-left align-middle font-normal",
                        end && "text-right tabular-nums",
                        wrap ? "min-w-56 break-words" : "whitespace-nowrap",
                      )}
                    >
                      {cell(row)}
                    </Cell>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {footer}
    </Card>
  );
}
