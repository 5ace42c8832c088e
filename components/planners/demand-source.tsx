"use client";

import type { ReactNode } from "react";
import { Segmented } from "@/components/ui/segmented";
import { SourceChip } from "@/components/ui/source-chip";
import { WorkloadPicker, type WorkloadPickerProps } from "./workload-picker";

export type DemandMode = "workloads" | "hand";

export type DemandSourceProps = {
  mode: DemandMode;
  onModeChange: (mode: DemandMode) => void;
  picker: WorkloadPickerProps;
  /** What the chosen workloads come to, as read from them. */
  actuals: readonly { label: string; value: string }[];
  /** The fields in their place when nothing is read from workloads. */
  byHand: ReactNode;
};

/** Where a planner's demand comes from: workloads that run today, or figures of one's own. */
export function DemandSource({ mode, onModeChange, picker, actuals, byHand }: DemandSourceProps) {
  return (
    <>
      <Segmented
        label="Demand"
        options={[
          { value: "workloads", label: "From workloads" },
          { value: "hand", label: "By hand" },
        ]}
        value={mode}
        onValueChange={onModeChange}
      />
      {mode === "hand" ? (
        byHand
      ) : (
        <>
          <WorkloadPicker {...picker} />
          <dl className="flex flex-col gap-1 text-table">
            {actuals.map(({ label, value }) => (
              <div key={label} className="flex items-baseline gap-2">
                <dt className="text-muted">{label}</dt>
                <dd className="ml-auto flex items-baseline gap-2 tabular-nums">
                  {value}
                  <SourceChip source="actuals" />
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
}
