"use client";

import { useMemo, useState } from "react";
import type { DemandMode } from "@/components/planners/demand-source";
import { useChecked } from "@/components/planners/use-checked";
import { type GpuModel, gpuSpecs } from "@/lib/calc/gpu-profiles";
import { gpuHourRate } from "@/lib/calc/rate";
import { type HandRow, handRows, rowsFor } from "@/lib/chart/gpu-sharing-hand";
import { sharingCandidates, sharingDemand } from "@/lib/chart/gpu-sharing-workloads";
import type { PlannerFrame } from "@/lib/schema/planner";
import { gpuSharingPlanner, sharingRules } from "@/lib/schema/planner/gpu-sharing";

const firstModel: GpuModel = "H100-80GB";

/** What is asked of the planner, and what it answers. */
export function useSharing(frame: PlannerFrame) {
  const [model, setModel] = useState<GpuModel>(firstModel);
  const [mode, setMode] = useState<DemandMode>("workloads");
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [typedRules, setTypedRules] = useState<{ instanceUtilisation: number | null; bitsPerWeight: number }>({
    instanceUtilisation: 0.85,
    bitsPerWeight: 16,
  });
  const [rows, setRows] = useState<readonly HandRow[]>(() => handRows(gpuSpecs[firstModel]));
  const [price, setPrice] = useState<number | null>(() => bookPrice(frame, firstModel).gpuHourly);

  const rules = useChecked(sharingRules, typedRules);
  const spec = gpuSpecs[model];
  const candidates = useMemo(
    () => (rules.given ? sharingCandidates(frame, spec, rules.given) : { sharers: [], refused: [], elsewhere: [] }),
    [frame, spec, rules.given],
  );
  const chosen = useMemo(
    () => candidates.sharers.filter(({ workload }) => !leftOut.has(workload.id)),
    [candidates, leftOut],
  );
  const today = useMemo(() => sharingDemand(chosen), [chosen]);
  const instances = rows.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const { demands, gpusNow, workGpus, gpuHourly } = today;
  // Each keeps its own last results, so that a broken rule by hand never shows those of workloads.
  const ofWorkloads = useChecked(gpuSharingPlanner, { gpuModel: model, demands, gpusNow, workGpus, gpuHourly });
  const ofHand = useChecked(gpuSharingPlanner, {
    gpuModel: model,
    // An emptied count is refused by its rule, as every other value out of bounds.
    demands: rows.map(({ profile, count }) => ({ profile, count: count ?? Number.NaN })),
    gpusNow: Math.max(0, instances),
    workGpus: null,
    gpuHourly: price,
  });
  const checked = mode === "hand" ? ofHand : ofWorkloads;

  function changeModel(next: GpuModel) {
    setModel(next);
    setRows(rowsFor(rows, spec, gpuSpecs[next]));
    setPrice(bookPrice(frame, next).gpuHourly);
  }

  return {
    model,
    changeModel,
    mode,
    setMode,
    setLeftOut,
    typedRules,
    setTypedRules,
    rows,
    setRows,
    price,
    setPrice,
    priceHint: bookPrice(frame, model).hint,
    candidates,
    chosen,
    today,
    /** Of the model of the last input that kept the rules. */
    plan: checked.output,
    given: checked.given,
    errors: checked.errors,
    ruleErrors: rules.errors,
    isStale: checked.isStale || (mode === "workloads" && rules.isStale),
  };
}

/** A GPU-hour of the model in the price book, in the cloud where it is offered there; null where it is not. */
function bookPrice({ supplies }: PlannerFrame, model: GpuModel) {
  const { gpuClass } = gpuSpecs[model];
  const alike = supplies.filter((supply) => supply.gpuClass === gpuClass);
  const [first] = [...alike.filter(({ kind }) => kind === "cloud"), ...alike];
  if (first === undefined) return { gpuHourly: null, hint: `The price book has no ${gpuClass}.` };
  return { gpuHourly: gpuHourRate(first), hint: `${first.name} in the price book, idle time included.` };
}
