import { cx } from "class-variance-authority";
import type { ReactNode } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region";

export type DifferenceFrameProps = {
  label: string;
  caption: string;
  /** Head of the first column: the unit. */
  corner: string;
  columns: readonly string[];
  /** Those of them that hold words; figures stand at the end of their column. */
  textColumns?: readonly string[];
  /** The column that is tinted; −1 for none. */
  focusIndex: number;
  /** Limits the height, a class: the head then stays while the rows scroll. */
  regionClass?: string;
  children: ReactNode;
};

const head = "sticky top-0 border-b border-border px-2 py-1.5 text-caption font-medium whitespace-nowrap";

/** A table that scrolls inside its own region, with its head and first column in view. */
export function DifferenceFrame({
  label,
  caption,
  corner,
  columns,
  textColumns = [],
  focusIndex,
  regionClass,
  children,
}: DifferenceFrameProps) {
  return (
    <ScrollRegion label={label} className={cx("overflow-auto rounded-b-card -outline-offset-2", regionClass)}>
      <table className="w-full border-separate border-spacing-0 text-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={cx(head, "left-0 z-3 bg-card pl-4 text-left text-muted")}>
              {corner}
            </th>
            {columns.map((column, index) => (
              <th
                key={column}
                scope="col"
                className={cx(
                  head,
                  "z-2",
                  textColumns.includes(column) ? "text-left" : "text-right",
                  index === focusIndex ? "bg-selected text-text" : "bg-card text-muted",
                  index === columns.length - 1 && "pr-4",
                )}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </ScrollRegion>
  );
}
