import { describe, expect, test } from "vitest";
import { fitsInto, maximalLayouts } from "../../lib/calc/gpu-layouts";
import { weighed } from "../../lib/calc/gpu-packing";
import { findProfile, type GpuModel, type GpuSpec, gpuModels, gpuSpecs } from "../../lib/calc/gpu-profiles";

/** Without double memory and media engines, as the MIG guide draws its layouts. */
function core(model: GpuModel): GpuSpec {
  const spec = gpuSpecs[model];
  return { ...spec, profiles: spec.profiles.filter(({ family }) => /^\dg$/.test(family)) };
}

const named = (spec: GpuSpec) =>
  maximalLayouts(spec).map((layout) => layout.map(({ profile, slot }) => `${profile.family}@${slot}`).join(" "));

describe("layouts of the core profiles", () => {
  test.each(["A100-40GB", "A100-80GB", "H100-80GB", "H200", "B200"] as const)(
    "%s has 6 left halves × 3 right halves + one 7g = 19, the figure of NVIDIA's MIG guide",
    (model) => {
      expect(maximalLayouts(core(model))).toHaveLength(19);
    },
  );

  test("the 19 by hand: {4g, 3g, 2g 2g, 2g 1g 1g, 1g 1g 2g, four 1g} × {3g, 2g 1g, three 1g}, and 7g", () => {
    const left = ["4g@0", "3g@0", "2g@0 2g@2", "2g@0 1g@2 1g@3", "1g@0 1g@1 2g@2", "1g@0 1g@1 1g@2 1g@3"];
    const right = ["3g@4", "2g@4 1g@6", "1g@4 1g@5 1g@6"];
    const halves = left.flatMap((one) => right.map((other) => `${one} ${other}`));
    expect(named(core("A100-40GB")).toSorted()).toEqual([...halves, "7g@0"].toSorted());
  });

  test("A30: {2g, 1g 1g} × {2g, 1g 1g} + one 4g = 5", () => {
    const halves = ["2g@0 2g@2", "2g@0 1g@2 1g@3", "1g@0 1g@1 2g@2", "1g@0 1g@1 1g@2 1g@3"];
    expect(named(core("A30")).toSorted()).toEqual([...halves, "4g@0"].toSorted());
  });
});

describe("placement", () => {
  const spec = gpuSpecs["H100-80GB"];
  const place = (name: string, slot: number) => {
    const profile = findProfile(spec, name);
    if (!profile) throw new RangeError(name);
    return { profile, slot };
  };

  test("seven 1g fill the compute slices and leave the eighth memory slice", () => {
    const seven = [0, 1, 2, 3, 4, 5, 6].map((slot) => place("1g.10gb", slot));
    expect(seven.every((one, index) => fitsInto(seven.slice(0, index), one, spec))).toBe(true);
    expect(fitsInto(seven, place("1g.20gb", 6), spec)).toBe(false);
  });

  test("two 3g take all 8 memory slices: the seventh compute slice cannot be used", () => {
    const two = [place("3g.40gb", 0), place("3g.40gb", 4)];
    expect(
      spec.profiles.every((profile) => profile.slots.every((slot) => !fitsInto(two, { profile, slot }, spec))),
    ).toBe(true);
  });

  test("a GPU has one set of media engines", () => {
    expect(fitsInto([place("1g.10gb+me", 0)], place("1g.10gb+me", 1), spec)).toBe(false);
    expect(fitsInto([place("1g.10gb+me", 0)], place("1g.10gb", 1), spec)).toBe(true);
  });
});

describe.each(gpuModels)("%s", (model) => {
  const spec = gpuSpecs[model];

  test("no layout exceeds a limit of the model, and each limit is reached by one", () => {
    const layouts = maximalLayouts(spec);
    for (const limit of spec.limits) {
      const weights = layouts.map((layout) =>
        weighed(
          limit,
          spec,
          spec.profiles.map((profile) => layout.filter((placed) => placed.profile === profile).length),
        ),
      );
      expect([limit.name, Math.max(...weights)]).toEqual([limit.name, limit.perGpu]);
    }
  });

  test("names are unique and every profile fits an empty GPU at each of its slots", () => {
    expect(new Set(spec.profiles.map(({ name }) => name)).size).toBe(spec.profiles.length);
    expect(spec.profiles.every((profile) => profile.slots.every((slot) => fitsInto([], { profile, slot }, spec)))).toBe(
      true,
    );
  });
});

test("names are those of NVIDIA's MIG guide", () => {
  const names = (model: GpuModel) => gpuSpecs[model].profiles.map(({ name }) => name).join(" ");
  expect(names("A100-40GB")).toBe("7g.40gb 4g.20gb 3g.20gb 2g.10gb 1g.10gb 1g.5gb+me 1g.5gb");
  expect(names("A100-80GB")).toBe("7g.80gb 4g.40gb 3g.40gb 2g.20gb 1g.20gb 1g.10gb+me 1g.10gb");
  expect(names("H200")).toBe("7g.141gb 4g.71gb 3g.71gb 2g.35gb 1g.35gb 1g.18gb+me 1g.18gb");
  expect(names("B200")).toBe("7g.180gb 4g.90gb 3g.90gb 2g.45gb 1g.45gb 1g.23gb+me 1g.23gb");
  expect(names("A30")).toBe("4g.24gb 2g.12gb+me 2g.12gb 1g.6gb+me 1g.6gb");
});
