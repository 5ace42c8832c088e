"use client";

import { RotateCcw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { SourceChip } from "@/components/ui/source-chip";
import { formatNumber } from "@/lib/format/number";
import type { ThresholdField } from "@/lib/schema/settings";

export type ThresholdRowProps = {
  field: ThresholdField;
  /** Utilisation as a ratio; shown in percent. */
  value: number;
  error: string | undefined;
  disabled: boolean;
  onChange: (value: number) => void;
};

export function ThresholdRow({ field, value, error, disabled, onChange }: ThresholdRowProps) {
  const factor = field.name === "utilisation" ? 100 : 1;
  const { standard } = field;
  const edited = value !== standard;
  const figure = (amount: number) => formatNumber(tidied(amount * factor), { maximum: 3 });
  const withUnit = field.unit === "%" ? `${figure(standard)}%` : `${figure(standard)} ${field.unit}`;
  return (
    <div className="grid items-start gap-x-6 gap-y-1 py-3 sm:grid-cols-[17rem_minmax(0,1fr)]">
      <Field label={field.label} unit={field.unit} error={error}>
        {(control) => (
          <NumberField
            {...control}
            value={tidied(value * factor)}
            step={field.step * factor}
            disabled={disabled}
            onValueChange={(next) => {
              if (next !== null) onChange(tidied(next / factor));
            }}
          />
        )}
      </Field>
      <div className="min-w-0 sm:pt-6">
        <p className="text-table">{field.meaning}</p>
        <p className="flex min-h-7 flex-wrap items-center gap-x-2 text-caption text-muted">
          <SourceChip source={edited ? "edited" : "default"} was={figure(standard)} />
          {edited && !disabled ? (
            <Button
              variant="quiet"
              size="sm"
              icon
              aria-label={`Reset ${field.label} to ${withUnit}`}
              onClick={() => onChange(standard)}
            >
              <RotateCcw size={14} aria-hidden />
            </Button>
          ) : null}
          <span>
            Default {withUnit}. {field.source}.
          </span>
        </p>
      </div>
    </div>
  );
}

/** 0.57 × 100 is 57 on screen, not 56.99999999999999. */
function tidied(value: number): number {
  return Number(value.toPrecision(12));
}
