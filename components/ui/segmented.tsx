"use client";

import { cx } from "class-variance-authority";

export type SegmentedProps<V extends string> = {
  label: string;
  options: readonly { value: V; label: string }[];
  value: V;
  onValueChange: (value: V) => void;
  className?: string;
};

/** A few choices, one of them on: Horizon 1 y, 3 y, 5 y. */
export function Segmented<V extends string>({ label, options, value, onValueChange, className }: SegmentedProps<V>) {
  return (
    <fieldset
      aria-label={label}
      className={cx("inline-flex gap-0.5 rounded-control border border-border bg-card p-0.5", className)}
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onValueChange(option.value)}
          className="h-[26px] rounded-[4px] px-2.5 text-table font-medium whitespace-nowrap text-muted hover:text-text aria-pressed:bg-neutral-bg aria-pressed:text-text max-md:h-[34px]"
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
