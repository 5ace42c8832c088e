import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayAfter, daysBetween, isDay, lastOfMonth, monthsAfter, weekday } from "@/lib/calc/day";
import { presetRange, rangeBefore, rangePresets, rangeYearBefore, steppedRange } from "@/lib/calc/day-range";
import { grains, nextPeriod, periodOf, periodsBetween, readableGrain, usualGrain } from "@/lib/calc/period";

const day = fc.integer({ min: 0, max: 30_000 }).map((count) => dayAfter("2001-01-01", count));

describe("days", () => {
  test("28 February 2028 + 1 is the 29th of a leap year; + 2 is 1 March", () => {
    expect([dayAfter("2028-02-28", 1), dayAfter("2028-02-28", 2), dayAfter("2027-02-28", 1)]).toEqual([
      "2028-02-29",
      "2028-03-01",
      "2027-03-01",
    ]);
  });

  test("31 May − 3 months is 28 February; 31 January + 1 is the last of February", () => {
    expect([monthsAfter("2026-05-31", -3), monthsAfter("2028-01-31", 1), lastOfMonth("2026-02-10")]).toEqual([
      "2026-02-28",
      "2028-02-29",
      "2026-02-28",
    ]);
  });

  test("23 November 2026 is a Monday", () => {
    expect([weekday("2026-11-23"), weekday("2026-11-22")]).toEqual([1, 7]);
  });

  test.each(["2026-02-29", "2026-13-01", "1999-12-31", "2026-1-1", "", "2026-11-23T00:00"])("%j is no day", (text) => {
    expect(isDay(text)).toBe(false);
  });
});

describe("periods", () => {
  test("a week begins on Monday, a quarter in January, April, July and October", () => {
    expect(periodOf("2026-11-01", "week")).toBe("2026-10-26");
    expect(periodOf("2026-11-23", "quarter")).toBe("2026-10-01");
    expect(periodOf("2026-03-31", "quarter")).toBe("2026-01-01");
  });

  test("1 to 22 November touches four weeks, the first of them from 26 October", () => {
    expect(periodsBetween("2026-11-01", "2026-11-22", "week")).toEqual([
      "2026-10-26",
      "2026-11-02",
      "2026-11-09",
      "2026-11-16",
    ]);
    expect(periodsBetween("2026-11-02", "2026-11-01", "day")).toEqual([]);
  });

  test("every day of a range lies in exactly one of its periods", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 800 }), fc.constantFrom(...grains), (from, length, grain) => {
        const to = dayAfter(from, length);
        const periods = periodsBetween(from, to, grain);
        expect(periods).toContain(periodOf(from, grain));
        expect(periods.at(-1)).toBe(periodOf(to, grain));
        for (const [index, start] of periods.entries()) {
          expect(periodOf(start, grain)).toBe(start);
          if (index > 0) expect(nextPeriod(periods[index - 1] ?? "", grain)).toBe(start);
        }
      }),
    );
  });

  test("126 days are too many columns, 125 are not", () => {
    expect(readableGrain("2026-01-01", dayAfter("2026-01-01", 124), "day")).toBe("day");
    expect(readableGrain("2026-01-01", dayAfter("2026-01-01", 125), "day")).toBe("week");
    expect(usualGrain("2026-11-01", "2026-11-30")).toBe("day");
  });
});

describe("ranges", () => {
  test("on 23 November 2026 a month to date ends yesterday, and last months are whole", () => {
    expect(presetRange("mtd", "2026-11-23")).toEqual({ from: "2026-11-01", to: "2026-11-22" });
    expect(presetRange("ytd", "2026-11-23")).toEqual({ from: "2026-01-01", to: "2026-11-22" });
    expect(presetRange("lm", "2026-11-23")).toEqual({ from: "2026-10-01", to: "2026-10-31" });
    expect(presetRange("l3m", "2026-11-23")).toEqual({ from: "2026-08-01", to: "2026-10-31" });
    expect(presetRange("l12m", "2026-11-23")).toEqual({ from: "2025-11-01", to: "2026-10-31" });
    expect(presetRange("l7d", "2026-11-23")).toEqual({ from: "2026-11-16", to: "2026-11-22" });
  });

  test("on the first of a month or year there is no day before it: it stands for itself", () => {
    expect(presetRange("mtd", "2026-11-01")).toEqual({ from: "2026-11-01", to: "2026-11-01" });
    expect(presetRange("ytd", "2026-01-01")).toEqual({ from: "2026-01-01", to: "2026-01-01" });
  });

  test.each([
    ["1 to 22 November", ["2026-11-01", "2026-11-22"], ["2026-10-01", "2026-10-22"], ["2025-11-01", "2025-11-22"]],
    ["October", ["2026-10-01", "2026-10-31"], ["2026-09-01", "2026-09-30"], ["2025-10-01", "2025-10-31"]],
    ["a quarter", ["2026-01-01", "2026-03-31"], ["2025-10-01", "2025-12-31"], ["2025-01-01", "2025-03-31"]],
    [
      "1 to 31 March cut to the 30th",
      ["2026-03-01", "2026-03-30"],
      ["2026-02-01", "2026-02-28"],
      ["2025-03-01", "2025-03-30"],
    ],
    ["a week", ["2026-11-16", "2026-11-22"], ["2026-11-09", "2026-11-15"], ["2025-11-16", "2025-11-22"]],
    [
      "February of a leap year",
      ["2028-02-01", "2028-02-29"],
      ["2028-01-01", "2028-01-31"],
      ["2027-02-01", "2027-02-28"],
    ],
  ])("%s is held against the same part before it", (_what, [from = "", to = ""], before, year) => {
    expect(Object.values(rangeBefore({ from, to }))).toEqual(before);
    expect(Object.values(rangeYearBefore({ from, to }))).toEqual(year);
  });

  test("a step from a month to date lands on the whole month before; a step on from it, on the whole next", () => {
    expect(steppedRange({ from: "2026-11-01", to: "2026-11-22" }, -1)).toEqual({
      from: "2026-10-01",
      to: "2026-10-31",
    });
    expect(steppedRange({ from: "2026-10-01", to: "2026-10-31" }, 1)).toEqual({ from: "2026-11-01", to: "2026-11-30" });
    expect(steppedRange({ from: "2026-11-16", to: "2026-11-22" }, 1)).toEqual({ from: "2026-11-23", to: "2026-11-29" });
  });

  test("every preset is a range that does not reach beyond its day", () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...rangePresets), (today, preset) => {
        const { from, to } = presetRange(preset, today);
        expect(daysBetween(from, to)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(to, today)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
