"use client";

import { cx } from "class-variance-authority";
import { X } from "lucide-react";
import { TierBar } from "@/components/charts/tier-bar";
import { Delta } from "@/components/ui/delta";
import type { Tier } from "@/lib/calc/tier";
import { breakevenText } from "@/lib/chart/scenario-finding";
import type { PlacementView } from "@/lib/chart/scenario-placements";
import { formatMoney } from "@/lib/format/money";
import { formatNumber, missing } from "@/lib/format/number";
import type { ScenarioInput } from "@/lib/schema/scenario";

export type SplitCardProps = {
  view: PlacementView;
  /** Total of all cloud: the mark on the scale, and the base of the difference. */
  allCloud: number;
  /** End of the one scale that all cards share. */
  scaleEnd: number;
  input: ScenarioInput;
  currency: string;
  /** The 80 % range of the breakeven, while uncertainty is shown. */
  range?: string | undefined;
  focused: boolean;
  onFocus: () => void;
  onRemove?: (() => void) | undefined;
};

const order: readonly Tier[] = ["on-prem", "edge", "cloud"];

export function SplitCard({
  view,
  allCloud,
  scaleEnd,
  input,
  currency,
  range,
  focused,
  onFocus,
  onRemove,
}: SplitCardProps) {
  const compact = (value: number) => formatMoney(value, { currency, style: "compact" });
  return (
    <article
      data-split={view.key}
      className={cx(
        "relative flex flex-col rounded-card border bg-card px-4 pt-3.5 pb-2 hover:border-control",
        focused ? "border-ink shadow-[inset_0_0_0_1px_var(--ink)]" : "border-border",
      )}
    >
      <div className="flex items-baseline gap-2">
        <h3 className="text-section">
          <button
            type="button"
            aria-pressed={focused}
            onClick={onFocus}
            className="rounded-control text-left after:absolute after:inset-0 after:rounded-card focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent"
          >
            {view.name}
          </button>
        </h3>
        <span className={cx("text-caption whitespace-nowrap text-muted", focused && "@max-3xl:hidden")}>
          {view.detail}
        </span>
        {focused ? <span className="ml-auto text-caption font-medium whitespace-nowrap">In focus</span> : null}
        {onRemove ? (
          <button
            type="button"
            aria-label={`Remove split ${view.name}`}
            onClick={onRemove}
            className={cx(
              "relative -my-1 grid size-6 place-items-center self-center rounded-control text-muted hover:bg-neutral-bg hover:text-text",
              focused ? "" : "ml-auto",
            )}
          >
            <X size={14} aria-hidden />
          </button>
        ) : null}
      </div>
      <div className="flex flex-wrap items-baseline gap-x-3 max-md:justify-between md:flex-col">
        <p className="mt-1 text-kpi font-semibold tracking-[-0.025em]" data-total>
          {compact(view.total)}
          <span className="sr-only">
            {" "}
            over {input.horizonMonths} months, exactly {formatMoney(view.total, { currency, style: "exact" })}
          </span>
        </p>
        <p className="text-table">
          <Delta value={view.total} base={allCloud} currency={currency} />
          <span className="sr-only"> than all cloud</span>
        </p>
      </div>
      <TierBar
        parts={order.map((tier) => ({ tier, amount: view.byTier[tier] }))}
        max={scaleEnd}
        currency={currency}
        mark={{ amount: allCloud, label: "all cloud" }}
      />
      <dl className="mt-2.5 text-table">
        <Row name="Breakeven" value={breakevenText(view, input.horizonMonths)} note={range} always />
        <Row name="Capex" value={compact(view.capex)} always />
        <Row name="Servers" value={serversText(view, input)} always={focused} />
        <Row
          name="Cost per GPU-hour"
          value={formatMoney(view.perGpuHour, { currency, style: "unit" })}
          always={focused}
        />
        <Row
          name="GPU-hours on-prem"
          value={view.servedOnPrem === null ? missing : `${formatNumber(view.servedOnPrem * 100, { maximum: 1 })}%`}
          always={focused}
        />
      </dl>
    </article>
  );
}

type RowProps = { name: string; value: string; note?: string | undefined; always: boolean };

/** On a narrow screen the cards out of focus keep the first rows only. */
function Row({ name, value, note, always }: RowProps) {
  return (
    <div className={cx("flex justify-between gap-2 border-t border-hairline py-[5px]", always ? "" : "max-md:hidden")}>
      <dt className="text-muted">
        {name}
        <span className="sr-only">:</span>
      </dt>
      <dd className="text-right font-medium">
        {value}
        {note ? <span className="block text-caption font-normal text-muted">{note}</span> : null}
      </dd>
    </div>
  );
}

function serversText(view: PlacementView, input: ScenarioInput): string {
  const fleet = input.supplies.find((supply) => supply.id === input.fleetSupplyId);
  if (fleet?.kind !== "owned") return "none, paid by use";
  return view.nodes === 0 ? "none" : `${formatNumber(view.nodes)} × ${fleet.gpusPerNode} GPUs`;
}
