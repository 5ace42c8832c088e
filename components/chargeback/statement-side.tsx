import { Card } from "@/components/ui/card";
import type { StatementPage } from "@/lib/chart/statement-page";
import { statementFigures } from "@/lib/chart/statement-page";
import { formatAmount } from "@/lib/format/amount";
import { formatMonth, monthAfter } from "@/lib/format/date";
import { formatQuantity } from "@/lib/format/quantity";
import { formatRatio } from "@/lib/format/ratio";
import { AmountChange } from "./amount-change";

/** List price and what came off it, the month before, and the budget. */
export function StatementComparison({ page }: { page: StatementPage }) {
  const { currency, period } = page;
  const money = (amount: string | null) => formatAmount(amount, currency);
  const soFar = page.daysOver < page.days;
  const rows: [label: string, value: React.ReactNode][] = [
    [formatMonth(monthAfter(period.month, -1)), money(page.previousTotal)],
    [formatMonth(period.month), money(page.figures.total)],
    ["Change", <AmountChange key="change" change={page.change} ratio={page.changeRatio} currency={currency} />],
    ["Budget", money(page.wholeBudget)],
    ...(soFar ? ([["Budget to date", money(page.budget)]] as const) : []),
    ["Used", formatRatio(page.budgetUse)],
  ].map(([label, value]) => [String(label), value]);
  return (
    <Card title="List price, last month and budget">
      <dl className="mt-1 text-table">
        {statementFigures(page.figures).map(({ label, amount, isTotal }) => (
          <Row key={label} label={label} strong={isTotal}>
            {money(amount)}
          </Row>
        ))}
        {page.figures.list === null ? (
          <p className="py-1 text-caption text-muted">Some lines have no list price, so there is no sum of them.</p>
        ) : null}
        <div className="my-1.5 border-t border-border" />
        {rows.map(([label, value]) => (
          <Row key={label} label={label}>
            {value}
          </Row>
        ))}
      </dl>
    </Card>
  );
}

function Row({ label, strong = false, children }: { label: string; strong?: boolean; children: React.ReactNode }) {
  return (
    <div className={strong ? "flex justify-between gap-4 py-1 font-semibold" : "flex justify-between gap-4 py-1"}>
      <dt className={strong ? "" : "text-muted"}>{label}</dt>
      <dd className="text-right">{children}</dd>
    </div>
  );
}

/** Hours that were paid for, and hours that were used. */
export function GpuCard({ page }: { page: StatementPage }) {
  const { gpuHours, utilisation } = page;
  const idle = page.figures.parts.idle;
  return (
    <Card title="GPU utilisation">
      {gpuHours === null || utilisation === null ? (
        <p className="mt-1 text-table text-muted">No line of this month says how many GPU-hours were used.</p>
      ) : (
        <>
          <p className="mt-1">
            <span className="text-title font-semibold">{formatRatio(utilisation)}</span>{" "}
            <span className="text-table text-muted">
              {formatQuantity(Number(gpuHours.used))} of {formatQuantity(Number(gpuHours.allocated))} GPU-h
            </span>
          </p>
          <div aria-hidden className="hatched-warn mt-2 h-2 overflow-hidden rounded-[2px]">
            <div
              className="h-full bg-chart-other"
              style={{ width: `${Math.min(100, Math.max(0, utilisation * 100))}%` }}
            />
          </div>
        </>
      )}
      <p className="mt-2 flex justify-between gap-4 border-t border-hairline pt-2 text-table">
        <span className="text-muted">Idle, {page.currency}</span>
        <span>{formatAmount(idle, page.currency)}</span>
      </p>
      {idle?.startsWith("-") ? (
        <p className="mt-1 text-caption text-over">
          Idle below 0: more was shared out than there was. Look at its lines.
        </p>
      ) : null}
    </Card>
  );
}
