import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { capacityForShare, hourlyLoad, servedShare } from "../../lib/calc/load-duration";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const peak = fc.double({ min: 1, max: 12, noNaN: true });

describe("servedShare", () => {
  it("serves 50 % of a flat load with half its peak", () => {
    expect(servedShare(0.5, 1)).toBe(0.5);
  });

  it("serves 2·0.5 − 0.5² = 75 % of a load that falls straight from its peak to 0, with half its peak", () => {
    expect(servedShare(0.5, 2)).toBeCloseTo(0.75, 14);
  });

  it("serves 0.25 · 3 − 2 · 0.25^1.5 = 50 % of a quadratic load (peak to mean 3) with a quarter of its peak", () => {
    expect(servedShare(0.25, 3)).toBeCloseTo(0.5, 14);
  });

  it("serves nothing with nothing and everything with the peak", () => {
    for (const peakToMean of [1, 1.3, 2, 7]) {
      expect(servedShare(0, peakToMean)).toBe(0);
      expect(servedShare(1, peakToMean)).toBe(1);
      expect(servedShare(1.5, peakToMean)).toBe(1);
    }
  });

  it("agrees with min(demand, capacity) added up hour by hour", () => {
    fc.assert(
      fc.property(share, peak, (k, peakToMean) => {
        const hours = 20_000;
        let served = 0;
        let all = 0;
        for (let hour = 0; hour < hours; hour++) {
          const demand = (1 - (hour + 0.5) / hours) ** (peakToMean - 1);
          served += Math.min(demand, k);
          all += demand;
        }
        expect(servedShare(k, peakToMean)).toBeCloseTo(served / all, 3);
      }),
      { numRuns: 60 },
    );
  });
});

describe("capacityForShare", () => {
  it("needs 1 − √(1 − 0.75) = half the peak for 75 % of a straight load", () => {
    expect(capacityForShare(0.75, 2)).toBeCloseTo(0.5, 14);
  });

  it("needs the whole peak for all of the work, however peaky", () => {
    for (const peakToMean of [1, 1.01, 2, 50]) expect(capacityForShare(1, peakToMean)).toBe(1);
  });

  it("undoes servedShare", () => {
    fc.assert(
      fc.property(share, peak, (wanted, peakToMean) => {
        expect(servedShare(capacityForShare(wanted, peakToMean), peakToMean)).toBeCloseTo(wanted, 9);
      }),
    );
  });

  it("needs more GPUs for the same share of a peakier load of the same size", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.95, noNaN: true }), (wanted) => {
        const gpus = [1, 1.5, 2, 3].map((peakToMean) => peakToMean * capacityForShare(wanted, peakToMean));
        for (let index = 1; index < gpus.length; index++) {
          expect(gpus[index]).toBeGreaterThan(gpus[index - 1] ?? Number.NaN);
        }
      }),
    );
  });
});

describe("hourlyLoad", () => {
  it("a flat load asks for the mean in every hour", () => {
    expect(hourlyLoad(3, 1, 4)).toEqual([3, 3, 3, 3]);
  });

  it("2 times the mean at the peak, in 4 hours: the steps of a straight line, 10 · (1.75, 1.25, 0.75, 0.25)", () => {
    expect(hourlyLoad(10, 2, 4)).toEqual([17.5, 12.5, 7.5, 2.5]);
  });

  it("loses none of the month's work, falls, and stays below the peak", () => {
    fc.assert(
      fc.property(peak, (peakToMean) => {
        const hours = hourlyLoad(5, peakToMean, 730);
        expect(hours.reduce((sum, load) => sum + load, 0)).toBeCloseTo(5 * 730, 8);
        for (const [index, load] of hours.entries()) {
          expect(load).toBeLessThanOrEqual((hours[index - 1] ?? 5 * peakToMean) * (1 + 1e-12));
        }
      }),
    );
  });
});
