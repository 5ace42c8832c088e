import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MonthWork, planVariance, type TierWork, varianceParts } from "@/lib/calc/plan-variance";
import { frozen } from "./fixtures";

type Given = { used?: number | null; cloud?: [hours: number | null, cost: number]; hall?: [number, number] };

function work(id: string, { used = null, cloud, hall }: Given, items: MonthWork["items"] = []): MonthWork {
  const tiers: TierWork[] = [
    ...(cloud ? [{ tier: "cloud" as const, gpuHours: cloud[0], cost: cloud[1] }] : []),
    ...(hall ? [{ tier: "on-prem" as const, gpuHours: hall[0], cost: hall[1] }] : []),
  ];
  return frozen({ id, usedGpuHours: used, tiers, items });
}

function only(plan: MonthWork | null, actual: MonthWork | null) {
  const { lines } = planVariance({ plan: plan ? [plan] : [], actual: actual ? [actual] : [] });
  const [line] = lines;
  if (!line) throw new Error("There is no line.");
  return line;
}

const none = { price: 0, volume: 0, utilisation: 0, placement: 0, other: 0 };

/** 600 GPU-hours of work at 60% are 1,000 allocated ones, at 5.00 in the cloud: 5,000. */
const planned = work("w", { used: 600, cloud: [1000, 5000] });

describe("one cause at a time", () => {
  test("price: 1,000 allocated GPU-hours at 5.50 instead of 5.00 cost 500 more", () => {
    const line = only(planned, work("w", { used: 600, cloud: [1000, 5500] }));
    expect(line.parts).toEqual({ ...none, price: 500 });
    expect(line).toMatchObject({ status: "compared", plan: 5000, actual: 5500, difference: 500, gap: null });
  });

  test("volume: 660 instead of 600 hours of work, at the same 60%, are 1,100 allocated: 100 × 5.00 = 500 more", () => {
    expect(only(planned, work("w", { used: 660, cloud: [1100, 5500] })).parts).toEqual({ ...none, volume: 500 });
  });

  test("utilisation: the same 600 hours of work at 75% are 800 allocated: 200 × 5.00 = 1,000 less", () => {
    expect(only(planned, work("w", { used: 600, cloud: [800, 4000] })).parts).toEqual({ ...none, utilisation: -1000 });
  });

  test("placement: half of it on-prem at the plan's 2.00 there: 500 × (2.00 − 5.00) = 1,500 less", () => {
    const other = work("x", { used: 100, hall: [100, 200] });
    const moved = work("w", { used: 600, cloud: [500, 2500], hall: [500, 1000] });
    const { lines } = planVariance({ plan: [planned, other], actual: [moved, other] });
    expect(lines[0]?.parts).toEqual({ ...none, placement: -1500 });
    expect(lines[1]?.parts).toEqual(none);
  });
});

test("all four at once: 5,000 → 6,000 (work 720) → 4,500 (80%) → 3,150 (half at 2.00) → 3,600 (6.00 and 2.00)", () => {
  const other = work("x", { used: 100, hall: [100, 200] });
  // 720 / 0.8 = 900 allocated; 450 × 5 + 450 × 2 = 3,150 at plan prices; 450 × 6 + 450 × 2 = 3,600 paid.
  const actual = work("w", { used: 720, cloud: [450, 2700], hall: [450, 900] });
  const [line] = planVariance({ plan: [planned, other], actual: [actual, other] }).lines;
  expect(line?.parts).toEqual({ volume: 1000, utilisation: -1500, placement: -1350, price: 450, other: 0 });
  expect(line?.difference).toBe(3600 - 5000);
});

