"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NumberField } from "@/components/ui/number-field";
import type { BookTerms } from "@/lib/schema/price-book";
import { typicalTerms } from "@/lib/schema/supply-defaults";
import { numberAt, supplyFields, withNumberAt } from "@/lib/schema/supply-fields";
import { scaled, unitOf, unscaled } from "./price-terms";

export type TermsFieldsProps = {
  terms: BookTerms;
  onChange: (terms: BookTerms) => void;
  currency: string;
  /** By path: "terms.mix.spot". */
  errors: Readonly<Record<string, string>>;
};

/** Terms that may be empty; every other number keeps its last value while its field is empty. */
const nullable = new Set(["colocationPerKwMonth"]);

export function TermsFields({ terms, onChange, currency, errors }: TermsFieldsProps) {
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
      <Field label={terms.kind === "edge" ? "Device" : "GPU class"} error={errors["terms.gpuClass"]}>
        {(control) => (
          <Input
            {...control}
            value={terms.gpuClass}
            onChange={(event) => onChange({ ...terms, gpuClass: event.target.value })}
          />
        )}
      </Field>
      {terms.kind === "cloud" ? <PurchaseOptions terms={terms} onChange={onChange} /> : null}
      {supplyFields(terms).map((field) => {
        const value = numberAt(terms, field.key);
        return (
          <Field
            key={field.key}
            label={field.label}
            unit={unitOf(field, currency)}
            error={errors[`terms.${field.key}`]}
            optional={nullable.has(field.key)}
          >
            {(control) => (
              <NumberField
                {...control}
                value={value !== null && field.percent ? scaled(value) : value}
                step={field.percent ? 1 : (field.step ?? 1)}
                onValueChange={(next) => {
                  if (next === null && !nullable.has(field.key)) return;
                  const stored = next !== null && field.percent ? unscaled(next) : next;
                  onChange(withNumberAt(terms, field.key, stored));
                }}
              />
            )}
          </Field>
        );
      })}
    </div>
  );
}

type CloudOffer = Extract<BookTerms, { kind: "cloud" }>;

/** Taking an option away takes its share out of the mix as well. */
function PurchaseOptions({ terms, onChange }: { terms: CloudOffer; onChange: (terms: BookTerms) => void }) {
  const typical = typicalTerms.cloud;
  return (
    <fieldset className="flex min-w-0 flex-col gap-1 sm:col-span-1 lg:col-span-2">
      <legend className="text-table font-medium">Can be bought</legend>
      <div className="flex flex-wrap gap-x-4">
        <Checkbox
          label="reserved for 1 year"
          checked={terms.reserved1y !== null}
          onCheckedChange={(offered) =>
            onChange({
              ...terms,
              reserved1y: offered ? typical.reserved1y : null,
              mix: { ...terms.mix, reserved1y: offered ? terms.mix.reserved1y : 0 },
            })
          }
        />
        <Checkbox
          label="reserved for 3 years"
          checked={terms.reserved3y !== null}
          onCheckedChange={(offered) =>
            onChange({
              ...terms,
              reserved3y: offered ? typical.reserved3y : null,
              mix: { ...terms.mix, reserved3y: offered ? terms.mix.reserved3y : 0 },
            })
          }
        />
        <Checkbox
          label="on spot"
          checked={terms.spot !== null}
          onCheckedChange={(offered) =>
            onChange({
              ...terms,
              spot: offered ? typical.spot : null,
              mix: { ...terms.mix, spot: offered ? terms.mix.spot : 0 },
            })
          }
        />
      </div>
    </fieldset>
  );
}
