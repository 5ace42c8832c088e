/** GPUs that split into isolated instances (NVIDIA MIG). */
export const gpuModels = ["A100-40GB", "A100-80GB", "H100-80GB", "H200", "B200", "A30"] as const;

export type GpuModel = (typeof gpuModels)[number];

/** A profile without its memory, so that it can be named across models; "1g wide" has twice the memory of a 1g. */
export type ProfileFamily = "1g" | "1g+me" | "1g wide" | "2g" | "2g+me" | "3g" | "4g" | "7g";

export type GpuProfile = {
  /** As `nvidia-smi mig -lgip` prints it: "3g.20gb". */
  name: string;
  family: ProfileFamily;
  computeSlices: number;
  memorySlices: number;
  memoryGb: number;
  /** Memory slices at which an instance may start. */
  slots: readonly number[];
  /** Has the media engines, of which a GPU gives one set. */
  media: boolean;
};

/**
 * What no layout of one GPU can exceed: the weights of its instances sum to at most `perGpu`. Instances that weigh more
 * need more GPUs, however they are arranged.
 */
export type GpuLimit = {
  name: string;
  perGpu: number;
  weights: Readonly<Partial<Record<ProfileFamily, number>>>;
};

export type GpuSpec = {
  model: GpuModel;
  /** As supplies name it. */
  gpuClass: string;
  computeSlices: number;
  memorySlices: number;
  memoryGb: number;
  /** Largest first. */
  profiles: readonly GpuProfile[];
  limits: readonly GpuLimit[];
};

type Shape = Omit<GpuProfile, "name" | "memoryGb">;

const sevenSlices: readonly Shape[] = [
  { family: "7g", computeSlices: 7, memorySlices: 8, slots: [0], media: false },
  { family: "4g", computeSlices: 4, memorySlices: 4, slots: [0], media: false },
  { family: "3g", computeSlices: 3, memorySlices: 4, slots: [0, 4], media: false },
  { family: "2g", computeSlices: 2, memorySlices: 2, slots: [0, 2, 4], media: false },
  { family: "1g wide", computeSlices: 1, memorySlices: 2, slots: [0, 2, 4, 6], media: false },
  { family: "1g+me", computeSlices: 1, memorySlices: 1, slots: [0, 1, 2, 3, 4, 5, 6], media: true },
  { family: "1g", computeSlices: 1, memorySlices: 1, slots: [0, 1, 2, 3, 4, 5, 6], media: false },
];

const fourSlices: readonly Shape[] = [
  { family: "4g", computeSlices: 4, memorySlices: 4, slots: [0], media: false },
  { family: "2g+me", computeSlices: 2, memorySlices: 2, slots: [0, 2], media: true },
  { family: "2g", computeSlices: 2, memorySlices: 2, slots: [0, 2], media: false },
  { family: "1g+me", computeSlices: 1, memorySlices: 1, slots: [0, 1, 2, 3], media: true },
  { family: "1g", computeSlices: 1, memorySlices: 1, slots: [0, 1, 2, 3], media: false },
];

/** A +me instance counts besides its slices, because it can be only once on a GPU that has room for a 1g. */
const sevenSliceLimits: readonly GpuLimit[] = [
  {
    name: "compute slices",
    perGpu: 7,
    weights: { "7g": 7, "4g": 4, "3g": 3, "2g": 2, "1g wide": 1, "1g+me": 1, "1g": 1 },
  },
  {
    name: "memory slices",
    perGpu: 8,
    weights: { "7g": 8, "4g": 4, "3g": 4, "2g": 2, "1g wide": 2, "1g+me": 1, "1g": 1 },
  },
  {
    name: "pairs of memory slices",
    perGpu: 4,
    weights: { "7g": 4, "4g": 2, "3g": 2, "2g": 1, "1g wide": 1, "1g+me": 1 },
  },
  { name: "places for a 2g", perGpu: 3, weights: { "7g": 3, "4g": 2, "3g": 1, "2g": 1 } },
  { name: "halves of the memory", perGpu: 2, weights: { "7g": 2, "4g": 1, "3g": 1, "1g+me": 1 } },
  { name: "places for a 4g", perGpu: 1, weights: { "7g": 1, "4g": 1 } },
  { name: "sets of media engines", perGpu: 1, weights: { "7g": 1, "1g+me": 1 } },
];

const fourSliceLimits: readonly GpuLimit[] = [
  { name: "compute slices", perGpu: 4, weights: { "4g": 4, "2g+me": 2, "2g": 2, "1g+me": 1, "1g": 1 } },
  { name: "memory slices", perGpu: 4, weights: { "4g": 4, "2g+me": 2, "2g": 2, "1g+me": 1, "1g": 1 } },
  { name: "halves of the memory", perGpu: 2, weights: { "4g": 2, "2g+me": 1, "2g": 1, "1g+me": 1 } },
  { name: "sets of media engines", perGpu: 1, weights: { "4g": 1, "2g+me": 1, "1g+me": 1 } },
];

type Sizes = Readonly<Partial<Record<ProfileFamily, number>>>;

/** `sizes`: the memory of an instance in GB, as in the profile's name. */
function specOf(model: GpuModel, gpuClass: string, sizes: Sizes): GpuSpec {
  const isSmall = model === "A30";
  const whole = sizes[isSmall ? "4g" : "7g"] ?? 0;
  return {
    model,
    gpuClass,
    computeSlices: isSmall ? 4 : 7,
    memorySlices: isSmall ? 4 : 8,
    memoryGb: whole,
    profiles: (isSmall ? fourSlices : sevenSlices).map((shape) => {
      const memoryGb = sizes[shape.family] ?? 0;
      return { ...shape, memoryGb, name: `${shape.computeSlices}g.${memoryGb}gb${shape.media ? "+me" : ""}` };
    }),
    limits: isSmall ? fourSliceLimits : sevenSliceLimits,
  };
}

const a80 = { "1g": 10, "1g+me": 10, "1g wide": 20, "2g": 20, "3g": 40, "4g": 40, "7g": 80 };

/** Source: NVIDIA Multi-Instance GPU User Guide, supported MIG profiles and their placements. */
export const gpuSpecs: Readonly<Record<GpuModel, GpuSpec>> = {
  "A100-40GB": specOf("A100-40GB", "A100", {
    "1g": 5,
    "1g+me": 5,
    "1g wide": 10,
    "2g": 10,
    "3g": 20,
    "4g": 20,
    "7g": 40,
  }),
  "A100-80GB": specOf("A100-80GB", "A100", a80),
  "H100-80GB": specOf("H100-80GB", "H100", a80),
  H200: specOf("H200", "H200", { "1g": 18, "1g+me": 18, "1g wide": 35, "2g": 35, "3g": 71, "4g": 71, "7g": 141 }),
  B200: specOf("B200", "B200", { "1g": 23, "1g+me": 23, "1g wide": 45, "2g": 45, "3g": 90, "4g": 90, "7g": 180 }),
  A30: specOf("A30", "A30", { "1g": 6, "1g+me": 6, "2g": 12, "2g+me": 12, "4g": 24 }),
};

export function findProfile({ profiles }: GpuSpec, name: string): GpuProfile | undefined {
  return profiles.find((profile) => profile.name === name);
}
