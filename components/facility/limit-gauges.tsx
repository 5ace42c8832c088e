import { cx } from "class-variance-authority";
import { Card } from "@/components/ui/card";
import { amountText, type Gauge } from "@/lib/chart/facility";
import { formatMonth, monthAfter } from "@/lib/format/date";
import { formatQuantity } from "@/lib/format/quantity";
import { formatRatio } from "@/lib/format/ratio";

export type LimitGaugesProps = { gauges: readonly Gauge[]; startMonth: string; horizonMonths: number };

/** How full the site is: filled is now, the tick is the end of the horizon, and the figures say both. */
export function LimitGauges({ gauges, startMonth, horizonMonths }: LimitGaugesProps) {
  const end = formatMonth(monthAfter(startMonth, horizonMonths), "short");
  return (
    <Card title="How full the site is" note={`The bar is today, the tick is ${end}; the whole bar is the limit.`}>
      <ul className="mt-2 grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {gauges.map((gauge) => (
          <li key={gauge.resource} className="min-w-0" data-gauge={gauge.resource}>
            <div className="flex flex-wrap items-baseline gap-x-2">
              <span className="text-table font-semibold">{gauge.name}</span>
              <span className={cx("text-table", gauge.isShort ? "font-medium text-over" : "text-muted")}>
                {gauge.outlook}
              </span>
              <span className="ml-auto text-table font-medium">
                {gauge.usedRatio === null ? "no limit given" : formatRatio(gauge.usedRatio, { digits: 0 })}
              </span>
            </div>
            <GaugeBar gauge={gauge} />
            <p className="text-caption text-muted">
              {formatQuantity(gauge.now, { digits: 1 })} of {amountText(gauge.resource, gauge.capacityNow)} now;{" "}
              {formatQuantity(gauge.end, { digits: 1 })} of {formatQuantity(gauge.capacityEnd, { digits: 1 })} in {end}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function GaugeBar({ gauge: { usedRatio, endRatio, isShort } }: { gauge: Gauge }) {
  const percent = (ratio: number | null) => `${Math.min(1, ratio ?? 1) * 100}%`;
  const isOver = (usedRatio ?? Number.POSITIVE_INFINITY) > 1 + 1e-9;
  return (
    <div aria-hidden className="relative my-1.5 h-3 rounded-control bg-neutral-bg">
      <div
        className={cx("h-full rounded-control", isOver ? "bg-over" : "bg-onprem")}
        style={{ width: percent(usedRatio) }}
      />
      <div
        className={cx("absolute -inset-y-0.5 w-0.5 -translate-x-1/2", isShort ? "bg-over" : "bg-ink")}
        style={{ left: percent(endRatio) }}
      />
    </div>
  );
}
