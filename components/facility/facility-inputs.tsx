"use client";

import { type DemandMode, DemandSource } from "@/components/planners/demand-source";
import { PlannerNumber } from "@/components/planners/planner-number";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import type { OwnedFleet } from "@/lib/calc/supply";
import { plannedDemand } from "@/lib/chart/planned-demand";
import { formatQuantity } from "@/lib/format/quantity";
import type { PlannerFrame } from "@/lib/schema/planner";
import { AdditionRows } from "./addition-rows";
import type { AdditionRow, FacilityTerms } from "./facility-draft";
import { SiteLimitFields } from "./site-limit-fields";

export type FacilityInputsProps = {
  frame: PlannerFrame;
  mode: DemandMode;
  onModeChange: (mode: DemandMode) => void;
  fleets: readonly OwnedFleet[];
  fleet: OwnedFleet | undefined;
  onFleetChange: (fleet: OwnedFleet) => void;
  chosen: ReadonlySet<string>;
  onChosenChange: (chosen: ReadonlySet<string>) => void;
  terms: FacilityTerms;
  onTermsChange: (change: Partial<FacilityTerms>) => void;
  errors: Readonly<Record<string, string>>;
  startMonth: string;
  horizonMonths: number;
  onHorizonChange: (months: number) => void;
  additions: readonly AdditionRow[];
  onAdditionsChange: (rows: readonly AdditionRow[]) => void;
  nextId: () => string;
};

const horizons = ["12", "36", "60"] as const;

export function FacilityInputs(props: FacilityInputsProps) {
  const { frame, mode, fleets, fleet, chosen, terms, onTermsChange, errors } = props;
  const { currency, workloads, supplies } = frame;
  const field = (
    key: keyof FacilityTerms,
    label: string,
    unit: string,
    more: { percent?: boolean; hint?: string } = {},
  ) => (
    <PlannerNumber
      label={label}
      unit={unit}
      value={terms[key]}
      onChange={(value) => onTermsChange({ [key]: value })}
      error={errors[key]}
      {...more}
    />
  );
  const actual = plannedDemand(
    workloads.filter(({ id }) => chosen.has(id)),
    supplies,
  );
  return (
    <>
      <DemandSource
        mode={mode}
        onModeChange={props.onModeChange}
        picker={{
          label: "Workloads on the fleet",
          workloads: workloads.map(({ id, name, supplyName }) => ({ id, name, hint: supplyName })),
          chosen,
          onChange: props.onChosenChange,
        }}
        actuals={[{ label: "GPU-hours a month", value: formatQuantity(actual.gpuHoursMonthly) }]}
        byHand={
          <div className="grid grid-cols-2 items-start gap-3">
            {field("servers", "Servers now", "count")}
            {field("serversPerYear", "More a year", "count")}
          </div>
        }
      />
      {mode === "workloads" ? (
        <>
          <Field
            label="Fleet"
            hint={fleet ? undefined : "The price book has no owned fleet: give the servers by hand."}
          >
            {(control) => (
              <Select
                {...control}
                className="w-full"
                disabled={fleets.length === 0}
                options={fleets.map(({ id, name, gpusPerNode, kwPerNode }) => ({
                  value: id,
                  label: name,
                  hint: `${formatQuantity(gpusPerNode)} GPUs and ${formatQuantity(kwPerNode, { digits: 1 })} kW a server`,
                }))}
                value={fleet?.id ?? ""}
                onValueChange={(id) => {
                  const next = fleets.find((candidate) => candidate.id === id);
                  if (next) props.onFleetChange(next);
                }}
              />
            )}
          </Field>
          {field("growthAnnual", "Growth of demand", "% / y", {
            percent: true,
            hint: "Of workloads without a growth of their own.",
          })}
        </>
      ) : null}
      <div>
        <span className="mb-1 block text-table font-medium">Horizon</span>
        <Segmented
          label="Horizon"
          options={horizons.map((value) => ({ value, label: `${Number(value) / 12} y` }))}
          value={horizons.find((value) => Number(value) === props.horizonMonths) ?? "36"}
          onValueChange={(value) => props.onHorizonChange(Number(value))}
        />
      </div>
      <AdditionRows
        rows={props.additions}
        onChange={props.onAdditionsChange}
        errors={errors}
        startMonth={props.startMonth}
        horizonMonths={props.horizonMonths}
        nextId={props.nextId}
      />
      <SiteLimitFields terms={terms} onChange={onTermsChange} errors={errors} />
      <fieldset className="flex min-w-0 flex-col gap-3 border-t border-hairline pt-3">
        <legend className="float-left w-full text-table font-semibold">A server</legend>
        <div className="clear-both grid grid-cols-2 items-start gap-3">
          {field("kwPerServer", "Power", "kW")}
          {field("rackUnitsPerServer", "Space", "rack units")}
          {field("gbpsPerServer", "Network", "Gbit/s")}
          {field("loadRatio", "Load", "%", { percent: true })}
        </div>
      </fieldset>
      <fieldset className="flex min-w-0 flex-col gap-3 border-t border-hairline pt-3">
        <legend className="float-left w-full text-table font-semibold">Power and build-out</legend>
        <div className="clear-both">{field("pue", "PUE", "kW per kW")}</div>
        {field("pricePerKwh", "Electricity", `${currency}/kWh`)}
        {field("buildOutPerKw", "Build-out", `${currency}/kW`, { hint: "The guide: 500 to 2,000." })}
        {field("liquidCoolingCapex", "Liquid cooling, once", currency, { hint: "The guide: 50,000 to 200,000." })}
        {field("networkCapex", "Network, once", currency, { hint: "The guide: 100,000 to 500,000." })}
      </fieldset>
    </>
  );
}
