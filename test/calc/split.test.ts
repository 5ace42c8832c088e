import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitPortions } from "../../lib/calc/split";

const fleet = (share: number) => ({ share, isCloud: false });
const cloud = (share: number) => ({ share, isCloud: true });

describe("splitPortions", () => {
  it("70/30 by GPU-hours of a flat load: the fleet holds 70 % of the peak and serves 70 % of the work", () => {
    expect(splitPortions([fleet(0.7), cloud(0.3)], 1, "gpu-hours")).toEqual([
      { served: 0.7, capacity: 0.7 },
      { served: 0.3, capacity: 0 },
    ]);
  });

  it("75/25 by GPU-hours of a straight load needs 1 − √0.25 = 50 % of the peak", () => {
    const [owned] = splitPortions([fleet(0.75), cloud(0.25)], 2, "gpu-hours");
    expect(owned?.capacity).toBeCloseTo(0.5, 12);
  });

  it("50/50 by peak of a straight load serves 75 % of the work, the cloud the other 25 %", () => {
    const [owned, rest] = splitPortions([fleet(0.5), cloud(0.5)], 2, "peak");
    expect(owned).toEqual({ served: 0.75, capacity: 0.5 });
    expect(rest?.served).toBeCloseTo(0.25, 12);
  });

  it("stacks two fleets: the second takes the layer above the first, and works less", () => {
    const [base, layer, rest] = splitPortions([fleet(0.25), fleet(0.25), cloud(0.5)], 2, "peak");
    expect(base?.served).toBeCloseTo(2 * 0.25 - 0.25 ** 2, 12);
    expect(layer?.served).toBeCloseTo(0.75 - 0.4375, 12);
    expect(rest?.served).toBeCloseTo(0.25, 12);
  });

  it("gives everything to one fleet as its whole peak, even if thirds do not quite sum to 1", () => {
    const portions = splitPortions([fleet(0.1), fleet(0.2), fleet(0.7)], 3, "gpu-hours");
    expect(portions.reduce((sum, { capacity }) => sum + capacity, 0)).toBe(1);
  });

  it("divides what is left among cloud offers by their shares", () => {
    const [, first, second] = splitPortions([fleet(0.5), cloud(0.3), cloud(0.2)], 2, "peak");
    expect(first?.served).toBeCloseTo(0.15, 12);
    expect(second?.served).toBeCloseTo(0.1, 12);
  });

  it("serves all of the work, however it is split", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0.01, max: 1, noNaN: true }), fc.boolean()), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.double({ min: 1, max: 8, noNaN: true }),
        fc.constantFrom("gpu-hours" as const, "peak" as const),
        (weights, peakToMean, shareOf) => {
          const total = weights.reduce((sum, [weight]) => sum + weight, 0);
          const shares = weights.map(([weight, isCloud]) => ({ share: weight / total, isCloud }));
          const portions = splitPortions(shares, peakToMean, shareOf);
          expect(portions.reduce((sum, { served }) => sum + served, 0)).toBeCloseTo(1, 9);
          for (const { served, capacity } of portions) {
            expect(served).toBeGreaterThanOrEqual(-1e-12);
            expect(capacity).toBeGreaterThanOrEqual(-1e-12);
          }
        },
      ),
    );
  });
});
