import { cx } from "class-variance-authority";
import Link from "next/link";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { RoadmapCells, RoadmapTable, RoadmapTableRow } from "@/lib/chart/roadmap-table";
import { HealthBadge } from "./health-badge";

const head = "sticky top-0 z-[2] h-10 border-b border-border bg-card px-2 text-caption font-medium text-muted";
const cell = "h-(--row) border-b border-hairline px-2 whitespace-nowrap";
const stickyName = "max-md:sticky max-md:left-0 max-md:z-[1] max-md:max-w-40 max-md:whitespace-normal";

export type InitiativeTableProps = { table: RoadmapTable; currency: string };

/** Every initiative under its phase, with the sums of phases and of all. */
export function InitiativeTable({ table, currency }: InitiativeTableProps) {
  return (
    <ScrollRegion label="Initiatives" className="mt-2 overflow-auto rounded-[inherit] -outline-offset-2">
      <table className="w-full border-separate border-spacing-0 text-table">
        <caption className="sr-only">Initiatives, {currency}</caption>
        <thead>
          <tr>
            <th scope="col" className={cx(head, "pl-4 text-left max-md:left-0 max-md:z-[3]")}>
              Initiative
            </th>
            <th scope="col" className={cx(head, "text-left")}>
              Owner
            </th>
            <th scope="col" className={cx(head, "text-left")}>
              Status
            </th>
            {[`Planned ${currency}/mo`, `Realised ${currency}/mo`, `Expected ${currency}/mo`, "To date, % of plan"].map(
              (label) => (
                <th key={label} scope="col" className={cx(head, "text-right")}>
                  {label}
                </th>
              ),
            )}
            <th scope="col" className={cx(head, "text-left")}>
              Confidence, %
            </th>
            {[`Cost ${currency}`, `Cost ${currency}/mo`, "Due month"].map((label) => (
              <th key={label} scope="col" className={cx(head, "text-right last:pr-4")}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        {table.groups.map(({ name, number, rows, sum }) => (
          <tbody key={name}>
            <tr className="[&>*]:bg-sunken">
              <th scope="rowgroup" colSpan={3} className={cx(cell, stickyName, "pl-4 text-left font-medium")}>
                {number} {name}
              </th>
              <Figures cells={sum} reason={null} />
              <td className={cell} />
              <Costs cells={sum} />
              <td className={cell} />
            </tr>
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </tbody>
        ))}
        <tfoot>
          <tr className="font-semibold [&>*]:sticky [&>*]:bottom-0 [&>*]:z-[2] [&>*]:h-10 [&>*]:border-t [&>*]:border-border [&>*]:bg-card">
            <th scope="row" colSpan={3} className="px-2 pl-4 text-left">
              {table.total.label}
            </th>
            <Figures cells={table.total} reason={null} />
            <td />
            <Costs cells={table.total} />
            <td />
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

function Row({ row }: { row: RoadmapTableRow }) {
  return (
    <tr data-initiative={row.id} className="group [&>*]:bg-card hover:[&>*]:bg-hover">
      <th
        scope="row"
        className={cx(
          cell,
          stickyName,
          "min-w-52 pl-7 text-left font-normal whitespace-normal! max-md:min-w-36 max-md:pl-4",
        )}
      >
        <Link href={`/roadmap/${row.id}`} className="inline-flex min-h-6 items-center text-text hover:underline">
          {row.name}
        </Link>
      </th>
      <td className={cell}>{row.owner}</td>
      <td className={cell}>
        <HealthBadge health={row.health} />
      </td>
      <Figures cells={row} reason={row.reason} />
      <td className={cx(cell, "text-muted")}>{row.confidence}</td>
      <Costs cells={row} />
      <td className={cx(cell, "pr-4 text-right")}>{row.due}</td>
    </tr>
  );
}

function Figures({ cells, reason }: { cells: RoadmapCells; reason: string | null }) {
  const number = cx(cell, "text-right tabular-nums");
  return (
    <>
      <td className={number}>{cells.planned}</td>
      <td className={number}>
        {reason === null ? (
          cells.realised
        ) : (
          <span title={reason} className="text-muted">
            {cells.realised}
            <span className="sr-only"> {reason}</span>
          </span>
        )}
      </td>
      <td className={number}>{cells.expected}</td>
      <td className={number}>
        <span className="inline-grid grid-cols-[36px_40px] items-center gap-2">
          <span aria-hidden className="h-1.5 overflow-hidden rounded-full bg-neutral-bg">
            {cells.shareRatio === null ? null : (
              <span
                className={cx("block h-full rounded-full", cells.isShort ? "bg-warn" : "bg-muted")}
                style={{ width: `${(cells.shareRatio * 100).toFixed(1)}%` }}
              />
            )}
          </span>
          <span className={cells.isShort ? "text-warn" : undefined}>{cells.share}</span>
        </span>
      </td>
    </>
  );
}

function Costs({ cells }: { cells: RoadmapCells }) {
  return (
    <>
      <td className={cx(cell, "text-right tabular-nums")}>{cells.oneOffCost}</td>
      <td className={cx(cell, "text-right tabular-nums")}>{cells.monthlyCost}</td>
    </>
  );
}
