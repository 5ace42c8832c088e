import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { monthTicks, niceTicks } from "@/lib/chart/ticks";

describe("niceTicks", () => {
  test("0 to 11.7M in steps of 2M ends at 12M", () => {
    expect(niceTicks(0, 11_700_000)).toEqual([0, 2e6, 4e6, 6e6, 8e6, 10e6, 12e6]);
  });

  test("a negative value pulls the axis below 0", () => {
    expect(niceTicks(-30, 100, 5)).toEqual([-50, 0, 50, 100]);
  });

  test("nothing to show still has an axis", () => {
    expect(niceTicks(0, 0)).toEqual([0, 1]);
  });

  test("the ticks always hold the data, contain 0 and are even", () => {
    const size = fc.double({ min: 0.001, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(size, size, fc.boolean(), (max, down, both) => {
        const min = both ? -down : 0;
        const ticks = niceTicks(min, max);
        const unseen = (max - min) * 1e-6;
        expect(ticks[0]).toBeLessThanOrEqual(min + unseen);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(max - unseen);
        expect(ticks).toContain(0);
        expect(ticks.length).toBeLessThanOrEqual(9);
      }),
    );
  });
});

describe("monthTicks", () => {
  test("36 months from January 2027: half-yearly, month 18 ends in June 2028", () => {
    const ticks = monthTicks(36, "2027-01");
    expect(ticks.map((tick) => tick.month)).toEqual([0, 6, 12, 18, 24, 30, 36]);
    expect(ticks[0]).toEqual({ month: 0, label: "Start", calendar: "2027-01" });
    expect(ticks[3]).toEqual({ month: 18, label: "Month 18", calendar: "2028-06" });
  });

  test("60 months and narrow plots: yearly", () => {
    expect(monthTicks(60, "2027-01").map((tick) => tick.month)).toEqual([0, 12, 24, 36, 48, 60]);
    expect(monthTicks(36, "2027-01", { narrow: true }).map((tick) => tick.month)).toEqual([0, 12, 24, 36]);
  });

  test("a horizon that is no multiple still ends with its own tick", () => {
    expect(monthTicks(38, "2027-01").map((tick) => tick.month)).toEqual([0, 12, 24, 38]);
    expect(monthTicks(20, "2027-01").map((tick) => tick.month)).toEqual([0, 6, 12, 20]);
  });
});
