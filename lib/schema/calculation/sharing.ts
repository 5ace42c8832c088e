import { z } from "zod";
import { findProfile, gpuModels, gpuSpecs } from "../../calc/gpu-profiles";
import { gpuSharing } from "../../calc/gpu-sharing";
import { figure } from "../number";
import { calculation } from "./definition";

const countRule = "Must be a whole number from 0 to 5,000.";
const mostInstances = 5000;

const demand = z.strictObject({
  profile: z.string().max(40),
  count: z.int({ error: countRule }).min(0, { error: countRule }).max(mostInstances, { error: countRule }),
});

export const sharingInput = z
  .strictObject({ gpuModel: z.enum(gpuModels), demands: z.array(demand).max(1000) })
  .superRefine(({ gpuModel, demands }, context) => {
    const spec = gpuSpecs[gpuModel];
    demands.forEach(({ profile }, index) => {
      if (findProfile(spec, profile)) return;
      const names = spec.profiles.map(({ name }) => name).join(", ");
      const message = `Must be a profile of ${gpuModel}: ${names}.`;
      context.addIssue({ code: "custom", path: ["demands", index, "profile"], message });
    });
    const counts = demands.map(({ count }) => count);
    if (Math.max(0, ...counts) <= mostInstances && counts.reduce((sum, count) => sum + count, 0) > mostInstances) {
      context.addIssue({ code: "custom", path: ["demands"], message: "Must be at most 5,000 instances in all." });
    }
  });

export const sharingOutput = z.object({
  gpus: figure,
  layouts: z.array(
    z.object({
      instances: z.array(z.object({ profile: z.string(), slot: figure, demand: figure })),
      unusedComputeSlices: figure,
      unusedMemorySlices: figure,
    }),
  ),
  fitsOneGpu: z.boolean(),
  reason: z.string(),
});

export const sharingCalculations = {
  "gpu-sharing": calculation({
    name: "gpu-sharing",
    title: "GPU sharing",
    input: sharingInput,
    output: sharingOutput,
    run: gpuSharing,
    formula:
      "gpus = fewest layouts that hold Σ counts; a layout fills 7 compute and 8 memory slices (A30: 4 and 4), each profile at its own slots, one +me at most",
    source: "NVIDIA Multi-Instance GPU User Guide; guide, strategy 2: GPU sharing",
  }),
};
