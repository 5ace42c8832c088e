/** When a saving begins and how it grows. Months are counted from 1; one that began before them starts at 0 or below. */
export type Ramp = {
  startMonth: number;
  /** Months from the first part of the saving to all of it; 0 and 1 mean all of it at once. */
  rampMonths: number;
};

/** What is to be taken off: a share of what its cells cost, or an amount a month; one of the two. */
export type PlannedChange = Ramp & {
  savingRatio: number | null;
  savingMonthly: number | null;
  /** null: every cell. */
  cells: readonly string[] | null;
};

/** Costs by month, under the name of what they are the cost of. Every cell has the same months. */
export type CostCells = ReadonlyMap<string, readonly number[]>;

export type PlannedSavings = {
  /** What is left of each cell. */
  left: ReadonlyMap<string, readonly number[]>;
  /** In the order of the changes: what each takes off each cell that it touches. */
  byChange: readonly ReadonlyMap<string, readonly number[]>[];
};

/** The share of a saving that is there in a month: 0 before its start, 1 when its ramp is over. */
export function rampShare(month: number, { startMonth, rampMonths }: Ramp): number {
  if (month < startMonth) return 0;
  return Math.min(1, (month - startMonth + 1) / Math.max(1, rampMonths));
}

/**
 * Savings in their order, each on what those before it have left, month by month. An amount is spread over its cells in
 * proportion to what is left of them and never takes more; so nothing is saved twice, no cell falls below 0, and what
 * was there less all savings is what is left. No cells or no months: nothing is saved. Throws RangeError where a cell has
 * other months than the first.
 */
export function plannedSavings(costs: CostCells, changes: readonly PlannedChange[]): PlannedSavings {
  const months = monthsOf(costs);
  const left = new Map([...costs].map(([cell, amounts]) => [cell, [...amounts]]));
  const byChange = changes.map((change) => {
    const touched = (change.cells ?? [...costs.keys()]).flatMap((cell) => {
      const amounts = left.get(cell);
      return amounts ? [{ cell, amounts, savings: new Array<number>(months).fill(0) }] : [];
    });
    for (let index = 0; index < months; index += 1) {
      const whole = touched.reduce((sum, { amounts }) => sum + (amounts[index] ?? 0), 0);
      const share = shareTaken(change, { whole, month: index + 1 });
      for (const { amounts, savings } of touched) {
        const before = amounts[index] ?? 0;
        const saving = before * share;
        savings[index] = saving;
        amounts[index] = before - saving;
      }
    }
    return new Map(touched.map(({ cell, savings }) => [cell, savings]));
  });
  return { left, byChange };
}

/** The share of what is left that a change takes in a month, 0 to 1. */
function shareTaken(change: PlannedChange, { whole, month }: { whole: number; month: number }): number {
  const ramp = rampShare(month, change);
  if (change.savingRatio !== null) return Math.min(1, change.savingRatio * ramp);
  return whole > 0 ? Math.min(1, ((change.savingMonthly ?? 0) * ramp) / whole) : 0;
}

function monthsOf(costs: CostCells): number {
  const [first = [], ...others] = costs.values();
  if (others.some(({ length }) => length !== first.length)) throw new RangeError("Every cell needs the same months.");
  return first.length;
}
