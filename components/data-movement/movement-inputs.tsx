"use client";

import { DemandSource, type DemandSourceProps } from "@/components/planners/demand-source";
import { PlannerNumber } from "@/components/planners/planner-number";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { SliderField } from "@/components/ui/slider-field";
import type { CloudOffer } from "@/lib/calc/supply";
import { type FlowDraft, FlowRows } from "./flow-rows";

export type MovementDraft = {
  rows: readonly FlowDraft[];
  withDatasets: boolean;
  /** A cloud offer by its id, or one price for every GB. */
  pricedBy: string;
  flatPrice: number | null;
  linkMbps: number | null;
  /** In percent, as the sliders show them. */
  processedInPlace: number;
  cacheRatio: number;
  compressedTo: number;
};

/** Every GB at the same price. */
export const onePrice = "one-price";

export type MovementInputsProps = {
  demand: Omit<DemandSourceProps, "byHand">;
  offers: readonly CloudOffer[];
  currency: string;
  draft: MovementDraft;
  onChange: (draft: MovementDraft) => void;
  errors: Readonly<Record<string, string>>;
};

const whatIfs = [
  { field: "processedInPlace", label: "Processed where it lives", unit: "%", usual: 0 },
  { field: "cacheRatio", label: "Answered by a cache", unit: "%", usual: 0 },
  { field: "compressedTo", label: "Compressed to", unit: "% of size", usual: 100 },
] as const;

export const noWhatIf = { processedInPlace: 0, cacheRatio: 0, compressedTo: 100 };

export function MovementInputs({ demand, offers, currency, draft, onChange, errors }: MovementInputsProps) {
  return (
    <>
      <DemandSource
        {...demand}
        byHand={<FlowRows rows={draft.rows} onChange={(rows) => onChange({ ...draft, rows })} errors={errors} />}
      />
      {demand.mode === "workloads" ? (
        <Checkbox
          label="Copy their data sets out as well, once"
          checked={draft.withDatasets}
          onCheckedChange={(withDatasets) => onChange({ ...draft, withDatasets })}
        />
      ) : null}
      <Field label="Egress prices">
        {(control) => (
          <Select
            {...control}
            className="w-full"
            options={[
              ...offers.map(({ id, name, egressTiers }) => ({
                value: id,
                label: name,
                hint: egressTiers.length > 1 ? `${egressTiers.length} price tiers` : "one price",
              })),
              { value: onePrice, label: "One price per GB" },
            ]}
            value={draft.pricedBy}
            onValueChange={(pricedBy) => onChange({ ...draft, pricedBy })}
          />
        )}
      </Field>
      {draft.pricedBy === onePrice ? (
        <PlannerNumber
          label="Price"
          unit={`${currency}/GB`}
          step={0.01}
          value={draft.flatPrice}
          onChange={(flatPrice) => onChange({ ...draft, flatPrice })}
          error={errors["tiers.0.pricePerGb"]}
        />
      ) : null}
      <PlannerNumber
        label="Link"
        unit="Mbit/s"
        optional
        step={100}
        value={draft.linkMbps}
        onChange={(linkMbps) => onChange({ ...draft, linkMbps })}
        error={errors.linkMbps}
      />
      <fieldset className="min-w-0 border-t border-hairline pt-2">
        <legend className="sr-only">What if</legend>
        {whatIfs.map(({ field, label, unit, usual }) => (
          <div key={field}>
            <SliderField
              label={label}
              unit={unit}
              value={draft[field]}
              baseline={usual}
              source="default"
              min={0}
              max={100}
              step={5}
              onValueChange={(value) => onChange({ ...draft, [field]: value })}
              onReset={() => onChange({ ...draft, [field]: usual })}
            />
            {errors[field] ? <p className="text-caption text-over">{errors[field]}</p> : null}
          </div>
        ))}
      </fieldset>
    </>
  );
}
