import { fitsInto, type GpuLayout } from "../../lib/calc/gpu-layouts";
import { gpuSpecs } from "../../lib/calc/gpu-profiles";
import { gpuSharing } from "../../lib/calc/gpu-sharing";

/**
 * Time to find the fewest GPUs for 500 instances, next to first-fit-decreasing, which packs them without a proof, and to
 * the number of GPUs that their slices alone would fill. Target: 1 s.
 */
const gpuModel = "H100-80GB";
const spec = gpuSpecs[gpuModel];
const instances = 500;
const targetMs = 1000;

const rows = Array.from({ length: instances }, (_, index) => {
  const profile = spec.profiles[(index * index + 3 * index) % spec.profiles.length];
  if (!profile) throw new RangeError(`Row ${index} has no profile.`);
  return profile;
});

function firstFitDecreasing(): number {
  const gpus: GpuLayout[] = [];
  const largestFirst = rows.toSorted(
    (one, other) => other.memorySlices - one.memorySlices || other.computeSlices - one.computeSlices,
  );
  for (const profile of largestFirst) {
    const placed = gpus.some((layout, index) => {
      const slot = profile.slots.find((candidate) => fitsInto(layout, { profile, slot: candidate }, spec));
      if (slot !== undefined) gpus[index] = [...layout, { profile, slot }];
      return slot !== undefined;
    });
    if (!placed) gpus.push([{ profile, slot: profile.slots[0] ?? 0 }]);
  }
  return gpus.length;
}

const demands = rows.map(({ name }) => ({ profile: name, count: 1 }));
const summed = spec.profiles.map(({ name }) => ({
  profile: name,
  count: demands.filter(({ profile }) => profile === name).length,
}));

function measured(run: () => number): { gpus: number; ms: number } {
  const start = performance.now();
  const gpus = run();
  return { gpus, ms: performance.now() - start };
}

const first = measured(() => gpuSharing({ gpuModel, demands: summed }).gpus);
const single = measured(() => gpuSharing({ gpuModel, demands }).gpus);
const peer = measured(firstFitDecreasing);
const floor = Math.ceil(rows.reduce((sum, { computeSlices }) => sum + computeSlices, 0) / spec.computeSlices);

console.log(`GPU sharing, ${instances} instances on ${gpuModel}`);
console.log(`  in ${summed.length} rows, first call: ${first.gpus} GPUs in ${first.ms.toFixed(1)} ms`);
console.log(`  in ${instances} rows: ${single.gpus} GPUs in ${single.ms.toFixed(1)} ms`);
console.log(`  floor ⌈compute slices / ${spec.computeSlices}⌉: ${floor} GPUs`);
console.log(`  first-fit-decreasing: ${peer.gpus} GPUs in ${peer.ms.toFixed(1)} ms`);
const slowest = Math.max(first.ms, single.ms);
const isMet = slowest <= targetMs && first.gpus === single.gpus && single.gpus <= peer.gpus;
console.log(`  target ${targetMs} ms: ${isMet ? "met" : "MISSED"}`);
if (!isMet) process.exitCode = 1;
