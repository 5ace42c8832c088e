import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AnomalyLimits, unusualRuns } from "@/lib/calc/anomaly";
import { anomalies, type CostSeries } from "@/lib/calc/anomaly-cause";
import { dayAfter } from "@/lib/calc/day";

const from = "2026-06-01";
const limits: AnomalyLimits = { amount: 500, share: 0.25, spreads: 4 };

/** 1,000 on weekdays and 400 at weekends, with a little that repeats every five days. */
function quiet(length = 120): number[] {
  return Array.from({ length }, (_, index) => (index % 7 < 5 ? 1000 : 400) + (index % 5) * 10);
}

function raised(values: readonly number[], days: readonly number[], by: number): number[] {
  return values.map((value, index) => (days.includes(index) ? value + by : value));
}

describe("unusual days", () => {
  test("three days of 3,000 more are one run of about 9,000", () => {
    const [run, ...more] = unusualRuns({ from, values: raised(quiet(), [80, 81, 82], 3000) }, { limits });
    expect(more).toEqual([]);
    expect(run?.from).toBe(dayAfter(from, 80));
    expect(run?.to).toBe(dayAfter(from, 82));
    expect(Math.abs((run?.excess ?? 0) - 9000)).toBeLessThan(100);
  });

  test("a weekend is no anomaly, and quiet days are none", () => {
    expect(unusualRuns({ from, values: quiet() }, { limits })).toEqual([]);
  });

  test("the floor holds: 499 more is nothing, 600 more on 1,000 is something, and on 4,000 it is 15% and nothing", () => {
    const flat = (level: number) => Array.from({ length: 100 }, () => level);
    expect(unusualRuns({ from, values: raised(flat(1000), [90], 499) }, { limits })).toEqual([]);
    expect(unusualRuns({ from, values: raised(flat(1000), [90], 600) }, { limits })).toHaveLength(1);
    expect(unusualRuns({ from, values: raised(flat(4000), [90], 600) }, { limits })).toEqual([]);
  });

  test("from a day on there are the runs of all days that reach to it, whatever lies before", () => {
    const jump = fc.record({ day: fc.nat(199), by: fc.constantFrom(-3000, 3000, 5000) });
    fc.assert(
      fc.property(fc.array(jump, { maxLength: 30 }), fc.nat(220), (jumps, start) => {
        const values = jumps.reduce((all, { day, by }) => raised(all, [day], by), quiet(200));
        const since = dayAfter(from, start - 10);
        const all = unusualRuns({ from, values }, { limits });
        expect(unusualRuns({ from, values }, { limits, since })).toEqual(all.filter(({ to }) => to >= since));
      }),
      { numRuns: 200 },
    );
  });

  test("what scatters by 400 hides 1,000 more", () => {
    const wild = Array.from({ length: 120 }, (_, index) => 2000 + (index % 2 === 0 ? 400 : -400));
    expect(unusualRuns({ from, values: raised(wild, [100], 1000) }, { limits })).toEqual([]);
  });

  test("less than expected is one too, with a negative excess", () => {
    const [run] = unusualRuns({ from, values: raised(quiet(), [79], -900) }, { limits });
    expect(run?.excess).toBeLessThan(-850);
  });

  test("later days change no verdict", () => {
    const values = raised(quiet(), [80, 81, 82], 3000);
    const early = unusualRuns({ from, values: values.slice(0, 83) }, { limits });
    expect(unusualRuns({ from, values }, { limits })).toEqual(early);
  });

  test("the first four weeks are held against nothing", () => {
    expect(unusualRuns({ from, values: raised(quiet(60), [20], 9000) }, { limits })).toEqual([]);
  });

  test("scaled costs with a scaled floor give the same days", () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 119 }), fc.integer({ min: 2, max: 50 }), (day, factor) => {
        const values = raised(quiet(), [day], 2500);
        const scaled = values.map((value) => value * factor);
        const days = (runs: ReturnType<typeof unusualRuns>) => runs.flatMap((run) => run.days.map((each) => each.day));
        const own = days(unusualRuns({ from, values }, { limits }));
        expect(days(unusualRuns({ from, values: scaled }, { limits: { ...limits, amount: 500 * factor } }))).toEqual(
          own,
        );
        expect(own).toContain(dayAfter(from, day));
      }),
      { numRuns: 8 },
    );
  });
});

describe("the cause", () => {
  const series = (part: Partial<CostSeries>): CostSeries => ({
    tier: "cloud",
    owner: "team:vision",
    workload: null,
    service: "EC2",
    from,
    values: quiet(),
    ...part,
  });
  const asked = { since: from, to: dayAfter(from, 119), limits };

  test("is the workload and its service, and team, service and tier do not say it again", () => {
    const found = anomalies(
      [
        series({ workload: "sweep", values: raised(quiet(), [80, 81], 4000) }),
        series({ workload: "sweep", service: "S3" }),
        series({ workload: "chat", owner: "team:assist" }),
      ],
      asked,
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      level: "workload",
      value: "sweep",
      cause: { service: "EC2", owner: "team:vision" },
    });
  });

  test("is the owner where no workload is named", () => {
    const found = anomalies([series({ owner: "unallocated", values: raised(quiet(), [90], 2000) })], asked);
    expect(found.map(({ level, value }) => [level, value])).toEqual([["owner", "unallocated"]]);
  });

  test("is the service where each workload moves too little to be told", () => {
    const many = Array.from({ length: 8 }, (_, index) =>
      series({ workload: `w${index}`, owner: `team:${index}`, values: raised(quiet(), [95], 450) }),
    );
    expect(anomalies(many, asked).map(({ level, value }) => [level, value])).toEqual([["service", "EC2"]]);
  });

  test("of nothing is nothing", () => {
    expect(anomalies([], asked)).toEqual([]);
  });
});
