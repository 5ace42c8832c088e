import type { GpuProfile, GpuSpec } from "./gpu-profiles";

/** An instance on a GPU; it covers the memory slices from `slot` on. */
export type PlacedInstance = { profile: GpuProfile; slot: number };

export type GpuLayout = readonly PlacedInstance[];

type Frame = Pick<GpuSpec, "computeSlices" | "memorySlices" | "profiles">;

/** Whether an instance can be added: its slices are free, and so are its media engines. */
export function fitsInto(layout: GpuLayout, added: PlacedInstance, frame: Frame): boolean {
  const { profile, slot } = added;
  const used = layout.reduce((sum, each) => sum + each.profile.computeSlices, 0);
  if (used + profile.computeSlices > frame.computeSlices || slot + profile.memorySlices > frame.memorySlices) {
    return false;
  }
  return layout.every((other) => {
    const apart = slot + profile.memorySlices <= other.slot || other.slot + other.profile.memorySlices <= slot;
    return apart && !(profile.media && other.profile.media);
  });
}

/**
 * Every layout of a GPU to which nothing can be added, instances in the order of their slots. Positions count: the same
 * instances in other slots are another layout. Nothing to place gives one empty layout.
 */
export function maximalLayouts(frame: Frame): GpuLayout[] {
  const places = frame.profiles
    .flatMap((profile) => profile.slots.map((slot) => ({ profile, slot })))
    .sort((one, other) => one.slot - other.slot);
  const found: GpuLayout[] = [];
  const extend = (layout: GpuLayout, from: number) => {
    if (places.every((place) => !fitsInto(layout, place, frame))) found.push(layout);
    places.slice(from).forEach((place, index) => {
      if (fitsInto(layout, place, frame)) extend([...layout, place], from + index + 1);
    });
  };
  extend([], 0);
  return found;
}

/** How many instances of each profile a layout has, in the order of the profiles. */
export function countsOf(layout: GpuLayout, profiles: readonly GpuProfile[]): number[] {
  return profiles.map((profile) => layout.filter((placed) => placed.profile === profile).length);
}
