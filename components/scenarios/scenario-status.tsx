import { StatusLine } from "@/components/layout/status-line";
import type { Differences } from "@/lib/chart/scenario-differences";
import type { PlacementView } from "@/lib/chart/scenario-placements";
import { formatDay } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import type { ScenarioInput } from "@/lib/schema/scenario";

type ScenarioStatusLineProps = { focus: PlacementView; table: Differences; input: ScenarioInput; currency: string };

/** Tiers against the total, and components against the total: both differences have to be nothing. */
export function ScenarioStatusLine({ focus, table, input, currency }: ScenarioStatusLineProps) {
  const { byTier, total } = focus;
  const whole = (value: number) => formatMoney(value, { currency, style: "whole", symbol: "none" });
  const difference = Math.abs(byTier["on-prem"] + byTier.cloud + byTier.edge - total) + Math.abs(table.unexplained);
  return (
    <StatusLine>
      <span>
        Check: on-prem <b>{whole(byTier["on-prem"])}</b> + cloud <b>{whole(byTier.cloud)}</b>
        {byTier.edge === 0 ? null : (
          <>
            {" "}
            + edge <b>{whole(byTier.edge)}</b>
          </>
        )}{" "}
        = total <b>{whole(total)}</b> {currency} for {focus.name}. Difference to the sum of components{" "}
        <b>{formatMoney(difference < 0.005 ? 0 : difference, { currency, style: "exact", symbol: "none" })}</b>
      </span>
      <span>
        {input.pricesAsOf ? `Price book of ${formatDay(input.pricesAsOf)}` : "Prices entered in the scenario"}
      </span>
      <span>One month is 730 hours</span>
    </StatusLine>
  );
}
