"use client";

import { ControlBar } from "@/components/layout/control-bar";
import { FilterBar } from "@/components/ui/filter-bar";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { grains } from "@/lib/calc/period";
import { costDimensionNames } from "@/lib/chart/cost-options";
import type { CostsPage } from "@/lib/chart/cost-page";
import { basisOptions, basisWords, comparisonNames, grainNames } from "@/lib/chart/cost-text";
import { formatDay } from "@/lib/format/date";
import { type CostDimension, type CostQuery, comparisons, costDimensions } from "@/lib/schema/cost-query";
import { RangeSelect } from "./range-select";

export type CostControlsProps = { page: CostsPage; onChange: (query: CostQuery) => void };

type Second = CostDimension | "none";

/** Each control changes its own part of the address and leaves the others as they are. */
export function CostControls({ page, onChange }: CostControlsProps) {
  const { query, range, options } = page;
  const [first = "tier", second] = query.by;
  const set = (part: Partial<CostQuery>) => onChange({ ...query, ...part });
  const named = costDimensions.map((dimension) => ({ value: dimension, label: costDimensionNames[dimension] }));
  const freshness = page.lastDay === null ? "no data yet" : `data to ${formatDay(page.lastDay)}`;
  return (
    <ControlBar context={`${basisWords[query.basis]} · ${page.currency} · ${page.timeZone} · ${freshness}`}>
      <RangeSelect
        value={query.range}
        range={range}
        today={page.today}
        timeZone={page.timeZone}
        onChange={(next) => set({ range: next })}
      />
      <Segmented
        label="Grain"
        options={grains.map((grain) => ({ value: grain, label: grainNames[grain] }))}
        value={range.grain}
        onValueChange={(grain) => set({ grain })}
      />
      <Select
        label="Group by"
        options={named}
        value={first}
        onValueChange={(next) => set({ by: [next, ...(second && second !== next ? [second] : [])] })}
      />
      <Select<Second>
        label="then"
        options={[{ value: "none", label: "nothing" }, ...named.filter(({ value }) => value !== first)]}
        value={second ?? "none"}
        onValueChange={(next) => set({ by: next === "none" ? [first] : [first, next] })}
      />
      <Select
        label="Compare"
        options={[
          { value: "none", label: "nothing" },
          ...comparisons.map((each) => ({ value: each, label: comparisonNames[each] })),
        ]}
        value={query.compare ?? "none"}
        onValueChange={(next) => set({ compare: comparisons.find((each) => each === next) ?? null })}
      />
      <Select label="Cost" options={basisOptions} value={query.basis} onValueChange={(basis) => set({ basis })} />
      <FilterBar
        filters={query.filters}
        dimensions={costDimensions}
        names={costDimensionNames}
        options={options}
        onChange={(filters) => set({ filters })}
      />
    </ControlBar>
  );
}
