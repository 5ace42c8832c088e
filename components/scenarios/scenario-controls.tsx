"use client";

import { ControlBar } from "@/components/layout/control-bar";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import type { Basis } from "@/lib/chart/scenario-placements";
import { formatDay, formatMonth } from "@/lib/format/date";
import type { ScenarioInput } from "@/lib/schema/scenario";
import type { ScenarioDraft } from "./use-scenario-draft";

const horizons = [
  { value: "12", label: "1 y" },
  { value: "36", label: "3 y" },
  { value: "60", label: "5 y" },
] as const;

const shares = [
  { value: "gpu-hours", label: "GPU-hours", hint: "share of the work" },
  { value: "peak", label: "Peak capacity", hint: "the fleet serves what it can hold, hour by hour" },
] as const;

const basisLabels = [
  { value: "cash", label: "Cash" },
  { value: "present-value", label: "Present value" },
] as const;

export type ScenarioControlsProps = {
  draft: ScenarioDraft;
  currency: string;
  basis: Basis;
  onBasisChange: (basis: Basis) => void;
};

export function ScenarioControls({ draft, currency, basis, onBasisChange }: ScenarioControlsProps) {
  const { input } = draft;
  const horizon = String(input.horizonMonths);
  const other = horizons.some((option) => option.value === horizon)
    ? []
    : [{ value: horizon, label: `${horizon} months` }];
  return (
    <ControlBar context={contextText(input, { basis, currency })}>
      <Segmented
        label="Horizon"
        options={[...horizons, ...other]}
        value={horizon}
        onValueChange={(value) => draft.change((from) => ({ ...from, horizonMonths: Number(value) }))}
      />
      <Select<ScenarioInput["shareOf"]>
        label="Share of"
        options={shares}
        value={input.shareOf}
        onValueChange={(shareOf) => draft.change((from) => ({ ...from, shareOf }))}
      />
      <Segmented label="Money" options={basisLabels} value={basis} onValueChange={onBasisChange} />
    </ControlBar>
  );
}

/** What every figure on the page is in, and where its prices come from. */
export function contextText(input: ScenarioInput, { basis, currency }: { basis: Basis; currency: string }): string {
  const money = basis === "cash" ? "Cash, undiscounted" : "Present value";
  const prices = input.pricesAsOf
    ? `price book of ${formatDay(input.pricesAsOf)}`
    : "prices of its own, not the price book's";
  return `${money} · ${currency} · month 1 is ${formatMonth(input.startMonth, "short")} · ${prices}`;
}
