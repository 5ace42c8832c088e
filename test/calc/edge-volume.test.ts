import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type EdgeVolumeInput, edgeCostAt, edgeVolume } from "@/lib/calc/edge-volume";
import { frozen } from "./fixtures";

/** One stream costs 20 in the cloud; a device serves 5 and costs 60 a month. */
const site: EdgeVolumeInput = frozen({ cloudPerStream: 20, streamsPerDevice: 5, deviceMonthly: 60, fixedMonthly: 0 });

describe("edgeVolume", () => {
  test("60 / 20 = 3 streams pay for the first device; the second pays at once when 2 × 40 ≥ 60: (2 × 60) / 20 = 6", () => {
    expect(edgeVolume(site)).toEqual({ breakeven: 3, always: 6 });
  });

  test("with 50 a site: 50 / (100 − 60) = 1.25, so two devices, (50 + 120) / 20 = 8.5; always 110 / 40 = 2.75, three, 11.5", () => {
    expect(edgeVolume({ ...site, fixedMonthly: 50 })).toEqual({ breakeven: 8.5, always: 11.5 });
  });

  test("the guide: 65 a camera against 1,500 / 36 + 20 = 61.67 a device of ten cameras: 0.949 of one camera", () => {
    const guide = { cloudPerStream: 65, streamsPerDevice: 10, deviceMonthly: 1500 / 36 + 20, fixedMonthly: 0 };
    const { breakeven, always } = edgeVolume(guide);
    expect(breakeven).toBeCloseTo(0.9487, 4);
    expect(always).toBe(breakeven);
  });

  test("never: a full device at 101 costs more than its five streams at 100", () => {
    expect(edgeVolume({ ...site, deviceMonthly: 101 })).toEqual({ breakeven: null, always: null });
  });

  test("a device at 100 is as cheap as five streams only when it is full", () => {
    expect(edgeVolume({ ...site, deviceMonthly: 100 })).toEqual({ breakeven: 5, always: null });
  });

  test("never: full devices that only break even do not pay for the site", () => {
    expect(edgeVolume({ ...site, deviceMonthly: 100, fixedMonthly: 1 }).breakeven).toBeNull();
  });

  test("never: a cloud that takes nothing", () => {
    expect(edgeVolume({ ...site, cloudPerStream: 0 }).breakeven).toBeNull();
  });

  test("always: edge that costs nothing", () => {
    expect(edgeVolume({ ...site, deviceMonthly: 0 })).toEqual({ breakeven: 0, always: 0 });
  });

  test("devices that cost nothing at a site of 50: 50 / 20 = 2.5 streams", () => {
    expect(edgeVolume({ ...site, deviceMonthly: 0, fixedMonthly: 50 })).toEqual({ breakeven: 2.5, always: 2.5 });
  });

  test("a device that serves nothing is refused", () => {
    expect(() => edgeVolume({ ...site, streamsPerDevice: 0 })).toThrow(RangeError);
  });

  test("five streams take one device, six take two: 60, 120", () => {
    expect(edgeCostAt(site, 5)).toBe(60);
    expect(edgeCostAt(site, 6)).toBe(120);
    expect(edgeCostAt(site, 0)).toBe(0);
  });

  const sites = fc.record({
    cloudPerStream: fc.double({ min: 0.5, max: 100, noNaN: true }),
    streamsPerDevice: fc.integer({ min: 1, max: 40 }),
    deviceMonthly: fc.double({ min: 1, max: 1000, noNaN: true }),
    fixedMonthly: fc.double({ min: 0, max: 500, noNaN: true }),
  });

  test("edge is dearer at every volume below the breakeven, and not dearer at it", () => {
    fc.assert(
      fc.property(sites, fc.double({ min: 0.01, max: 0.999, noNaN: true }), (input, part) => {
        const { breakeven } = edgeVolume(input);
        if (breakeven === null || breakeven > 1e6) return;
        const below = breakeven * part;
        expect(edgeCostAt(input, below)).toBeGreaterThan(input.cloudPerStream * below);
        expect(edgeCostAt(input, breakeven)).toBeLessThanOrEqual(input.cloudPerStream * breakeven * (1 + 1e-9));
      }),
    );
  });

  test("edge is dearer at no volume from `always` on", () => {
    fc.assert(
      fc.property(sites, fc.double({ min: 1, max: 20, noNaN: true }), (input, times) => {
        const { always } = edgeVolume(input);
        if (always === null || always > 1e6) return;
        const above = always * times;
        expect(edgeCostAt(input, above)).toBeLessThanOrEqual(input.cloudPerStream * above * (1 + 1e-9));
      }),
    );
  });

  test("a volume that is never cheaper is dearer even when every device is full", () => {
    fc.assert(
      fc.property(sites, fc.integer({ min: 1, max: 200 }), (input, devices) => {
        if (edgeVolume(input).breakeven !== null) return;
        const full = devices * input.streamsPerDevice;
        expect(edgeCostAt(input, full)).toBeGreaterThan(input.cloudPerStream * full * (1 - 1e-9));
      }),
    );
  });
});
