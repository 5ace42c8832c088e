import { findProfile, type GpuSpec, type ProfileFamily } from "../calc/gpu-profiles";

/** A row of the demand by hand; an emptied count is null. */
export type HandRow = { id: number; profile: string; count: number | null };

const guide: readonly { family: ProfileFamily; count: number }[] = [
  { family: "1g", count: 3 },
  { family: "2g", count: 2 },
  { family: "3g", count: 1 },
];

/** The guide's six workloads, of the profiles that the model has. */
export function handRows(spec: GpuSpec): HandRow[] {
  return guide.flatMap(({ family, count }, id) => {
    const profile = spec.profiles.find((each) => each.family === family);
    return profile ? [{ id, profile: profile.name, count }] : [];
  });
}

/** The same profiles on another model; one it does not have stays, and its rule is said. */
export function rowsFor(rows: readonly HandRow[], from: GpuSpec, to: GpuSpec): HandRow[] {
  return rows.map((row) => {
    const family = findProfile(from, row.profile)?.family;
    const profile = to.profiles.find((each) => each.family === family);
    return { ...row, profile: profile?.name ?? row.profile };
  });
}

/** One more row: of the smallest profile. */
export function withNewRow(rows: readonly HandRow[], spec: GpuSpec): HandRow[] {
  const id = 1 + Math.max(-1, ...rows.map((row) => row.id));
  return [...rows, { id, profile: spec.profiles.at(-1)?.name ?? "", count: 1 }];
}
