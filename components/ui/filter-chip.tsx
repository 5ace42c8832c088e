"use client";

import { Popover } from "@base-ui/react/popover";
import { cx } from "class-variance-authority";
import { ChevronDown, X } from "lucide-react";
import { useState } from "react";
import { Checkbox } from "./checkbox";
import { Input } from "./input";
import { popupStyle } from "./popup";
import { Segmented } from "./segmented";

export type Filter<D extends string> = { dimension: D; is: boolean; values: readonly string[] };

export type FilterOption = { value: string; label: string };

export type FilterChipProps<D extends string> = {
  filter: Filter<D>;
  name: string;
  options: readonly FilterOption[];
  startOpen: boolean;
  onChange: (filter: Filter<D>) => void;
  onClose: () => void;
  onRemove: () => void;
};

/** Longer lists of choices have a search box, and show no more than can be read. */
const searchedFrom = 12;
const mostShown = 200;

/** "Team is Vision, Voice ×": a press opens its choices, which apply as they are made. */
export function FilterChip<D extends string>(props: FilterChipProps<D>) {
  const { filter, name, options, startOpen, onChange, onClose, onRemove } = props;
  const [open, setOpen] = useState(startOpen);
  const [search, setSearch] = useState("");
  const labels = filter.values.map((value) => options.find((option) => option.value === value)?.label ?? value);
  const shown = labels.length > 2 ? `${labels.slice(0, 2).join(", ")} + ${labels.length - 2}` : labels.join(", ");
  const wanted = search.trim().toLowerCase();
  const found = options.filter((option) => option.label.toLowerCase().includes(wanted)).slice(0, mostShown);
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
          if (!next) {
            setSearch("");
            onClose();
          }
        }}
      >
        <Popover.Trigger className="inline-flex h-full items-center gap-1.5 rounded-control px-2 hover:bg-hover">
          {name} {filter.is ? "is" : "is not"}
          <b className="max-w-56 truncate font-medium">{shown || "…"}</b>
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
              {options.length >= searchedFrom ? (
                <Input
                  type="search"
                  aria-label={`Search ${name.toLowerCase()}`}
                  placeholder="Search"
                  value={search}
                  onChange={(event) => setSearch(event.target.value)}
                />
              ) : null}
              <div className="flex max-h-72 flex-col overflow-y-auto">
                {found.map((option) => (
                  <Checkbox
                    key={option.value}
                    label={option.label}
                    checked={filter.values.includes(option.value)}
                    onCheckedChange={(on) => toggle(option.value, on)}
                    className="min-h-8"
                  />
                ))}
                {found.length === 0 ? <p className="py-1 text-table text-muted">Nothing has this name.</p> : null}
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
