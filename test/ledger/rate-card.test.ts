import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountOfUnits, multiply, subtract, zero } from "../../lib/ledger/amount";
import { amountOf, formatAmount } from "../../lib/ledger/amount-text";
import { daysInMonth } from "../../lib/ledger/calendar";
import { availableGpuHours, type CardRate, gpuHourRate, rateOn } from "../../lib/ledger/rate-card";
import { thousandRuns } from "./fixtures";

describe("daysInMonth", () => {
  it.each([
    ["2026-01", 31n],
    ["2026-02", 28n],
    ["2028-02", 29n],
    ["2000-02", 29n],
    ["2100-02", 28n],
    ["2026-04", 30n],
    ["2026-11", 30n],
    ["2026-12", 31n],
  ])("%s has %d", (month, days) => {
    expect(daysInMonth(month)).toBe(days);
  });

  it("refuses what is no month", () => {
    for (const text of ["2026-13", "2026-1", "2026-11-23", ""]) expect(() => daysInMonth(text)).toThrow(RangeError);
  });
});

describe("gpuHourRate", () => {
  const rateIn = (month: string, decimals = 6) => {
    const gpuHours = availableGpuHours({ gpus: amountOf("8"), month });
    return formatAmount(gpuHourRate({ monthlyCost: amountOf("44640"), gpuHours, decimals }) ?? zero);
  };

  it("44,640 / (8 · 24 · 31 = 5,952 GPU-hours) = 7.50", () => {
    expect(formatAmount(availableGpuHours({ gpus: amountOf("8"), month: "2026-10" }))).toBe("5952");
    expect(rateIn("2026-10")).toBe("7.5");
  });

  it("is dearer in a shorter month: 44,640 / 5,760 = 7.75, / 5,568 = 8.017241, / 5,376 = 8.303571", () => {
    expect(["2026-11", "2028-02", "2026-02"].map((month) => rateIn(month))).toEqual(["7.75", "8.017241", "8.303571"]);
  });

  it("comes back to the monthly cost in months of 28 to 31 days: rate · hours = 44,640 within hours · 10⁻¹⁸ / 2", () => {
    for (const month of ["2026-02", "2028-02", "2026-04", "2026-01"]) {
      const gpuHours = availableGpuHours({ gpus: amountOf("8"), month });
      const monthlyCost = amountOf("44640");
      const rate = gpuHourRate({ monthlyCost, gpuHours, decimals: 18 }) ?? zero;
      const missing = subtract(monthlyCost, multiply(rate, gpuHours));
      expect(missing <= 2976n && missing >= -2976n).toBe(true);
    }
  });

  it("rounds once: 1 / 8 = 0.125 is 0.12 half-even", () => {
    const rate = gpuHourRate({ monthlyCost: amountOf("1"), gpuHours: amountOf("8"), decimals: 2 });
    expect(rate).toBe(amountOf("0.12"));
  });

  it("has no rate for a fleet without GPUs, where others divided by zero", () => {
    const gpuHours = availableGpuHours({ gpus: zero, month: "2026-10" });
    expect(gpuHourRate({ monthlyCost: amountOf("44640"), gpuHours, decimals: 6 })).toBeNull();
    expect(() => gpuHourRate({ monthlyCost: zero, gpuHours: amountOf("-1"), decimals: 6 })).toThrow(RangeError);
  });

  it("is the nearest to the exact quotient that its decimals allow", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 27n }),
        fc.bigInt({ min: 10n ** 18n, max: 10n ** 25n }),
        fc.integer({ min: 0, max: 18 }),
        (cost, hours, decimals) => {
          const fleet = { monthlyCost: amountOfUnits(cost), gpuHours: amountOfUnits(hours), decimals };
          const error = (gpuHourRate(fleet) ?? zero) * hours - cost * 10n ** 18n;
          const size = error < 0n ? -error : error;
          expect(2n * size <= hours * 10n ** BigInt(18 - decimals)).toBe(true);
        },
      ),
      thousandRuns,
    );
  });
});

describe("rateOn", () => {
  const rateOf = (validFrom: string, validUntil: string | null, rate: string, gpuClass = "H100"): CardRate => ({
    gpuClass,
    validFrom,
    validUntil,
    gpuHourRate: amountOf(rate),
  });
  const card = [
    rateOf("2026-10-01", "2026-10-31", "7.5"),
    rateOf("2026-12-01", null, "7.75"),
    rateOf("2026-12-15", null, "8"),
    rateOf("2026-01-01", null, "0.9", "L40S"),
  ];
  const found = (day: string, gpuClass = "H100") => rateOn(card, { day, gpuClass }).rate?.gpuHourRate;

  it("holds from its first to its last day, and the later of two that hold", () => {
    expect(["2026-10-01", "2026-10-31", "2026-12-14", "2026-12-15", "2027-06-01"].map((day) => found(day))).toEqual(
      ["7.5", "7.5", "7.75", "8", "8"].map(amountOf),
    );
    expect(found("2026-11-15", "L40S")).toBe(amountOf("0.9"));
  });

  it("names day and class when there is none, where others priced at zero", () => {
    expect(rateOn(card, { day: "2026-11-03", gpuClass: "H100" })).toEqual({
      rate: null,
      reason: "no rate for H100 on 2026-11-03",
    });
    expect(rateOn([], { day: "2026-11-03", gpuClass: "B200" }).reason).toBe("no rate for B200 on 2026-11-03");
  });
});
