import { cx } from "class-variance-authority";
import Link from "next/link";
import type { ReactNode } from "react";
import { basisNames } from "@/lib/chart/cost-text";
import type { StatementPage } from "@/lib/chart/statement-page";
import { formatAmount } from "@/lib/format/amount";
import { formatDay } from "@/lib/format/date";
import { formatRatio } from "@/lib/format/ratio";
import { AmountChange } from "./amount-change";

/** What the statement says at a glance: total, change, budget, and on what all of it rests. */
export function StatementHead({ page }: { page: StatementPage }) {
  const { period, currency, days, daysOver } = page;
  const soFar = daysOver < days;
  const last = soFar ? Math.max(1, daysOver) : days;
  const isOver = page.budgetUse !== null && page.budgetUse > 1;
  return (
    <dl
      aria-label="Statement"
      className="card grid grid-cols-2 items-end gap-x-6 gap-y-3 rounded-card border border-border bg-card px-4 py-3 md:flex md:flex-wrap md:gap-x-8"
    >
      <div className="max-md:col-span-2">
        <dt className="text-caption text-muted">Total owed, {currency}</dt>
        <dd className="text-kpi leading-8 font-semibold">{formatAmount(page.figures.total, currency)}</dd>
      </div>
      <Item label="Change on the month before">
        <AmountChange change={page.change} ratio={page.changeRatio} currency={currency} />
      </Item>
      <Item label={soFar ? "Budget to date used" : "Budget used"}>
        {page.budget === null ? (
          <span className="text-muted">no budget</span>
        ) : (
          <>
            <span className={cx(isOver && "font-medium text-over")}>{formatRatio(page.budgetUse)}</span> of{" "}
            {formatAmount(page.budget, currency)}
          </>
        )}
      </Item>
      <Item label="Period">
        1 to {formatDay(`${period.month}-${String(last).padStart(2, "0")}`)}, {page.timeZone}
      </Item>
      <Item label="Basis">
        {basisNames[page.basis]}, {currency}
      </Item>
      <Item label="Rules">{page.rulesVersion === 0 ? "none yet" : `version ${page.rulesVersion}`}</Item>
      {page.team.manager ? <Item label="Manager">{page.team.manager}</Item> : null}
      {page.unit ? (
        <Item label="Business unit">
          <Link href={page.unit.href}>{page.unit.name}</Link>
        </Item>
      ) : null}
    </dl>
  );
}

function Item({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-caption text-muted">{label}</dt>
      <dd className="text-table">{children}</dd>
    </div>
  );
}
