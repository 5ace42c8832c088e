import { tierLabels } from "@/components/ui/tier-mark";
import { classify } from "@/lib/calc/classify";
import { costsByTier, type Pricing, type WorkloadRow } from "@/lib/chart/workload-recommendation";
import { flipScales, purchaseNames } from "@/lib/chart/workload-rules";
import { formatMoney } from "@/lib/format/money";
import { FlipScales } from "./flip-scales";
import { RuleTable } from "./rule-table";
import { TierCosts } from "./tier-costs";

export type WorkloadVerdictProps = { row: WorkloadRow; pricing: Pricing; currency: string };

/** Why a workload should run where the rules put it: money, points, cost each way, rules, and what would change it. */
export function WorkloadVerdict({ row, pricing, currency }: WorkloadVerdictProps) {
  const verdict = classify(row.workload, pricing.thresholds);
  const next = verdict.alternatives[0];
  const money = (value: number | null) => formatMoney(value, { currency, style: "whole", symbol: "none" });
  const { saving, recommended } = row;
  return (
    <>
      <div className="grid grid-cols-2 gap-3 border-b border-hairline pb-4">
        <div>
          <p className="text-caption text-muted">
            {saving !== null && saving < 0 ? "Extra cost" : "Saving"}, {currency}/mo
          </p>
          <p
            className={`text-[24px] leading-8 font-semibold tracking-tight ${saving === null || saving === 0 ? "" : saving > 0 ? "text-saving" : "text-over"}`}
          >
            {saving === null ? "—" : money(Math.abs(saving))}
          </p>
          <p className="text-caption text-muted">
            {saving === null
              ? (row.recommendedReason ?? row.costReason)
              : row.moves
                ? `${money(row.monthlyCost)} → ${money(row.recommendedCost)}`
                : "It stays where it is"}
          </p>
        </div>
        <div>
          <p className="text-caption text-muted">Recommended</p>
          <p className="text-[24px] leading-8 font-semibold tracking-tight">{tierLabels[verdict.tier]}</p>
          <p className="text-caption text-muted">
            {purchaseNames[recommended.purchase]}; {verdict.points} points, next {next?.points ?? 0}
          </p>
        </div>
      </div>
      <section>
        <h3 className="mb-2">
          Cost at each tier <span className="text-caption font-normal text-muted">{currency}/mo</span>
        </h3>
        <TierCosts costs={costsByTier(row, pricing)} currency={currency} />
      </section>
      <section>
        <h3 className="mb-2">Rules</h3>
        <RuleTable verdict={verdict} />
      </section>
      <section>
        <h3 className="mb-2">What would flip it</h3>
        <FlipScales scales={flipScales(row.workload, verdict.flips)} />
      </section>
    </>
  );
}
