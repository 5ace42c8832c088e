"use client";

import { RangeSelect } from "@/components/costs/range-select";
import { ControlBar } from "@/components/layout/control-bar";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { metricDefinitions, metricKeys } from "@/lib/calc/metric-definitions";
import { grains } from "@/lib/calc/period";
import { basisWords, grainNames } from "@/lib/chart/cost-text";
import type { MetricsPage } from "@/lib/chart/metric-page";
import { metricDimensionNames } from "@/lib/chart/metric-text";
import { formatDay } from "@/lib/format/date";
import { type MetricQuery, metricDimensions } from "@/lib/schema/metric-query";

export type MetricControlsProps = { page: MetricsPage; onChange: (part: Partial<MetricQuery>) => void };

/** Each control changes its own part of the address and leaves the others as they are. */
export function MetricControls({ page, onChange }: MetricControlsProps) {
  const { query, range } = page;
  return (
    <ControlBar
      context={`${basisWords.effective} · ${page.currency} · ${page.timeZone} · data to ${formatDay(page.lastDay)}`}
    >
      <Select
        label="Metric"
        options={metricKeys.map((key) => ({ value: key, label: metricDefinitions[key].name }))}
        value={query.metric}
        onValueChange={(metric) => onChange({ metric })}
      />
      <Select
        label="By"
        options={metricDimensions.map((each) => ({ value: each, label: metricDimensionNames[each] }))}
        value={query.by}
        onValueChange={(by) => onChange({ by })}
      />
      <RangeSelect
        value={query.range}
        range={range}
        today={page.today}
        timeZone={page.timeZone}
        onChange={(next) => onChange({ range: next })}
      />
      <Segmented
        label="Grain"
        options={grains.map((grain) => ({ value: grain, label: grainNames[grain] }))}
        value={range.grain}
        onValueChange={(grain) => onChange({ grain })}
      />
    </ControlBar>
  );
}
