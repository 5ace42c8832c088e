import { z } from "zod";
import { commitmentPlan } from "../../calc/commitment-plan";
import { figure, maybe, money, ratio } from "../number";

const gpus = z.number().min(0).max(1_000_000);

const best = z.object({ exactGpus: figure, gpus: figure, total: figure }).nullable();

/** What the planner of commitments takes and gives. */
export const commitmentPlanner = {
  input: z.strictObject({
    loads: z
      .array(z.strictObject({ meanGpus: gpus, peakToMean: z.number().min(1).max(1000), interruptible: ratio }))
      .max(2000),
    onDemandHourly: money,
    reserved1yHourly: money.nullable(),
    reserved3yHourly: money.nullable(),
    spotHourly: money.nullable(),
    reserved1yGpus: gpus,
    reserved3yGpus: gpus,
    spotShare: ratio,
    interruptionOverhead: z.number().min(0).max(10),
  }),
  output: z.object({
    hours: z.array(
      z.object({ reserved3y: figure, reserved1y: figure, unused: figure, spot: figure, onDemand: figure }),
    ),
    options: z.array(
      z.object({
        option: z.enum(["reserved3y", "reserved1y", "spot", "onDemand"]),
        gpuHours: figure,
        usedGpuHours: figure,
        gpuHourly: figure,
        cost: figure,
        waste: figure,
      }),
    ),
    total: figure,
    gpuHours: figure,
    onDemandEquivalent: figure,
    waste: figure,
    coverage: maybe,
    utilisation: maybe,
    effectiveGpuHourly: maybe,
    effectiveDiscount: maybe,
    best: z.object({ reserved1y: best, reserved3y: best }),
  }),
  run: commitmentPlan,
};

export type CommitmentPlannerInput = z.output<typeof commitmentPlanner.input>;

export type CommitmentPlannerResult = z.output<typeof commitmentPlanner.output>;
