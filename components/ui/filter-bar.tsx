"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "./button";
import { type Filter, FilterChip, type FilterOption } from "./filter-chip";
import { Menu } from "./menu";

export type { Filter, FilterOption } from "./filter-chip";

export type FilterBarProps<D extends string> = {
  filters: readonly Filter<D>[];
  /** In the order of the menu. */
  dimensions: readonly D[];
  names: Record<D, string>;
  options: Record<D, readonly FilterOption[]>;
  /** Dimensions that make no difference to this reader. */
  hidden?: readonly D[];
  onChange: (filters: readonly Filter<D>[]) => void;
};

/** One chip per dimension; a new one opens its choices at once and is kept when something is chosen. */
export function FilterBar<D extends string>(props: FilterBarProps<D>) {
  const { filters, dimensions, names, options, hidden = [], onChange } = props;
  const [draft, setDraft] = useState<D | null>(null);
  const used = new Set(filters.map((filter) => filter.dimension));
  const free = dimensions.filter(
    (dimension) => !used.has(dimension) && dimension !== draft && !hidden.includes(dimension),
  );
  const set = (next: Filter<D>) => {
    const others = filters.some((filter) => filter.dimension === next.dimension)
      ? filters.map((filter) => (filter.dimension === next.dimension ? next : filter))
      : [...filters, next];
    onChange(others.filter((filter) => filter.values.length > 0));
  };
  const shown: Filter<D>[] = [...filters];
  if (draft && !used.has(draft)) shown.push({ dimension: draft, is: true, values: [] });
  return (
    <>
      {shown.map((filter) => (
        <FilterChip
          key={filter.dimension}
          filter={filter}
          name={names[filter.dimension]}
          options={options[filter.dimension]}
          startOpen={filter.dimension === draft}
          onChange={set}
          onClose={() => setDraft(null)}
          onRemove={() => {
            setDraft(null);
            onChange(filters.filter((other) => other.dimension !== filter.dimension));
          }}
        />
      ))}
      {free.length > 0 ? (
        <Menu
          align="start"
          trigger={
            <Button variant="quiet">
              <Plus size={16} aria-hidden />
              Add filter
            </Button>
          }
          items={free.map((dimension) => ({ label: names[dimension], onSelect: () => setDraft(dimension) }))}
        />
      ) : null}
      {filters.length > 1 ? (
        <Button variant="quiet" onClick={() => onChange([])}>
          Clear all
        </Button>
      ) : null}
    </>
  );
}
