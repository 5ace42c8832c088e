import { useDeferredValue, useMemo } from "react";
import { TierMark } from "@/components/ui/tier-mark";
import { classify } from "@/lib/calc/classify";
import { type Pricing, type WorkloadRow, workloadRow } from "@/lib/chart/workload-recommendation";
import { purchaseNames, ruleGroups } from "@/lib/chart/workload-rules";
import { formatMoney } from "@/lib/format/money";
import { workloadForm } from "@/lib/schema/workload-text";

export type WorkloadPreviewProps = { typed: Record<string, string>; pricing: Pricing; currency: string };

const anyTeam = "00000000-0000-4000-8000-000000000000";

/** What the rules say to the values typed so far, and what it costs; before they are complete, what is missing. */
export function WorkloadPreview({ typed, pricing, currency }: WorkloadPreviewProps) {
  const settled = useDeferredValue(typed);
  const row = useMemo(() => rowOf(settled, pricing), [settled, pricing]);
  return (
    <aside aria-label="Recommendation" className="rounded-card border border-border bg-card p-4 xl:sticky xl:top-4">
      <h2 className="mb-2">Where it should run</h2>
      {row ? (
        <Verdict row={row} pricing={pricing} currency={currency} />
      ) : (
        <p className="text-table text-muted">
          Appears when kind, what it runs on and the GPU-hours per month are filled in, and every figure is a number.
        </p>
      )}
    </aside>
  );
}

function Verdict({ row, pricing, currency }: { row: WorkloadRow; pricing: Pricing; currency: string }) {
  const verdict = classify(row.workload, pricing.thresholds);
  const { own } = ruleGroups(verdict.reasons, verdict.tier);
  const money = (value: number | null) => formatMoney(value, { currency, style: "whole" });
  return (
    <div className="flex flex-col gap-3 text-table" aria-live="polite">
      <p className="text-section font-semibold">
        <TierMark tier={verdict.tier} detail={purchaseNames[row.recommended.purchase]} />
      </p>
      <dl className="divide-y divide-hairline border-y border-hairline">
        <Line label="Cost today" value={`${money(row.monthlyCost)} a month`} />
        <Line
          label="As recommended"
          value={
            row.recommendedCost === null ? (row.recommendedReason ?? "—") : `${money(row.recommendedCost)} a month`
          }
        />
        <Line label="Points" value={`${verdict.points}, next ${verdict.alternatives[0]?.points ?? 0}`} />
      </dl>
      <ul className="flex flex-col gap-1 text-muted">
        {own.map((rule) => (
          <li key={rule.rule} className="flex justify-between gap-3">
            <span>
              {rule.label}: {rule.value}
            </span>
            <span className="font-medium">{rule.points > 0 ? `+${rule.points}` : rule.points}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Line({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex justify-between gap-3 py-1">
      <dt className="text-muted">{label}</dt>
      <dd className="text-right font-medium">{value}</dd>
    </div>
  );
}

/** Name and team make no difference to the recommendation, so it need not wait for them. */
function rowOf(typed: Record<string, string>, pricing: Pricing): WorkloadRow | null {
  const parsed = workloadForm.safeParse({
    ...typed,
    name: typed.name?.trim() || "new",
    teamId: typed.teamId || anyTeam,
  });
  const supply = pricing.supplies.find((each) => each.id === typed.supplyId);
  if (!parsed.success || !supply) return null;
  const named = { id: "", teamName: "", supplyName: supply.name, supplyKind: supply.kind };
  const times = { createdAt: "", updatedAt: "", archivedAt: null };
  return workloadRow({ ...parsed.data, ...named, ...times }, pricing);
}
