import { holds, type ReferenceCase } from "@/lib/schema/reference-case";

const manager = {
  source: "NVIDIA MIG Partition Editor, example configuration",
  url: "https://github.com/NVIDIA/mig-parted/blob/main/examples/config.yaml",
};
const userGuide = {
  source: "NVIDIA Multi-Instance GPU user guide",
  url: "https://docs.nvidia.com/datacenter/tesla/mig-user-guide/supported-mig-profiles.html",
};
const counted = { absolute: 0, why: "A count" };

export const gpuSharingCases: readonly ReferenceCase[] = [
  {
    calculation: "gpu-sharing",
    title: "Seven 1g.5gb on one A100",
    input: { gpuModel: "A100-40GB", demands: [{ profile: "1g.5gb", count: 7 }] },
    expected: { gpus: 1, fitsOneGpu: true },
    tolerance: counted,
    citation: { ...manager, where: "all-1g.5gb" },
    verdict: holds,
  },
  {
    calculation: "gpu-sharing",
    title: "Three 2g.10gb on one A100",
    input: { gpuModel: "A100-40GB", demands: [{ profile: "2g.10gb", count: 3 }] },
    expected: { gpus: 1, fitsOneGpu: true },
    tolerance: counted,
    citation: { ...manager, where: "all-2g.10gb" },
    verdict: holds,
  },
  {
    calculation: "gpu-sharing",
    title: "Two 3g.20gb on one A100",
    input: { gpuModel: "A100-40GB", demands: [{ profile: "3g.20gb", count: 2 }] },
    expected: { gpus: 1, fitsOneGpu: true },
    tolerance: counted,
    citation: { ...manager, where: "all-3g.20gb" },
    verdict: holds,
  },
  {
    calculation: "gpu-sharing",
    title: "Two 1g.5gb, one 2g.10gb and one 3g.20gb on one A100",
    input: {
      gpuModel: "A100-40GB",
      demands: [
        { profile: "1g.5gb", count: 2 },
        { profile: "2g.10gb", count: 1 },
        { profile: "3g.20gb", count: 1 },
      ],
    },
    expected: { gpus: 1, fitsOneGpu: true },
    tolerance: counted,
    citation: { ...manager, where: "all-balanced" },
    verdict: holds,
  },
  {
    calculation: "gpu-sharing",
    title: "An A30 has four 1g.6gb: a fifth needs a second",
    input: { gpuModel: "A30", demands: [{ profile: "1g.6gb", count: 5 }] },
    expected: { gpus: 2, fitsOneGpu: false },
    tolerance: counted,
    citation: { ...userGuide, where: "A30 MIG profiles, number of instances available" },
    verdict: holds,
  },
  {
    calculation: "gpu-sharing",
    title: "Two 2g.12gb on one A30",
    input: { gpuModel: "A30", demands: [{ profile: "2g.12gb", count: 2 }] },
    expected: { gpus: 1, fitsOneGpu: true },
    tolerance: counted,
    citation: { ...userGuide, where: "A30 MIG profiles, number of instances available" },
    verdict: holds,
  },
];
