export type PriceTier = { upToGb: number | null; pricePerGb: number };

/** Traffic of a month through rising tiers; the last tier also prices what lies above its limit. 0 GB costs 0. */
export function tieredCost(gb: number, tiers: readonly PriceTier[]): number {
  if (gb <= 0) return 0;
  let cost = 0;
  let from = 0;
  // No iterator: simulations come here a few million times.
  for (let index = 0; index < tiers.length; index++) {
    const tier = tiers[index];
    if (tier === undefined) break;
    const to = tier.upToGb;
    if (to === null || gb <= to || index === tiers.length - 1) return cost + (gb - from) * tier.pricePerGb;
    cost += (to - from) * tier.pricePerGb;
    from = to;
  }
  return cost;
}

/** The bill of a month's egress, tier by tier; the free amount is taken off first. */
export function egressBill(input: { gb: number; tiers: readonly PriceTier[]; minimumGbFree: number }) {
  const billedGb = Math.max(0, input.gb - input.minimumGbFree);
  let from = 0;
  const parts = input.tiers.map(({ upToGb, pricePerGb }, index) => {
    const isLast = index === input.tiers.length - 1;
    const to = Math.max(from, upToGb === null || isLast ? billedGb : Math.min(billedGb, upToGb));
    const part = { gb: to - from, pricePerGb, cost: (to - from) * pricePerGb };
    from = to;
    return part;
  });
  return { cost: parts.reduce((sum, part) => sum + part.cost, 0), parts };
}
