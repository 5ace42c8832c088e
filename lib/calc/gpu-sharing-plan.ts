import { gpuSpecs } from "./gpu-profiles";
import { gpuSharing, type SharingInput, sharingNeeds } from "./gpu-sharing";
import { hoursPerMonth } from "./hours";

export type SharingPlanInput = SharingInput & {
  /** GPUs paid for today: GPU-hours of a month / 730, so that a GPU held half the month is half a GPU. */
  gpusNow: number;
  /** Of those, what does work; null: not known. */
  workGpus: number | null;
  /** Price of a GPU-hour; null: not known. */
  gpuHourly: number | null;
};

/**
 * The fewest GPUs that hold the instances against the GPUs paid for today. A shared GPU runs all month, so sharing costs
 * more, and `freedMonthly` is negative, where the workloads hold theirs for a small part of it. Throws as `gpuSharing`.
 */
export function gpuSharingPlan({ gpusNow, workGpus, gpuHourly, ...input }: SharingPlanInput) {
  const spec = gpuSpecs[input.gpuModel];
  const sharing = gpuSharing(input);
  const { gpus, layouts } = sharing;
  const unused = (of: "unusedComputeSlices" | "unusedMemorySlices") =>
    layouts.reduce((sum, layout) => sum + layout[of], 0);
  const share = (of: number) => (workGpus === null || of === 0 ? null : workGpus / of);
  const monthly = (of: number) => (gpuHourly === null ? null : of * hoursPerMonth * gpuHourly);
  return {
    ...sharing,
    needs: sharingNeeds(input),
    freedGpus: gpusNow - gpus,
    monthlyNow: monthly(gpusNow),
    freedMonthly: monthly(gpusNow - gpus),
    utilisationNow: share(gpusNow),
    utilisationAfter: share(gpus),
    computeSlices: gpus * spec.computeSlices,
    memorySlices: gpus * spec.memorySlices,
    unusedComputeSlices: unused("unusedComputeSlices"),
    unusedMemorySlices: unused("unusedMemorySlices"),
  };
}
