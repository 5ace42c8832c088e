"use client";

import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { SourceChip } from "@/components/ui/source-chip";
import { formatQuantity } from "@/lib/format/quantity";
import type { FacilityTerms } from "./facility-draft";
import { type SiteStarter, siteStarters } from "./site-starters";

type Limits = SiteStarter["limits"];

export type SiteLimitFieldsProps = {
  terms: FacilityTerms;
  onChange: (change: Partial<FacilityTerms>) => void;
  errors: Readonly<Record<string, string>>;
};

const fields: readonly { key: keyof Limits; label: string; unit: string }[] = [
  { key: "powerKw", label: "Power limit", unit: "kW" },
  { key: "coolingKw", label: "Cooling limit", unit: "kW of heat" },
  { key: "networkGbps", label: "Network limit", unit: "Gbit/s" },
  { key: "siteRackUnits", label: "Space limit", unit: "rack units" },
];

/** The site's limits: typical ones, marked as such, until its own are typed. */
export function SiteLimitFields({ terms, onChange, errors }: SiteLimitFieldsProps) {
  const distance = ({ limits }: SiteStarter) => fields.filter(({ key }) => limits[key] !== terms[key]).length;
  const nearest = siteStarters.toSorted((one, other) => distance(one) - distance(other))[0] ?? siteStarters[0];
  return (
    <fieldset className="flex min-w-0 flex-col gap-3 border-t border-hairline pt-3">
      <legend className="float-left w-full text-table font-semibold">The site</legend>
      <Field label="Start from" className="clear-both">
        {(control) => (
          <Select
            {...control}
            className="w-full"
            options={siteStarters}
            value={nearest.value}
            onValueChange={(value) => onChange(siteStarters.find((starter) => starter.value === value)?.limits ?? {})}
          />
        )}
      </Field>
      {fields.map(({ key, label, unit }) => {
        const isEdited = terms[key] !== nearest.limits[key];
        return (
          <div key={key} className="relative">
            <span className="absolute top-0 right-0">
              <SourceChip
                source={isEdited ? "edited" : "default"}
                was={formatQuantity(nearest.limits[key], { digits: 1 })}
              />
            </span>
            <Field label={label} unit={unit} error={errors[key]}>
              {(control) => (
                <NumberField {...control} value={terms[key]} onValueChange={(value) => onChange({ [key]: value })} />
              )}
            </Field>
          </div>
        );
      })}
    </fieldset>
  );
}
