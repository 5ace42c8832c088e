import { cx } from "class-variance-authority";
import { Badge } from "@/components/ui/badge";
import { TierMark, tierLabels } from "@/components/ui/tier-mark";
import type { TierCost } from "@/lib/chart/workload-recommendation";
import { purchaseNames } from "@/lib/chart/workload-rules";
import { formatMoney } from "@/lib/format/money";

const fills = { cloud: "bg-cloud", "on-prem": "bg-onprem", edge: "bg-edge" };

/** What it would cost each way, on one scale from zero; bars repeat the figures beside them. */
export function TierCosts({ costs, currency }: { costs: readonly TierCost[]; currency: string }) {
  const largest = Math.max(0, ...costs.map((cost) => (cost.supplyName === null ? 0 : cost.monthlyCost)));
  return (
    <ul className="flex flex-col gap-2.5">
      {costs.map((cost) => (
        <li
          key={`${cost.tier} ${cost.purchase}`}
          className="grid grid-cols-[1fr_auto] items-baseline gap-x-3 text-table"
        >
          <TierMark
            tier={cost.tier}
            label={cost.purchase ? `${tierLabels[cost.tier]}, ${purchaseNames[cost.purchase]}` : tierLabels[cost.tier]}
          />
          {cost.supplyName === null ? (
            <span className="text-muted">not possible: {cost.reason}</span>
          ) : (
            <>
              <span className="text-right font-medium">
                {formatMoney(cost.monthlyCost, { currency, style: "whole", symbol: "none" })}
              </span>
              <span aria-hidden className="col-span-2 my-1 h-2.5 rounded-[2px] bg-neutral-bg">
                <span
                  className={cx(
                    "block h-full min-w-0.5 rounded-[2px]",
                    fills[cost.tier],
                    !cost.present && !cost.recommended && "opacity-45",
                  )}
                  style={{ width: `${largest > 0 ? (cost.monthlyCost / largest) * 100 : 0}%` }}
                />
              </span>
              <span className="col-span-2 flex flex-wrap items-center gap-x-2 text-caption text-muted">
                {cost.supplyName}
                {cost.present ? <Badge>today</Badge> : null}
                {cost.recommended && !cost.present ? <Badge tone="ok">recommended</Badge> : null}
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
