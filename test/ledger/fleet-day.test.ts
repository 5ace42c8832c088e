import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountOfUnits, zero } from "../../lib/ledger/amount";
import { amountOf, formatAmount } from "../../lib/ledger/amount-text";
import { type GpuUse, priceFleetDay } from "../../lib/ledger/fleet-day";
import { frozen } from "../calc/fixtures";
import { thousandRuns, totalOf } from "./fixtures";

const useOf = (id: string, gpuHours: string, slices = 1n, slicesPerGpu = 1n): GpuUse => ({
  id,
  gpuHours: amountOf(gpuHours),
  slices,
  slicesPerGpu,
});

const dayOf = (rate: string, availableGpuHours: string, ...uses: GpuUse[]) =>
  priceFleetDay(frozen({ rate: amountOf(rate), availableGpuHours: amountOf(availableGpuHours), uses }));

describe("priceFleetDay", () => {
  it("8 · 24 = 192 GPU-hours at 2.00: 100 used cost 200, 70 h of 3/7 GPU = 30 cost 60, idle 62 cost 124", () => {
    const day = dayOf("2", "192", useOf("a", "100"), useOf("b", "70", 3n, 7n));
    expect(day).toEqual({
      uses: [
        { id: "a", gpuHours: amountOf("100"), cost: amountOf("200") },
        { id: "b", gpuHours: amountOf("30"), cost: amountOf("60") },
      ],
      idle: { gpuHours: amountOf("62"), cost: amountOf("124") },
      overbookedGpuHours: zero,
    });
  });

  it("24 h of one slice of 7, seven times, are one GPU's day and no idle: 7 · 24/7 · 2.00 = 48, to the last digit", () => {
    const day = dayOf("2", "24", ...Array.from({ length: 7 }, (_, index) => useOf(`u${index}`, "24", 1n, 7n)));
    expect(day.idle).toBeNull();
    expect(totalOf(day.uses.map(({ cost }) => cost))).toBe(amountOf("48"));
    // 48 / 7 ends in …142|857: six units are left, for the first six.
    expect([5, 6].map((index) => formatAmount(day.uses[index]?.cost ?? zero))).toEqual([
      "6.857142857142857143",
      "6.857142857142857142",
    ]);
  });

  it("slices of 7 and of 4 on one fleet: 2/7 of 24 h and 1/4 of 24 h leave 24 − 6.857 − 6 = 11.143 idle", () => {
    const day = dayOf("1", "24", useOf("a", "24", 2n, 7n), useOf("b", "24", 1n, 4n));
    expect(formatAmount(day.idle?.gpuHours ?? zero)).toBe("11.142857142857142857");
  });

  it("two GPU models on one node, under-distributed elsewhere: 4 · 24 · 3.00 + 4 · 24 · 0.50 = 336, all of it given out", () => {
    const big = dayOf("3", "96", useOf("a", "50"), useOf("b", "7.3"));
    const small = dayOf("0.5", "96", useOf("a", "12"));
    const costs = [big, small].flatMap((day) => [...day.uses.map(({ cost }) => cost), day.idle?.cost ?? zero]);
    expect(totalOf(costs)).toBe(amountOf("336"));
  });

  it("a fleet without GPUs has no idle and no cost, where others had a fault", () => {
    expect(dayOf("2", "0")).toEqual({ uses: [], idle: null, overbookedGpuHours: zero });
    expect(dayOf("2", "0", useOf("a", "0")).uses).toEqual([{ id: "a", gpuHours: zero, cost: zero }]);
  });

  it("an unused fleet is all idle: 24 · 2.00 = 48", () => {
    expect(dayOf("2", "24", useOf("a", "0")).idle).toEqual({ gpuHours: amountOf("24"), cost: amountOf("48") });
  });

  it("200 hours on 192 are 8 overbooked, paid at the rate, and idle is none rather than −8", () => {
    const day = dayOf("2", "192", useOf("a", "200"));
    expect(day.idle).toBeNull();
    expect(day.overbookedGpuHours).toBe(amountOf("8"));
    expect(day.uses[0]?.cost).toBe(amountOf("400"));
  });

  it("refuses hours below 0, slices outside the GPU, and one use twice", () => {
    expect(() => dayOf("2", "24", useOf("a", "-1"))).toThrow(RangeError);
    expect(() => dayOf("2", "-24")).toThrow(RangeError);
    expect(() => dayOf("2", "24", useOf("a", "1", 0n, 7n))).toThrow(RangeError);
    expect(() => dayOf("2", "24", useOf("a", "1", 8n, 7n))).toThrow(RangeError);
    expect(() => dayOf("2", "24", useOf("a", "1"), useOf("a", "1"))).toThrow(RangeError);
  });

  it("gives out rate × hours exactly, nothing below 0, each use within 2 · 10⁻¹⁸ of rate × hours × slices / slices of the GPU", () => {
    const use = fc.record({
      gpuHours: fc.bigInt({ min: 0n, max: 10n ** 21n }),
      slicesPerGpu: fc.constantFrom(1n, 2n, 4n, 7n, 8n),
    });
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 20n }),
        fc.bigInt({ min: 0n, max: 10n ** 22n }),
        fc.array(use, { maxLength: 20 }),
        (rate, available, drawn) => {
          const uses = drawn.map(({ gpuHours, slicesPerGpu }, index) => ({
            id: `${index}`,
            gpuHours: amountOfUnits(gpuHours),
            slices: slicesPerGpu > 1n ? slicesPerGpu - 1n : 1n,
            slicesPerGpu,
          }));
          const day = priceFleetDay({
            rate: amountOfUnits(rate),
            availableGpuHours: amountOfUnits(available),
            uses,
          });
          const given = totalOf([...day.uses.map(({ cost }) => cost), day.idle?.cost ?? zero]);
          // 56 is the least common multiple of 1, 2, 4, 7 and 8.
          const used = uses.reduce((sum, each) => sum + (each.gpuHours * each.slices * 56n) / each.slicesPerGpu, 0n);
          const hours = used > available * 56n ? used : available * 56n;
          const doubt = 2n * (given * 56n * 10n ** 18n - rate * hours);
          expect(doubt <= 56n * 10n ** 18n && doubt >= -56n * 10n ** 18n).toBe(true);
          for (const [index, { cost }] of day.uses.entries()) {
            const { gpuHours = zero, slices = 1n, slicesPerGpu = 1n } = uses[index] ?? {};
            const error = cost * slicesPerGpu * 10n ** 18n - rate * gpuHours * slices;
            const bound = 2n * slicesPerGpu * 10n ** 18n;
            expect(cost >= 0n && error < bound && error > -bound).toBe(true);
          }
        },
      ),
      thousandRuns,
    );
  });
});
