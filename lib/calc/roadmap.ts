import { type CostCells, plannedSavings } from "./planned-savings";
import { programmePayback } from "./programme-payback";

/** A month's cost as one figure, or by component. */
export type BaselineMonth = number | Readonly<Record<string, number>>;

export type RoadmapInitiative = {
  name: string;
  /** 1 is the first month of the baseline. */
  startMonth: number;
  rampMonths: number;
  /** Of what is left of its component; null where an amount is given. */
  savingRatio: number | null;
  /** A month, at full ramp; null where a ratio is given. */
  savingMonthly: number | null;
  /** null: every component, in proportion to what is left of each. */
  component: string | null;
  oneOffCost: number;
  monthlyCost: number;
};

export type RoadmapInput = { baseline: readonly BaselineMonth[]; initiatives: readonly RoadmapInitiative[] };

/** The component of a baseline that has none. */
const undivided = "";

/**
 * A cost baseline and what initiatives take off it: in their order, each on what those before it have left, so that savings
 * never sum to more than the cost. `baseline` less every initiative's savings is `plan`. An initiative pays its one-off
 * cost at the start of its first month and its monthly cost from then on; those are in `costs`, not in `plan`. Money a
 * month; a saving of a component that the baseline lacks is 0. `paybackMonth` as `programmePayback` has it.
 */
export function roadmap({ baseline, initiatives }: RoadmapInput) {
  const cells = cellsOf(baseline);
  const { left, byChange } = plannedSavings(
    cells,
    initiatives.map(({ component, ...initiative }) => ({
      ...initiative,
      cells: component === null ? null : [component],
    })),
  );
  const byInitiative = initiatives.map(({ name }, index) => {
    const savings = sumOfCells(byChange[index] ?? new Map(), baseline.length);
    return { name, savings, total: sum(savings) };
  });
  const savings = baseline.map((_, index) => sum(byInitiative.map((each) => each.savings[index] ?? 0)));
  const oneOff = baseline.map((_, index) => sum(initiatives.map((each) => costIn(each, index + 1).oneOff)));
  const running = baseline.map((_, index) => sum(initiatives.map((each) => costIn(each, index + 1).running)));
  const costs = oneOff.map((cost, index) => cost + (running[index] ?? 0));
  const [total, totalCost] = [sum(savings), sum(costs)];
  return {
    baseline: sumOfCells(cells, baseline.length),
    plan: sumOfCells(left, baseline.length),
    byInitiative,
    costs,
    total,
    totalCost,
    net: total - totalCost,
    ...programmePayback(
      savings.map((saving, index) => saving - (running[index] ?? 0)),
      oneOff,
    ),
  };
}

/** What an initiative costs in a month, apart from what it saves. */
export function costIn(
  { startMonth, oneOffCost, monthlyCost }: Pick<RoadmapInitiative, "startMonth" | "oneOffCost" | "monthlyCost">,
  month: number,
): { oneOff: number; running: number } {
  return { oneOff: month === startMonth ? oneOffCost : 0, running: month >= startMonth ? monthlyCost : 0 };
}

function cellsOf(baseline: readonly BaselineMonth[]): CostCells {
  const byName = baseline.map((month) => (typeof month === "number" ? { [undivided]: month } : month));
  const names = new Set(byName.flatMap((month) => Object.keys(month)));
  return new Map([...names].map((name) => [name, byName.map((month) => month[name] ?? 0)]));
}

function sumOfCells(cells: CostCells, months: number): number[] {
  return Array.from({ length: months }, (_, index) => sum([...cells.values()].map((amounts) => amounts[index] ?? 0)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
