"use client";

import { Popover } from "@base-ui/react/popover";
import { cx } from "class-variance-authority";
import { ChevronDown, X } from "lucide-react";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { popupStyle } from "@/components/ui/popup";
import { Segmented } from "@/components/ui/segmented";
import { type Filter, type FilterOption, filterDimensionNames } from "@/lib/chart/workload-filter";

export type FilterChipProps = {
  filter: Filter;
  options: readonly FilterOption[];
  startOpen: boolean;
  onChange: (filter: Filter) => void;
  onClose: () => void;
  onRemove: () => void;
};

/** "Team is Vision, Voice ×": a press opens its choices, which apply as they are made. */
export function FilterChip({ filter, options, startOpen, onChange, onClose, onRemove }: FilterChipProps) {
  const [open, setOpen] = useState(startOpen);
  const name = filterDimensionNames[filter.dimension];
  const labels = filter.values.map((value) => options.find((option) => option.value === value)?.label ?? value);
  const shown = labels.length > 2 ? `${labels.slice(0, 2).join(", ")} + ${labels.length - 2}` : labels.join(", ");
  const toggle = (value: string, on: boolean) =>
    onChange({
      ...filter,
      values: options
        .map((option) => option.value)
        .filter((each) => (each === value ? on : filter.values.includes(each))),
    });
  return (
    <span className="inline-flex h-8 items-center rounded-control border border-border bg-card text-table max-md:h-10">
      <Popover.Root
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          if (!next) onClose();
        }}
      >
        <Popover.Trigger className="inline-flex h-full items-center gap-1.5 rounded-control px-2 hover:bg-hover">
          {name} {filter.is ? "is" : "is not"}
          <b className="font-medium">{shown || "…"}</b>
          <ChevronDown size={14} aria-hidden className="text-muted" />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner sideOffset={4} align="start" className="z-40">
            <Popover.Popup className={cx(popupStyle, "flex w-64 flex-col gap-2 p-3")} aria-label={`Filter by ${name}`}>
              <Segmented
                label="Condition"
                options={[
                  { value: "is", label: "is" },
                  { value: "not", label: "is not" },
                ]}
                value={filter.is ? "is" : "not"}
                onValueChange={(value) => onChange({ ...filter, is: value === "is" })}
              />
              <div className="flex max-h-72 flex-col overflow-y-auto">
                {options.map((option) => (
                  <Checkbox
                    key={option.value}
                    label={option.label}
                    checked={filter.values.includes(option.value)}
                    onCheckedChange={(on) => toggle(option.value, on)}
                    className="min-h-8"
                  />
                ))}
              </div>
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
      <button
        type="button"
        aria-label={`Remove filter ${name}`}
        onClick={onRemove}
        className="grid h-full w-7 place-items-center rounded-control text-muted hover:text-text max-md:w-10"
      >
        <X size={14} aria-hidden />
      </button>
    </span>
  );
}
