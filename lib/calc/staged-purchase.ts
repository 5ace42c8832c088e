export type StagedPurchaseInput = {
  /** Of every purchase, whatever its size. */
  setupCost: number;
  /** Of a unit that waits one period for its need. */
  holdingCostPerUnit: number;
  /** Units that are needed from each period on. */
  demand: readonly number[];
};

/** `period` counts from 1. */
export type Purchase = { period: number; units: number };

/**
 * When to buy how much, so that setups and waiting units cost least; nothing comes late. Of equal plans the one whose
 * purchases reach furthest ahead. No need, no purchase. Wagner and Whitin 1958, Dynamic version of the economic lot
 * size model: exact, in time of the square of the periods.
 */
export function stagedPurchase({ setupCost, holdingCostPerUnit, demand }: StagedPurchaseInput) {
  const least = [0];
  const lastPurchase: number[] = [0];
  for (let end = 1; end <= demand.length; end++) {
    if (demand[end - 1] === 0) {
      least[end] = least[end - 1] ?? 0;
      lastPurchase[end] = 0;
      continue;
    }
    let best = Number.POSITIVE_INFINITY;
    let held = 0;
    let ahead = 0;
    for (let start = end; start >= 1; start--) {
      const units = demand[start - 1] ?? 0;
      const cost = (least[start - 1] ?? 0) + setupCost + held;
      if (units > 0 && cost <= best) {
        best = cost;
        lastPurchase[end] = start;
      }
      ahead += units;
      held += holdingCostPerUnit * ahead;
    }
    least[end] = best;
  }
  return { cost: least[demand.length] ?? 0, purchases: purchasesOf(demand, lastPurchase) };
}

/** Back from the last period: a period without need of its own has no purchase that ends with it. */
function purchasesOf(demand: readonly number[], lastPurchase: readonly number[]): Purchase[] {
  const purchases: Purchase[] = [];
  for (let end = demand.length; end > 0; ) {
    const start = lastPurchase[end] ?? 0;
    if (start === 0) {
      end -= 1;
      continue;
    }
    const units = demand.slice(start - 1, end).reduce((sum, each) => sum + each, 0);
    purchases.unshift({ period: start, units });
    end = start - 1;
  }
  return purchases;
}

/** What a plan of purchases costs; throws RangeError when it comes late. */
export function purchasePlanCost(
  { setupCost, holdingCostPerUnit, demand }: StagedPurchaseInput,
  purchases: readonly Purchase[],
): number {
  const bought = demand.map(() => 0);
  for (const { period, units } of purchases) bought[period - 1] = (bought[period - 1] ?? 0) + units;
  let waiting = 0;
  let unitPeriods = 0;
  for (const [index, needed] of demand.entries()) {
    waiting += (bought[index] ?? 0) - needed;
    if (waiting < -1e-9 * Math.max(1, needed)) throw new RangeError(`Period ${index + 1} lacks ${-waiting} units.`);
    unitPeriods += waiting;
  }
  return purchases.length * setupCost + unitPeriods * holdingCostPerUnit;
}
