import { describe, expect, it } from "vitest";
import { crossing } from "../../lib/calc/crossing";

describe("crossing", () => {
  it("lies at 1 + 50/100 = 1.5 when a gap of 50 turns into −50 in month 2", () => {
    expect(crossing([0, 100, 200], [100, 150, 150])).toEqual({ months: 1.5, month: 2 });
  });

  it("lies on the month itself when the curves meet there", () => {
    expect(crossing([0, 100, 200], [100, 150, 200])).toEqual({ months: 2, month: 2 });
  });

  it("is null when the alternative stays above", () => {
    expect(crossing([0, 100, 200], [100, 250, 400])).toEqual({ months: null, month: null });
  });

  it("is 0 for an alternative that costs nothing to start and no more afterwards", () => {
    expect(crossing([0, 100], [0, 90])).toEqual({ months: 0, month: 0 });
    expect(crossing([0, 100], [0, 100])).toEqual({ months: 0, month: 0 });
  });

  it("is not 0 for one that starts level and rises above at once", () => {
    expect(crossing([0, 100, 200], [0, 120, 240])).toEqual({ months: null, month: null });
    expect(crossing([0, 100, 200], [0, 120, 180])).toEqual({ months: 1.5, month: 2 });
  });

  it("takes the noise of long sums for level", () => {
    expect(crossing([0, 0.3], [0.1, 0.1 + 0.2]).month).toBe(1);
  });

  it("has no answer for empty curves", () => {
    expect(crossing([], [])).toEqual({ months: null, month: null });
  });
});
