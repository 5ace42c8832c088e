"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import {
  type Filter,
  type FilterDimension,
  type FilterOption,
  filterDimensionNames,
  filterDimensions,
} from "@/lib/chart/workload-filter";
import { FilterChip } from "./filter-chip";

export type FilterBarProps = {
  filters: readonly Filter[];
  options: Record<FilterDimension, readonly FilterOption[]>;
  /** Dimensions that make no difference to this reader. */
  hidden?: readonly FilterDimension[];
  onChange: (filters: readonly Filter[]) => void;
};

/** One chip per dimension; a new one opens its choices at once and is kept when something is chosen. */
export function FilterBar({ filters, options, hidden = [], onChange }: FilterBarProps) {
  const [draft, setDraft] = useState<FilterDimension | null>(null);
  const used = new Set(filters.map((filter) => filter.dimension));
  const free = filterDimensions.filter(
    (dimension) => !used.has(dimension) && dimension !== draft && !hidden.includes(dimension),
  );
  const set = (next: Filter) => {
    const others = filters.some((filter) => filter.dimension === next.dimension)
      ? filters.map((filter) => (filter.dimension === next.dimension ? next : filter))
      : [...filters, next];
    onChange(others.filter((filter) => filter.values.length > 0));
  };
  const shown: Filter[] = [...filters];
  if (draft && !used.has(draft)) shown.push({ dimension: draft, is: true, values: [] });
  return (
    <>
      {shown.map((filter) => (
        <FilterChip
          key={filter.dimension}
          filter={filter}
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
          items={free.map((dimension) => ({
            label: filterDimensionNames[dimension],
            onSelect: () => setDraft(dimension),
          }))}
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
