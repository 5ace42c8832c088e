import { holds, type ReferenceCase } from "@/lib/schema/reference-case";

type Located = {
  demand: Readonly<Record<string, number>>;
  facilities: Readonly<Record<string, { capacity: number; openingCost: number }>>;
  /** Cost of serving a unit of each customer from each facility. */
  unitCosts: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

/** Customers are workloads of one month, a facility is a supply with a single node at the price of opening it. */
function located({ demand, facilities, unitCosts }: Located) {
  return {
    horizonMonths: 1,
    relativeGap: 0,
    workloads: Object.entries(demand).map(([id, units]) => ({
      id,
      gpuHoursMonthly: units,
      otherMonthly: Object.fromEntries(
        Object.entries(unitCosts[id] ?? {}).map(([facility, cost]) => [facility, cost * units]),
      ),
    })),
    supplies: Object.entries(facilities).map(([id, { capacity, openingCost }]) => ({
      id,
      tier: "on-prem" as const,
      nodeCapex: openingCost,
      gpusPerNode: 1,
      // A GPU has 730 hours a month, of which the capacity is used.
      targetUtilisation: capacity / 730,
      maxNodes: 1,
    })),
  };
}

const whole = { relative: 1e-6, why: "Published as a whole number, reached within the solver's tolerance" };

export const placementCases: readonly ReferenceCase[] = [
  {
    calculation: "placement",
    title: "Capacitated facility location: two of three facilities of 500 units serve five customers",
    input: located({
      demand: { c1: 80, c2: 270, c3: 250, c4: 160, c5: 180 },
      facilities: {
        f1: { capacity: 500, openingCost: 1000 },
        f2: { capacity: 500, openingCost: 1000 },
        f3: { capacity: 500, openingCost: 1000 },
      },
      unitCosts: {
        c1: { f1: 4, f2: 6, f3: 9 },
        c2: { f1: 5, f2: 4, f3: 7 },
        c3: { f1: 6, f2: 3, f3: 4 },
        c4: { f1: 8, f2: 5, f3: 3 },
        c5: { f1: 10, f2: 8, f3: 4 },
      },
    }),
    expected: { status: "optimal", total: 5610, "nodes.0.supply": "f2", "nodes.1.supply": "f3" },
    tolerance: whole,
    citation: {
      source: "Kubo and Pedroso, Mathematical Optimization: Solving Problems using Gurobi and Python",
      where: "Facility location problems, Capacitated facility location problem",
      url: "https://scipbook.readthedocs.io/en/latest/flp.html",
    },
    verdict: holds,
  },
  {
    calculation: "placement",
    title: "Which of five plants to close while four warehouses are served: the third",
    input: located({
      demand: { w1: 15, w2: 18, w3: 14, w4: 20 },
      facilities: {
        p1: { capacity: 20, openingCost: 12_000 },
        p2: { capacity: 22, openingCost: 15_000 },
        p3: { capacity: 17, openingCost: 17_000 },
        p4: { capacity: 19, openingCost: 13_000 },
        p5: { capacity: 18, openingCost: 16_000 },
      },
      unitCosts: {
        w1: { p1: 4000, p2: 2000, p3: 3000, p4: 2500, p5: 4500 },
        w2: { p1: 2500, p2: 2600, p3: 3400, p4: 3000, p5: 4000 },
        w3: { p1: 1200, p2: 1800, p3: 2600, p4: 4100, p5: 3000 },
        w4: { p1: 2200, p2: 2600, p3: 3100, p4: 3700, p5: 3200 },
      },
    }),
    expected: {
      status: "optimal",
      total: 210_500,
      "nodes.0.supply": "p1",
      "nodes.1.supply": "p2",
      "nodes.2.supply": "p4",
      "nodes.3.supply": "p5",
    },
    tolerance: whole,
    citation: {
      source: "Gurobi Optimization, example facility, after the Frontline Systems Solver",
      where: "Functional code examples, facility; optimal objective 2.105e+05",
      url: "https://docs.gurobi.com/projects/examples/en/current/examples_list/facility.html",
    },
    verdict: holds,
  },
];
