import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { checkPlacement } from "@/lib/calc/placement/check";
import { placement } from "@/lib/calc/placement/placement";
import type { PlacementProblem, PlacementSupply, PlacementWorkload } from "@/lib/calc/placement/problem";
import { loadSolver, type Solve } from "@/lib/calc/placement/solve";
import { owned, problem, rented, workload } from "./problems";

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

const hours = fc.integer({ min: 1, max: 9000 });
const workloads = fc
  .array(
    fc.record({
      gpuHoursMonthly: hours,
      faultTolerant: fc.boolean(),
      gpuClass: fc.constantFrom(null, "H100", "L40S"),
      maxLatencyMs: fc.constantFrom(null, 20),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((list) => list.map((each, index) => workload(`w${index}`, each.gpuHoursMonthly, { ...each, divisible: false })));

const supplies = fc
  .record({
    rate: fc.double({ min: 0.5, max: 6, noNaN: true }),
    node: fc.integer({ min: 50_000, max: 300_000 }),
    most: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ rate, node, most }): PlacementSupply[] => [
    rented("on-demand", rate, { latencyMs: 40 }),
    rented("spot", rate / 3, { interruptible: true, latencyMs: 10 }),
    owned("fleet", { nodeCapex: node, gpuClasses: ["H100"], maxNodes: most }),
    owned("edge", { tier: "edge", nodeCapex: node / 5, gpusPerNode: 2, nodeMonthly: 900, latencyMs: 5, maxNodes: 5 }),
  ]);

const problems = fc
  .record({
    workloads,
    supplies,
    budget: fc.constantFrom(null, 200_000, 400_000),
    least: fc.constantFrom(undefined, 0.3),
    growthAnnual: fc.constantFrom(0, 0.4),
    discountRateAnnual: fc.constantFrom(0, 0.1),
  })
  .map(({ budget, least, ...rest }) =>
    problem(
      rest.workloads,
      rest.supplies,
      { capexBudget: budget, ...(least && { minShare: { "on-prem": least } }) },
      { ...rest, horizonMonths: 14 },
    ),
  );

/** Least cost over every way to put whole workloads on supplies, with as few nodes as serve them. */
function bruteForce(given: PlacementProblem): number | null {
  let least: number | null = null;
  for (const chosen of everyWay(given.workloads, given.supplies)) {
    const shares = given.workloads.map(({ id }, index) => ({
      workload: id,
      supply: chosen[index] ?? "",
      share: 1,
      month: 0,
    }));
    const purchases = given.supplies.flatMap((supply) => {
      if (supply.kind !== "owned") return [];
      const base = given.workloads.reduce(
        (sum, { gpuHoursMonthly }, index) => sum + (chosen[index] === supply.id ? gpuHoursMonthly : 0),
        0,
      );
      let standing = 0;
      return [0, 3, 6, 9, 12].flatMap((month) => {
        // 14 months: the last quarter has two.
        const peak = base * (1 + given.growthAnnual) ** ((Math.min(month + 3, 14) - 1) / 12);
        const count = Math.max(0, Math.ceil(peak / (supply.gpusPerNode * 730 * 0.7) - 1e-6) - standing);
        standing += count;
        return count > 0 ? [{ supply: supply.id, month, count }] : [];
      });
    });
    const { total, violations } = checkPlacement(given, { shares, purchases });
    if (violations.length === 0 && (least === null || total < least)) least = total;
  }
  return least;
}

function everyWay(list: readonly PlacementWorkload[], among: readonly PlacementSupply[]): string[][] {
  return list.reduce<string[][]>((ways, _) => ways.flatMap((way) => among.map(({ id }) => [...way, id])), [[]]);
}

describe("against every way to place whole workloads", () => {
  test("the same least cost in 200 random cases, and none where there is none", () => {
    let infeasible = 0;
    fc.assert(
      fc.property(problems, (given) => {
        const result = placement(given, solve, { relativeGap: 1e-7, timeLimitSeconds: 20 });
        const least = bruteForce(given);
        if (least === null) {
          infeasible++;
          expect(result.status).toBe("infeasible");
          return;
        }
        if (!("bill" in result)) throw new Error(`${result.status}, but ${least} is possible`);
        expect(Math.abs(result.bill.total - least)).toBeLessThanOrEqual(least * 1e-6 + 1e-6);
      }),
      { numRuns: 200 },
    );
    expect(infeasible).toBeGreaterThan(5);
  });

  test("divided work never costs more than whole work, nor less than the proven bound", () => {
    fc.assert(
      fc.property(problems, (given) => {
        const whole = placement(given, solve, { relativeGap: 1e-7, timeLimitSeconds: 20 });
        const divided = placement(
          { ...given, workloads: given.workloads.map((each) => ({ ...each, divisible: true })) },
          solve,
          { relativeGap: 1e-7, timeLimitSeconds: 20 },
        );
        if (!("bill" in divided)) return;
        expect(divided.bound).toBeLessThanOrEqual(divided.bill.total * (1 + 1e-9));
        if ("bill" in whole) expect(divided.bill.total).toBeLessThanOrEqual(whole.bill.total * (1 + 1e-6));
      }),
      { numRuns: 30 },
    );
  });
});
