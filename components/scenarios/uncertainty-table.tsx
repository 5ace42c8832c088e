import type { ReactNode } from "react";
import { DifferenceFrame } from "./difference-frame";

export const headCell =
  "sticky left-0 z-1 border-b border-hairline bg-card py-1.5 pr-2 pl-4 text-left font-normal max-md:min-w-32";
export const figureCell = "border-b border-hairline px-2 py-1.5 text-right whitespace-nowrap tabular-nums last:pr-4";

export type UncertaintyTableProps = {
  name: string;
  /** The finding. */
  title: string;
  note: string;
  corner: string;
  columns: readonly string[];
  children: ReactNode;
};

/** A table of the trials below its finding. */
export function UncertaintyTable({ name, title, note, corner, columns, children }: UncertaintyTableProps) {
  return (
    <section className="pt-3 pb-1">
      <div className="px-4 pb-2">
        <h2>{title}</h2>
        <p className="max-w-[96ch] text-table text-muted">{note}</p>
      </div>
      <DifferenceFrame label={name} caption={`${name}. ${note}`} corner={corner} columns={columns} focusIndex={-1}>
        <tbody>{children}</tbody>
      </DifferenceFrame>
    </section>
  );
}
