"use client";

import { Checkbox as Base } from "@base-ui/react/checkbox";
import { cx } from "class-variance-authority";
import { Check, Minus } from "lucide-react";
import { type ReactNode, useId } from "react";

export type CheckboxProps = {
  label: ReactNode;
  /** Keeps the label for screen readers only, as in table rows. */
  hideLabel?: boolean;
  checked?: boolean;
  defaultChecked?: boolean;
  indeterminate?: boolean;
  disabled?: boolean;
  name?: string;
  value?: string;
  onCheckedChange?: (checked: boolean) => void;
  className?: string;
};

export function Checkbox({ label, hideLabel = false, className, onCheckedChange, ...rest }: CheckboxProps) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the checkbox rendered inside the label
    <label className={cx("inline-flex min-h-6 min-w-6 items-center gap-2 text-table", className)}>
      <Base.Root
        {...rest}
        aria-labelledby={id}
        onCheckedChange={(checked) => onCheckedChange?.(checked)}
        className="flex size-4 shrink-0 items-center justify-center rounded-[4px] border border-control bg-card data-checked:border-accent data-checked:bg-accent data-checked:text-on-accent data-indeterminate:border-accent data-indeterminate:bg-accent data-indeterminate:text-on-accent data-disabled:opacity-50"
      >
        <Base.Indicator className="flex data-unchecked:hidden">
          {rest.indeterminate ? (
            <Minus size={12} strokeWidth={3} aria-hidden />
          ) : (
            <Check size={12} strokeWidth={3} aria-hidden />
          )}
        </Base.Indicator>
      </Base.Root>
      <span id={id} className={hideLabel ? "sr-only" : undefined}>
        {label}
      </span>
    </label>
  );
}
