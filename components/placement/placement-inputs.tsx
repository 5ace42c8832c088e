"use client";

import { PlannerNumber } from "@/components/planners/planner-number";
import { WorkloadPicker } from "@/components/planners/workload-picker";
import { Checkbox } from "@/components/ui/checkbox";
import { tierLabels } from "@/components/ui/tier-mark";
import { type Tier, tiers } from "@/lib/calc/tier";
import type { PlannerFrame } from "@/lib/schema/planner";
import { PinFields } from "./pin-fields";
import type { PlacementState, TypedSettings } from "./use-placement";

type NumberKey = {
  [Key in keyof TypedSettings]: TypedSettings[Key] extends number | null ? Key : never;
}[keyof TypedSettings];

type TierKey = "maxShare" | "minShare" | "latencyMs" | "kgCo2PerGpuHour";

type NumberOptions = { unit?: string; percent?: boolean; hint?: string };

export function PlacementInputs({ frame, state }: { frame: PlannerFrame; state: PlacementState }) {
  const { settings, setSettings, errors, chosen, setChosen } = state;
  const { currency, workloads } = frame;
  const number = (key: NumberKey, label: string, more: NumberOptions = {}) => (
    <PlannerNumber
      label={label}
      value={settings[key]}
      onChange={(value) => setSettings({ ...settings, [key]: value })}
      error={errors[key]}
      {...more}
    />
  );
  const ofTier = (key: TierKey, tier: Tier, label: string, more: NumberOptions) => (
    <PlannerNumber
      key={`${key} ${tier}`}
      label={label}
      value={settings[key]?.[tier] ?? null}
      onChange={(value) =>
        setSettings({
          ...settings,
          [key]: { cloud: null, "on-prem": null, edge: null, ...settings[key], [tier]: value },
        })
      }
      error={errors[`${key}.${tier}`]}
      {...more}
    />
  );
  return (
    <>
      <WorkloadPicker
        label="Workloads to place"
        workloads={workloads.map(({ id, name, supplyName }) => ({ id, name, hint: supplyName }))}
        chosen={chosen}
        onChange={setChosen}
      />
      <div className="grid grid-cols-2 items-end gap-3">
        {number("horizonMonths", "Horizon", { unit: "months" })}
        {number("growthAnnual", "Growth a year", { percent: true })}
        {number("discountRateAnnual", "Discount rate", { percent: true })}
      </div>
      <h2 className="mt-1 border-t border-hairline pt-3">Limits</h2>
      <p className="-mt-2 text-caption text-muted">Left empty, a limit does not hold.</p>
      {number("capexBudget", "Capex budget", { unit: currency })}
      <div className="grid grid-cols-2 items-end gap-3">
        {number("powerKw", "Site power", { unit: "kW" })}
        {number("movedPerQuarter", "Moves a quarter", { percent: true })}
      </div>
      <div className="grid grid-cols-2 items-end gap-3">
        {tiers.map((tier) => [
          ofTier("maxShare", tier, `${tierLabels[tier]} at most`, { percent: true }),
          ofTier("minShare", tier, `${tierLabels[tier]} at least`, { percent: true }),
        ])}
      </div>
      <PinFields frame={frame} state={state} />
      <details className="border-t border-hairline pt-2">
        <summary className="min-h-6 cursor-pointer text-table font-medium">Advanced</summary>
        <div className="mt-2 grid grid-cols-2 items-end gap-3">
          {[0, 1, 2].map((year) => (
            <PlannerNumber
              key={year}
              label={`Capex, year ${year + 1}`}
              unit={currency}
              value={settings.capexByYear?.[year] ?? null}
              onChange={(value) =>
                setSettings({
                  ...settings,
                  capexByYear: [0, 1, 2].map((each) =>
                    each === year ? value : (settings.capexByYear?.[each] ?? null),
                  ),
                })
              }
              error={errors[`capexByYear.${year}`]}
            />
          ))}
          {number("rackUnits", "Rack units", { unit: "U" })}
          {number("rackUnitsPerNode", "A node takes", { unit: "U" })}
          {tiers.map((tier) => ofTier("latencyMs", tier, `${tierLabels[tier]} latency`, { unit: "ms" }))}
          {tiers.map((tier) => ofTier("kgCo2PerGpuHour", tier, `${tierLabels[tier]} carbon`, { unit: "kg/GPU-h" }))}
          {number("carbonKg", "Carbon limit", { unit: "kg" })}
          {number("relativeGap", "Gap to prove", { percent: true })}
          {number("timeLimitSeconds", "Time limit", { unit: "s" })}
        </div>
        <Checkbox
          className="mt-3"
          label="Divide no workload among supplies"
          checked={settings.whole === true}
          onCheckedChange={(whole) => setSettings({ ...settings, whole })}
        />
        <p className="mt-2 text-caption text-muted">
          Latency that a tier keeps: the guide sends work below 50 ms on-prem, below 10 ms to the edge. Carbon counts
          where it is given.
        </p>
      </details>
    </>
  );
}
