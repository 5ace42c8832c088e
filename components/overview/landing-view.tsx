import { Card } from "@/components/ui/card";
import { drawn } from "@/lib/chart/cost-delta";
import type { Landing } from "@/lib/chart/landing";
import { formatAmount } from "@/lib/format/amount";
import { formatDay, formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { missing } from "@/lib/format/number";
import { formatCount } from "@/lib/format/quantity";
import { formatSignedRatio } from "@/lib/format/ratio";

export type LandingViewProps = {
  landing: Landing;
  currency: string;
  /** Exact decimal text; null: there is none. */
  budget: string | null;
  budgetReason: string | null;
};

/** Where the running month will end: what was spent is exact, the rest an estimate in whole units. */
export function LandingView({ landing, currency, budget, budgetReason }: LandingViewProps) {
  const { month, lastDay, spent, daysAhead, ahead, expected } = landing;
  const whole = (value: number) => formatMoney(value, { currency, style: "whole", symbol: "none" });
  const difference = expected === null || budget === null ? null : expected.expected - drawn(budget);
  const isOver = difference !== null && difference > 0;
  return (
    <Card title={`Where will ${formatMonth(month).replace(/ \d{4}$/, "")} land?`} note={`${currency}, the whole month`}>
      {expected ? <LandingBar landing={landing} budget={budget === null ? null : drawn(budget)} /> : null}
      <dl className="mt-2 flex flex-col text-table">
        <Line label={`Spent to ${formatDay(lastDay)}`} value={formatAmount(spent, currency)} />
        <Line
          label={`Forecast for ${formatCount(daysAhead, "day")}`}
          value={ahead.total ? whole(ahead.total.expected) : missing}
        />
        <Line label="Forecast, whole month" value={expected ? whole(expected.expected) : missing} strong />
        {expected ? <Line label="80% range" value={`${whole(expected.low)} to ${whole(expected.high)}`} /> : null}
        <Line label="Budget" value={budget === null ? missing : formatAmount(budget, currency)} />
        {difference === null || budget === null ? null : (
          <Line
            label={isOver ? "Over budget" : "Below budget"}
            value={`${isOver ? "▲ +" : "▼ −"}${whole(Math.abs(difference))} (${formatSignedRatio(drawn(budget) === 0 ? null : difference / drawn(budget))})`}
            tone={isOver ? "text-over" : "text-saving"}
          />
        )}
      </dl>
      {ahead.reason ? <p className="mt-2 text-caption text-muted">{ahead.reason}</p> : null}
      {budget === null ? (
        <p className="mt-2 text-caption text-muted">{budgetReason ?? `No budget for ${formatMonth(month)}.`}</p>
      ) : null}
      {ahead.reason ? null : (
        <p className="mt-2 text-caption text-muted">
          By weekday, trend and month end. Credits and corrections are not foreseen.
        </p>
      )}
    </Card>
  );
}

/** Spent, expected, the range and the budget on one scale. */
function LandingBar({ landing: { spent, expected }, budget }: { landing: Landing; budget: number | null }) {
  if (!expected || spent === null) return null;
  const most = Math.max(expected.high, budget ?? 0, 1) * 1.06;
  const percent = (value: number) => `${Math.max(0, Math.min(100, (value / most) * 100))}%`;
  return (
    <div aria-hidden className="relative mt-2 h-5 rounded-[3px] bg-neutral-bg">
      <span
        className="absolute inset-y-0 left-0 rounded-l-[3px] bg-chart-other"
        style={{ width: percent(drawn(spent)) }}
      />
      <span
        className="absolute inset-y-0 bg-chart-other opacity-40"
        style={{ left: percent(drawn(spent)), width: percent(expected.expected - drawn(spent)) }}
      />
      <span
        className="absolute inset-y-[6px] bg-text opacity-50"
        style={{ left: percent(expected.low), width: percent(expected.high - expected.low) }}
      />
      {budget === null ? null : (
        <span className="absolute -inset-y-1 w-0.5 bg-text" style={{ left: percent(budget) }} />
      )}
    </div>
  );
}

type LineProps = { label: string; value: string; strong?: boolean; tone?: string };

function Line({ label, value, strong = false, tone }: LineProps) {
  return (
    <div className="flex justify-between gap-3 border-t border-hairline py-1.5 first:border-0">
      <dt className="text-muted">{label}</dt>
      <dd className={`text-right tabular-nums ${strong ? "font-semibold" : ""} ${tone ?? ""}`}>{value}</dd>
    </div>
  );
}