describe("what cannot be split", () => {
  test("not in the plan: 700 is a line of its own with no parts and no planned cost", () => {
    const result = planVariance({ plan: [planned], actual: [planned, work("new", { used: 70, cloud: [100, 700] })] });
    expect(result.lines[1]).toMatchObject({
      status: "not-in-plan",
      plan: null,
      actual: 700,
      difference: 700,
      parts: none,
    });
    expect(result).toMatchObject({ plan: 5000, actual: 5700, difference: 700, notInPlan: 700, notRun: 0, parts: none });
  });

  test("ended: what was planned at 5,000 and did not run is 5,000 less, and its actual cost is not 0 but missing", () => {
    expect(only(planned, null)).toMatchObject({ status: "not-run", actual: null, difference: -5000, parts: none });
    expect(planVariance({ plan: [planned], actual: [] })).toMatchObject({ notRun: -5000, difference: -5000 });
  });

  test("no volume known: 6,000 against 5,000 without GPU-hours is 1,000 of other costs, named", () => {
    const line = only(planned, work("w", { cloud: [null, 6000] }));
    expect(line.parts).toEqual({ ...none, other: 1000 });
    expect(line).toMatchObject({ gap: "no-gpu-hours", others: [{ name: "compute", difference: 1000 }] });
  });

  test("allocated but not used hours known: 1,200 of 1,000 at 5.00 are 1,000 of volume, and utilisation is unknown", () => {
    const line = only(planned, work("w", { cloud: [1200, 6600] }));
    expect(line.parts).toEqual({ volume: 1000, utilisation: null, placement: 0, price: 600, other: 0 });
    expect(line.gap).toBe("no-used-hours");
  });

  test("a tier that nobody planned has its actual price: 500 × (3.00 − 5.00) = 1,000 less is all placement", () => {
    const line = only(planned, work("w", { used: 600, cloud: [500, 2500], hall: [500, 1500] }));
    expect(line.parts).toEqual({ ...none, placement: -1000 });
  });

  test("egress of 200 GB at 0.08 against 100 GB at 0.09: 9 of volume, 200 × −0.01 = −2 of price", () => {
    const plan = work("w", {}, [{ name: "egress", cost: 9, quantity: 100 }]);
    const { parts } = only(plan, work("w", {}, [{ name: "egress", cost: 16, quantity: 200 }]));
    expect(parts.volume).toBeCloseTo(9, 12);
    expect(parts.price).toBeCloseTo(-2, 12);
  });

  test("storage of unknown quantity is other, by its name", () => {
    const plan = work("w", {}, [{ name: "storage", cost: 40, quantity: 100 }]);
    const line = only(plan, work("w", {}, [{ name: "storage", cost: 55, quantity: null }]));
    expect(line).toMatchObject({ parts: { ...none, other: 15 }, others: [{ name: "storage", difference: 15 }] });
  });
});

test("nothing is nothing, and a workload that stands twice is refused", () => {
  expect(planVariance({ plan: [], actual: [] })).toMatchObject({ lines: [], plan: 0, actual: 0, difference: 0 });
  expect(() => planVariance({ plan: [planned, planned], actual: [] })).toThrow(RangeError);
});

describe("properties", () => {
  const hours = fc.integer({ min: 0, max: 1e7 }).map((hundredths) => hundredths / 100);
  const cost = fc.integer({ min: 0, max: 1e8 }).map((cents) => cents / 100);
  const someWork = fc.record({
    used: fc.option(hours),
    cloud: fc.option(fc.tuple(fc.option(hours), cost)),
    hall: fc.option(fc.tuple(hours, cost)),
    storage: fc.option(fc.record({ cost, quantity: fc.option(hours) })),
  });
  const side = fc
    .array(someWork, { maxLength: 6 })
    .map((list) =>
      list.map(({ used, cloud, hall, storage }, index) =>
        work(
          `w${index}`,
          { used, ...(cloud && { cloud }), ...(hall && { hall }) },
          storage ? [{ name: "storage", ...storage }] : [],
        ),
      ),
    );

  test("parts, what is not in the plan and what did not run add up to the difference, by line and in total", () => {
    fc.assert(
      fc.property(side, side, (plan, actual) => {
        const result = planVariance({ plan, actual });
        const near = (left: number, right: number, size: number) =>
          expect(Math.abs(left - right)).toBeLessThanOrEqual(1e-9 * Math.max(1, size));
        for (const line of result.lines.filter(({ status }) => status === "compared")) {
          const sizes = varianceParts.map((part) => Math.abs(line.parts[part] ?? 0));
          const sum = varianceParts.reduce((total, part) => total + (line.parts[part] ?? 0), 0);
          near(sum, line.difference, Math.max(...sizes, line.plan ?? 0, line.actual ?? 0));
        }
        const parts = varianceParts.reduce((total, part) => total + result.parts[part], 0);
        const size = varianceParts.reduce((total, part) => total + Math.abs(result.parts[part]), 0);
        near(parts + result.notInPlan + result.notRun, result.difference, size + result.plan + result.actual);
      }),
    );
  });

  test("a plan that came true has no parts", () => {
    fc.assert(
      fc.property(side, (plan) => {
        for (const line of planVariance({ plan, actual: plan }).lines) {
          for (const part of varianceParts) expect(line.parts[part] ?? 0).toBeCloseTo(0, 5);
        }
      }),
    );
  });

  test("the order of workloads changes no total by more than floats do", () => {
    fc.assert(
      fc.property(side, side, (plan, actual) => {
        const one = planVariance({ plan, actual });
        const other = planVariance({ plan: plan.toReversed(), actual: actual.toReversed() });
        for (const part of varianceParts) {
          const size = Math.max(1, one.plan, one.actual, Math.abs(one.parts[part]));
          expect(Math.abs(one.parts[part] - other.parts[part]) / size).toBeLessThan(1e-7);
        }
      }),
    );
  });
});
