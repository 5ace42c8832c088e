"use client";

import { NumberField as Base } from "@base-ui/react/number-field";
import { cx } from "class-variance-authority";

export type NumberFieldProps = {
  id?: string;
  name?: string;
  value?: number | null;
  defaultValue?: number;
  min?: number;
  max?: number;
  step?: number;
  /** PageUp and PageDown, and Shift with an arrow. */
  largeStep?: number;
  /** Decimals shown; typing may be finer. */
  decimals?: number;
  unit?: string | undefined;
  disabled?: boolean;
  required?: boolean;
  className?: string;
  onValueChange?: (value: number | null) => void;
  /** On blur, Enter or a step: the moment to keep the value. */
  onValueCommitted?: (value: number | null) => void;
  "aria-label"?: string;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: true | undefined;
};

/** Out-of-range entries are kept and reported by the caller, never silently cut. */
export function NumberField({
  id,
  unit,
  decimals = 6,
  className,
  onValueChange,
  onValueCommitted,
  value,
  largeStep,
  step = 1,
  ...rest
}: NumberFieldProps) {
  const { "aria-label": label, "aria-describedby": describedBy, "aria-invalid": invalid, ...root } = rest;
  return (
    <Base.Root
      {...root}
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      step={step}
      largeStep={largeStep ?? step * 10}
      allowOutOfRange
      locale="en-US"
      format={{ maximumFractionDigits: decimals, useGrouping: true }}
      onValueChange={(next) => onValueChange?.(next)}
      onValueCommitted={(next) => onValueCommitted?.(next)}
      className={cx("min-w-0", className)}
    >
      <Base.Group
        className={cx(
          "flex h-8 items-center gap-1 rounded-control border bg-card pr-2 max-md:h-10 focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-accent",
          invalid ? "border-over" : "border-control",
        )}
      >
        <Base.Input
          aria-label={label}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          className="h-full w-full min-w-0 rounded-control bg-transparent pl-2 text-right text-table font-medium outline-none"
        />
        {unit ? <span className="shrink-0 text-caption text-muted">{unit}</span> : null}
      </Base.Group>
    </Base.Root>
  );
}
