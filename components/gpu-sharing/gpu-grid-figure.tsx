"use client";

import { useState } from "react";
import { ChartFrame } from "@/components/charts/chart-frame";
import { Segmented } from "@/components/ui/segmented";
import type { GpuSpec } from "@/lib/calc/gpu-profiles";
import { type GpuRow, gpuTable } from "@/lib/chart/gpu-sharing-grid";
import { GpuGrid, gridHeadHeight, gridRowHeight } from "./gpu-grid";

export type GpuGridFigureProps = {
  spec: GpuSpec;
  titles: { before: string; after: string };
  rows: { before: readonly GpuRow[]; after: readonly GpuRow[] };
  summaries: { before: string; after: string };
};

const rowsAtOnce = 40;

/** Every GPU with what lies on it, today and shared. */
export function GpuGridFigure({ spec, titles, rows, summaries }: GpuGridFigureProps) {
  const [when, setWhen] = useState<"before" | "after">("after");
  const [most, setMost] = useState(rowsAtOnce);
  const shown = rows[when].slice(0, most);
  const table = gpuTable(rows[when]);
  const hasMore = shown.length < rows[when].length;
  return (
    <ChartFrame
      name="gpu-sharing"
      title={titles[when]}
      summary={summaries[when]}
      unit="memory slices"
      columns={table.columns}
      rows={table.rows}
      height={gridHeadHeight + gridRowHeight * (shown.length + (hasMore ? 1 : 0))}
      tools={
        <Segmented
          label="Grid"
          options={[
            { value: "before", label: "Before" },
            { value: "after", label: "After" },
          ]}
          value={when}
          onValueChange={setWhen}
        />
      }
    >
      <GpuGrid
        label={titles[when]}
        spec={spec}
        rows={shown}
        total={rows[when].length}
        onShowMore={() => setMost(most + rowsAtOnce)}
      />
    </ChartFrame>
  );
}
