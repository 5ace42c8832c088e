"use client";

import { cx } from "class-variance-authority";
import Link from "next/link";
import type { ReactNode } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { ChargebackPage } from "@/lib/chart/chargeback";
import type { ChargebackRow } from "@/lib/chart/chargeback-rows";
import { formatAmount } from "@/lib/format/amount";
import { formatMonth } from "@/lib/format/date";
import { formatRatio } from "@/lib/format/ratio";
import { AmountChange } from "./amount-change";
import { BudgetUse } from "./budget-use";
import { StatementBadge } from "./state-badge";

export type StatementsTableProps = {
  page: Pick<
    ChargebackPage,
    "rows" | "allocated" | "unallocated" | "imported" | "currency" | "period" | "daysOver" | "days"
  >;
  mayAssign: boolean;
};

const amounts = [
  ["direct", "Direct"],
  ["shared", "Shared"],
  ["idle", "Idle"],
  ["adjustments", "Adjust."],
] as const;

const cell = "h-(--row) px-2 whitespace-nowrap";

/** Teams under their units, what no team bears, and the sums that close the month's account. */
export function StatementsTable({ page, mayAssign }: StatementsTableProps) {
  const { rows, allocated, unallocated, imported, currency, period } = page;
  const caption = `Statements of ${formatMonth(period.month)}, ${currency}`;
  const heads: readonly string[] = [
    ...amounts.map(([, label]) => `${label} ${currency}`),
    `Total ${currency}`,
    `Change ${currency}, %`,
    page.daysOver < page.days ? "Budget to date % used" : "Budget % used",
    "GPU use %",
  ];
  return (
    <ScrollRegion
      label={caption}
      className="mt-2 max-h-[80vh] scroll-py-12 overflow-auto rounded-[inherit] -outline-offset-2"
    >
      <table className="w-full border-separate border-spacing-0 text-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={cx(head, "z-[3] pl-4 text-left max-md:left-0")}>
              Team
            </th>
            {heads.map((label) => (
              <th key={label} scope="col" className={cx(head, "z-[2] text-right")}>
                {label}
              </th>
            ))}
            <th scope="col" className={cx(head, "z-[2] pr-4 text-left")}>
              State
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className="group" data-row={row.kind}>
              <Name row={row} />
              <Figures row={row} currency={currency} isUnit={row.kind === "unit"} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <Foot row={allocated} currency={currency} isFirst />
          {unallocated.map((row) => (
            <Foot
              key={row.key}
              row={row}
              currency={currency}
              isHatched
              state={mayAssign && row.key === "unallocated" ? <Link href="/allocation">Assign</Link> : null}
            />
          ))}
          {imported ? <Foot row={imported} currency={currency} isLast /> : null}
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

const head =
  "sticky top-0 h-9 border-b border-border bg-card px-2 text-caption font-medium whitespace-nowrap text-muted";
const stickyName = "max-md:sticky max-md:left-0 max-md:z-[1] max-md:max-w-36 max-md:whitespace-normal";

function Name({ row }: { row: ChargebackRow }) {
  const isUnit = row.kind === "unit";
  return (
    <th
      scope="row"
      className={cx(
        cell,
        stickyName,
        "border-b border-hairline text-left font-normal",
        isUnit ? "bg-sunken" : "bg-card group-hover:bg-hover",
      )}
      style={{ paddingLeft: `${16 + row.depth * 16}px` }}
    >
      {row.href ? (
        <Link href={row.href} className="inline-flex min-h-6 items-center text-text hover:underline">
          {row.name}
        </Link>
      ) : (
        row.name
      )}
      {isUnit ? <span className="ml-1.5 text-muted">{row.teams}</span> : null}
    </th>
  );
}

type FiguresProps = { row: ChargebackRow; currency: string; isUnit?: boolean; foot?: string; state?: ReactNode };

function Figures({ row, currency, isUnit = false, foot, state }: FiguresProps) {
  const style = cx(
    cell,
    "text-right",
    foot ?? cx("border-b border-hairline", isUnit ? "bg-sunken text-muted" : "bg-card group-hover:bg-hover"),
  );
  return (
    <>
      {amounts.map(([key]) => (
        <td key={key} className={cx(style, row[key] === "0" && "text-muted")}>
          {formatAmount(row[key], currency)}
        </td>
      ))}
      <td className={cx(style, "font-semibold text-text")}>{formatAmount(row.total, currency)}</td>
      <td className={style}>
        <AmountChange change={row.change} ratio={row.changeRatio} currency={currency} />
      </td>
      <td className={style}>
        <BudgetUse use={row.budgetUse} />
      </td>
      <td className={cx(style, row.utilisation === null && "text-muted")}>{formatRatio(row.utilisation)}</td>
      <td className={cx(style, "pr-4 text-left!")}>
        {state ?? (row.state === null ? null : <StatementBadge state={row.state} />)}
      </td>
    </>
  );
}

type FootProps = {
  row: ChargebackRow;
  currency: string;
  isFirst?: boolean;
  isLast?: boolean;
  isHatched?: boolean;
  state?: ReactNode;
};

/** Sums stay in view while the teams scroll; the last of them is the whole month. */
function Foot({ row, currency, isFirst = false, isLast = false, isHatched = false, state }: FootProps) {
  const style = cx(
    "bg-card",
    isFirst || isLast ? "border-t border-border" : "border-t border-hairline",
    isLast && "sticky bottom-0 z-[2] h-10 font-semibold",
    isFirst && "font-medium",
  );
  return (
    <tr data-row={row.key}>
      <th scope="row" className={cx(cell, stickyName, "pl-4 text-left font-medium", style)}>
        {isHatched ? <span aria-hidden className="hatched mr-2 inline-block size-2.5 rounded-[2px]" /> : null}
        {row.name}
      </th>
      <Figures row={row} currency={currency} foot={style} state={state} />
    </tr>
  );
}
