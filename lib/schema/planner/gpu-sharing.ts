import { z } from "zod";
import { gpuSharingPlan } from "../../calc/gpu-sharing-plan";
import { sharingInput, sharingOutput } from "../calculation/sharing";
import { figure, maybe, money } from "../number";

const gpus = z.number().min(0).max(1_000_000);

/** What the planner of GPU sharing takes and gives. */
export const gpuSharingPlanner = {
  input: sharingInput.safeExtend({ gpusNow: gpus, workGpus: gpus.nullable(), gpuHourly: money.nullable() }),
  output: sharingOutput.extend({
    needs: z.array(z.object({ name: z.string(), needed: figure, perGpu: figure, gpus: figure })),
    freedGpus: figure,
    monthlyNow: maybe,
    freedMonthly: maybe,
    utilisationNow: maybe,
    utilisationAfter: maybe,
    computeSlices: figure,
    memorySlices: figure,
    unusedComputeSlices: figure,
    unusedMemorySlices: figure,
  }),
  run: gpuSharingPlan,
};

export type GpuSharingPlan = z.output<typeof gpuSharingPlanner.output>;

const utilisationRule = "Must be a percentage from 5 to 100.";

/** How a workload is turned into a profile. */
export const sharingRules = {
  input: z.strictObject({
    instanceUtilisation: z
      .number({ error: utilisationRule })
      .min(0.05, { error: utilisationRule })
      .max(1, { error: utilisationRule }),
    bitsPerWeight: z.number().min(1).max(64),
  }),
  output: z.object({}),
  run: () => ({}),
};
