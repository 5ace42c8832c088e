import type { GpuProfile, GpuSpec } from "../calc/gpu-profiles";
import { hoursPerMonth } from "../calc/hours";
import { gpuHourRate } from "../calc/rate";
import {
  type SharingFit,
  type SharingRefusal,
  type SharingRules,
  sharingFit,
  sharingLatencyMs,
} from "../calc/sharing-fit";
import type { Supply } from "../calc/supply";
import { formatNumber } from "../format/number";
import { formatCount } from "../format/quantity";
import type { Workload } from "../schema/workload";

export type Sharer = { workload: Workload; profile: GpuProfile; fit: SharingFit; gpuHourly: number | null };

export type Refused = { id: string; name: string; reason: string; gpuHoursMonthly: number };

export type SharingCandidates = {
  sharers: Sharer[];
  refused: Refused[];
  /** Workloads on other GPUs, by their class: an hour of another GPU is another amount of work. */
  elsewhere: { gpuClass: string; count: number }[];
};

/** Which workloads of a GPU model may share it, in what profile, and why the others may not. */
export function sharingCandidates(
  { workloads, supplies }: { workloads: readonly Workload[]; supplies: readonly Supply[] },
  spec: GpuSpec,
  rules: SharingRules,
): SharingCandidates {
  const found: SharingCandidates = { sharers: [], refused: [], elsewhere: [] };
  const others = new Map<string, number>();
  for (const workload of workloads) {
    const supply = supplies.find(({ id }) => id === workload.supplyId);
    if (supply?.gpuClass !== spec.gpuClass) {
      const gpuClass = supply?.gpuClass ?? "GPUs without a price today";
      others.set(gpuClass, (others.get(gpuClass) ?? 0) + 1);
      continue;
    }
    const fit = sharingFit(workload, rules, spec);
    if (fit.shares) found.sharers.push({ workload, profile: fit.profile, fit, gpuHourly: gpuHourRate(supply) });
    else found.refused.push(refusedOf(workload, refusalText(fit.refusal, fit, spec)));
  }
  found.elsewhere = [...others].map(([gpuClass, count]) => ({ gpuClass, count }));
  return found;
}

function refusedOf({ id, name, gpuHoursMonthly }: Workload, reason: string): Refused {
  return { id, name, reason, gpuHoursMonthly };
}

function refusalText(refusal: SharingRefusal, { needGpus, memoryGb }: SharingFit, spec: GpuSpec): string {
  const gpus = formatNumber(needGpus, { maximum: 2 });
  switch (refusal) {
    case "edge":
      return "runs on devices at its site";
    case "several-gpus":
      return "trains over several GPUs at once";
    case "not-measured":
      return "its utilisation is not measured";
    case "latency":
      return `has to answer within ${sharingLatencyMs} ms, and a slice computes slower than its GPU`;
    case "more-than-one-gpu":
      return `needs more than one GPU: ${gpus}`;
    case "memory":
      return `needs ${formatNumber(memoryGb)} GB, and the GPU has ${spec.memoryGb}`;
    case "whole-gpu":
      return `needs a whole GPU: ${wholeText(needGpus, memoryGb, spec)}`;
  }
}

function wholeText(needGpus: number | null, memoryGb: number | null, spec: GpuSpec): string {
  const slices = Math.ceil((needGpus ?? 0) * spec.computeSlices);
  const [largest] = spec.profiles.filter(({ memorySlices }) => memorySlices < spec.memorySlices);
  if (largest && slices <= largest.computeSlices && memoryGb !== null) {
    return `${formatNumber(memoryGb)} GB, and a slice has ${largest.memoryGb} at most`;
  }
  return `${formatCount(slices, "compute slice")} of ${spec.computeSlices}, and a slice has ${largest?.computeSlices ?? 0} at most`;
}

/** What the chosen workloads ask for, and what they hold and cost today. */
export function sharingDemand(sharers: readonly Sharer[]) {
  const hours = sum(sharers, ({ workload }) => workload.gpuHoursMonthly);
  const priced = sharers.filter(({ gpuHourly }) => gpuHourly !== null);
  const pricedHours = sum(priced, ({ workload }) => workload.gpuHoursMonthly);
  const cost = sum(priced, ({ workload, gpuHourly }) => workload.gpuHoursMonthly * (gpuHourly ?? 0));
  return {
    demands: sharers.map(({ profile }) => ({ profile: profile.name, count: 1 })),
    gpusNow: hours / hoursPerMonth,
    workGpus: sum(sharers, ({ workload }) => workload.gpuHoursMonthly * (workload.utilisation ?? 0)) / hoursPerMonth,
    /** Mean over the hours that have a price; null when none has. */
    gpuHourly: pricedHours > 0 ? cost / pricedHours : null,
    gpuHoursMonthly: hours,
  };
}

function sum<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}
