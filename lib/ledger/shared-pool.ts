import type { ContraRow, SharedCharge, SharedRow } from "./allocated-row";
import { type Amount, amountOfUnits, one, sum, zero } from "./amount";
import { type Costs, negateCosts, splitCosts } from "./costs";
import type { Owner } from "./owner";
import { weightsOf } from "./sharing-method";
import type { SharingRule } from "./sharing-rule";
import { split } from "./split";

/** The rows by which a pool leaves its source, or the reason why it stays there. */
export type SpreadPool =
  | { rows: readonly (SharedRow | ContraRow)[]; reason: null }
  | { rows: readonly []; reason: string };

/**
 * Spreads a pool by a rule: one row for each target with a weight, and the contra row at the source; their sum is 0 in
 * every basis. Weights of `direct-cost` are read from the map, 0 for who is not in it; if they are all zero, or one is
 * negative because credits outweigh its cost, the pool stays.
 */
export function spreadPool(
  rule: SharingRule,
  { charge, costs: pool, directCosts }: { charge: SharedCharge; costs: Costs; directCosts: ReadonlyMap<Owner, Amount> },
): SpreadPool {
  const weights =
    rule.method === "direct-cost"
      ? rule.targets.map(({ id }) => ({ id, weight: directCosts.get(id) ?? zero }))
      : weightsOf(rule.method, rule.targets);
  const { shares: ratios, reason } = split(one, weights);
  if (ratios === null) return { rows: [], reason };
  const totalWeight = sum(weights.map(({ weight }) => amountOfUnits(weight)));
  const costs = splitCosts(pool, weights);
  const shared = weights.flatMap(({ id, weight }, index): SharedRow[] => {
    const part = costs[index];
    const ratio = ratios[index]?.amount;
    if (weight === 0n || !part || ratio === undefined) return [];
    return [
      {
        kind: "shared",
        owner: id,
        ruleId: rule.id,
        from: rule.source,
        charge,
        method: rule.method,
        unit: rule.unit,
        weight: amountOfUnits(weight),
        totalWeight,
        ratio,
        pool,
        costs: part,
      },
    ];
  });
  const contra: ContraRow = { kind: "contra", owner: rule.source, ruleId: rule.id, charge, costs: negateCosts(pool) };
  return { rows: [...shared, contra], reason: null };
}
