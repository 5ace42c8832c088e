"use client";

import { Select as Base } from "@base-ui/react/select";
import { cx } from "class-variance-authority";
import { Check, ChevronDown } from "lucide-react";
import { popupStyle } from "./popup";

export type SelectOption<V extends string = string> = { value: V; label: string; hint?: string };

export type SelectProps<V extends string> = {
  options: readonly SelectOption<V>[];
  value?: V;
  defaultValue?: V;
  onValueChange?: (value: V) => void;
  name?: string;
  id?: string;
  /** Shown in muted text inside the trigger, and its accessible name: "Horizon". */
  label?: string;
  /** Without `label`, the accessible name. */
  "aria-label"?: string;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: true | undefined;
  placeholder?: string;
  disabled?: boolean;
  className?: string;
};

export function Select<V extends string>({
  options,
  label,
  placeholder,
  className,
  onValueChange,
  ...rest
}: SelectProps<V>) {
  const { "aria-label": ariaLabel, "aria-describedby": describedBy, "aria-invalid": invalid, id, ...root } = rest;
  const items = options.map((option) => ({ value: option.value, label: option.label }));
  return (
    <Base.Root
      {...root}
      items={items}
      onValueChange={(value) => {
        if (value !== null) onValueChange?.(value);
      }}
    >
      <Base.Trigger
        id={id}
        aria-label={label ?? ariaLabel}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        className={cx(
          "inline-flex h-8 min-w-0 items-center gap-1.5 rounded-control border border-control bg-card pr-2 pl-2.5 text-left text-table font-medium whitespace-nowrap hover:bg-hover data-disabled:text-muted max-md:h-10",
          className,
        )}
      >
        {label ? <span className="font-normal text-muted">{label}</span> : null}
        <Base.Value className="min-w-0 flex-1 truncate" placeholder={placeholder} />
        <Base.Icon className="text-muted">
          <ChevronDown size={16} aria-hidden />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-40 outline-none">
          <Base.Popup className={popupStyle}>
            <Base.List className="max-h-[min(24rem,var(--available-height))] overflow-y-auto py-1">
              {options.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  className="grid min-h-8 cursor-default grid-cols-[1rem_1fr] items-center gap-2 py-1 pr-4 pl-2 text-table outline-none data-highlighted:bg-selected"
                >
                  <Base.ItemIndicator className="col-start-1 text-accent">
                    <Check size={16} aria-hidden />
                  </Base.ItemIndicator>
                  <span className="col-start-2 min-w-0">
                    <Base.ItemText>{option.label}</Base.ItemText>
                    {option.hint ? <span className="block text-caption text-muted">{option.hint}</span> : null}
                  </span>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
