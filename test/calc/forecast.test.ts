import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayAfter } from "@/lib/calc/day";
import { fewestDays, forecast } from "@/lib/calc/forecast";
import { backtests, meanError, wholeMonths } from "@/lib/calc/forecast-accuracy";
import { monthTurn } from "@/lib/calc/month-turn";

/** Monday first, adding up to 0. */
const week = [20, 30, 10, 0, -5, -30, -25];

/** 1,000 a day, `trend` more each day, and the week. */
function plain(length: number, trend = 0): number[] {
  return Array.from({ length }, (_, index) => 1000 + trend * index + (week[index % 7] ?? 0));
}

/** Park & Miller 1988, and a normal draw out of two of its numbers (Box & Muller). */
function normals(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

const monday = "2026-06-01";

describe("a forecast", () => {
  test("of 1,000 a day plus 2 a day and a weekly pattern, without noise, is exact: day 100 is 1,000 + 200 + 10 = 1,210", () => {
    const { days, total } = forecast({ from: monday, values: plain(100, 2) }, 14);
    expect(days?.[0]?.day).toBe(dayAfter(monday, 100));
    expect(days?.[0]?.expected).toBeCloseTo(1210, 6);
    const exact = plain(114, 2)
      .slice(100)
      .reduce((sum, value) => sum + value, 0);
    expect(total?.expected).toBeCloseTo(exact, 4);
    expect((total?.high ?? 0) - (total?.low ?? 0)).toBeLessThan(1e-3);
  });

  test("needs 60 days and says how many there are", () => {
    expect(forecast({ from: monday, values: plain(59) }, 7)).toEqual({
      days: null,
      total: null,
      reason: "A forecast needs 60 days of history; there are 59.",
    });
    expect(forecast({ from: monday, values: plain(fewestDays) }, 7).reason).toBeNull();
    expect(() => forecast({ from: monday, values: plain(fewestDays) }, 0)).toThrow(RangeError);
  });

  test("has a range that holds about four of five outcomes of days and of their sum, under normal noise", () => {
    const held = { days: 0, of: 0, totals: 0 };
    const runs = 120;
    for (let run = 0; run < runs; run++) {
      const noise = normals(1000 + run * 7919);
      const values = plain(150, 1).map((value) => value + 40 * noise());
      const { days, total } = forecast({ from: monday, values: values.slice(0, 120) }, 30);
      const came = values.slice(120);
      for (const [index, { low, high }] of (days ?? []).entries()) {
        const value = came[index] ?? 0;
        held.of += 1;
        if (value >= low && value <= high) held.days += 1;
      }
      const sum = came.reduce((all, value) => all + value, 0);
      if (total && sum >= total.low && sum <= total.high) held.totals += 1;
    }
    expect(held.days / held.of).toBeGreaterThan(0.74);
    expect(held.days / held.of).toBeLessThan(0.88);
    expect(held.totals / runs).toBeGreaterThan(0.7);
    expect(held.totals / runs).toBeLessThan(0.92);
  });

  test("is not carried off by a runaway of three days", () => {
    const noise = normals(5);
    const quiet = plain(120).map((value) => value + 10 * noise());
    const values = quiet.map((value, index) => (index >= 100 && index < 103 ? value + 5000 : value));
    const [calm, after] = [quiet, values].map(
      (each) => forecast({ from: monday, values: each }, 10).total?.expected ?? 0,
    );
    expect(Math.abs((after ?? 0) - (calm ?? 0))).toBeLessThan(150);
  });

  test("knows that the last three days of each month cost 500 more", () => {
    const from = "2026-01-01";
    const values = Array.from({ length: 304 }, (_, index) => {
      const left = new Date(Date.UTC(2026, 0, 1 + index + 3)).getUTCDate();
      return 1000 + (left <= 3 ? 500 : 0) + (index % 7);
    });
    const { days } = forecast({ from, values }, 30);
    expect(monthTurn({ from, values }).get("-1")).toBeCloseTo(500, -1);
    expect(days?.find(({ day }) => day === "2026-11-30")?.expected).toBeCloseTo(1500, -2);
    expect(days?.find(({ day }) => day === "2026-11-20")?.expected).toBeCloseTo(1000, -2);
  });

  test("scales with what it is made from, and its total is the sum of its days", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 100, max: 200 }), { minLength: 60, maxLength: 90 }), (values) => {
        const [one, ten] = [values, values.map((value) => value * 10)].map((each) =>
          forecast({ from: monday, values: each }, 9),
        );
        const sum = (one?.days ?? []).reduce((all, { expected }) => all + expected, 0);
        expect(one?.total?.expected).toBeCloseTo(sum, 6);
        expect(ten?.total?.expected).toBeCloseTo((one?.total?.expected ?? 0) * 10, 3);
        expect(ten?.total?.high).toBeCloseTo((one?.total?.high ?? 0) * 10, 3);
      }),
      { numRuns: 15 },
    );
  });
});

describe("earlier forecasts", () => {
  test("of a steady series were right: no error, in range, for every whole month after 60 days", () => {
    const history = { from: "2026-01-01", values: plain(181) };
    const tests = backtests(history, wholeMonths(history.from, dayAfter(history.from, 180)));
    expect(tests.map(({ origin }) => origin)).toEqual(["2026-04-01", "2026-05-01", "2026-06-01"]);
    expect(meanError(tests)).toBeCloseTo(0, 9);
  });

  test("see no day after their origin: what comes later changes nothing", () => {
    const values = plain(181).map((value, index) => value + (index >= 151 ? 9000 : 0));
    const [june] = backtests({ from: "2026-01-01", values }, [{ from: "2026-06-01", to: "2026-06-30" }]);
    expect(june?.expected).toBeCloseTo(
      plain(181)
        .slice(151)
        .reduce((sum, value) => sum + value, 0),
      4,
    );
    expect(june?.isInRange).toBe(false);
    expect(june?.error).toBeCloseTo(-270_000 / (june?.actual ?? 1), 9);
  });

  test("are none before there are any", () => {
    expect(meanError([])).toBeNull();
    expect(backtests({ from: "2026-01-01", values: plain(40) }, wholeMonths("2026-01-01", "2026-02-09"))).toEqual([]);
  });
});
