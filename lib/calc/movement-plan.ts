import { transferHours } from "./data-movement";
import { type PriceTier, tieredCost } from "./egress";

const gbPerTb = 1000;

export type Flow = {
  /** Copied once, in the first month. */
  initialTb: number;
  updateTb: number;
  updatesPerYear: number;
  /** Whether it leaves a cloud; what leaves one's own site has no egress price. */
  isBilled: boolean;
};

export type MovementPlanInput = {
  flows: readonly Flow[];
  tiers: readonly PriceTier[];
  /** null: not known. */
  linkMbps: number | null;
  /** Share of the data that is processed where it lives, and so never moves. */
  processedInPlace: number;
  /** Share of the reads that a cache answers; the first copy is no repeated read. */
  cacheRatio: number;
  /** Size after compression, as a share of the size before. */
  compressedTo: number;
};

/**
 * What the flows of a year cost together through the tiers of one month's egress, now and after what can be avoided:
 * processing in place first, then the cache on what is left, then compression, so that the steps add up to the whole.
 * The year begins with the first copies, on top of the first month's updates. No flow costs 0; a price per GB is null
 * when nothing is billed. Source: guide, strategy 4.
 */
export function movementPlan({ flows, tiers, linkMbps, ...what }: MovementPlanInput) {
  const billed = flows.filter(({ isBilled }) => isBilled);
  const now = { gbMonthly: sum(billed.map(monthlyGb)), initialGb: sum(billed.map(initialGb)) };
  const annualCostOf = (traffic: Traffic) => annualCost(traffic, tiers);
  const monthlyCost = tieredCost(now.gbMonthly, tiers);
  const inPlace = scaled(now, { all: 1 - what.processedInPlace, repeated: 1 });
  const cached = scaled(inPlace, { all: 1, repeated: 1 - what.cacheRatio });
  const after = scaled(cached, { all: what.compressedTo, repeated: 1 });
  const left = [now, inPlace, cached, after].map(annualCostOf);
  const [today = 0, withoutLocal = 0, withoutRepeats = 0, rest = 0] = left;
  const allGbMonthly = sum(flows.map(monthlyGb));
  return {
    /** Billed. */
    gbMonthly: now.gbMonthly,
    gbMonthlyAfter: after.gbMonthly,
    monthlyCost,
    monthlyCostAfter: tieredCost(after.gbMonthly, tiers),
    pricePerGb: now.gbMonthly > 0 ? monthlyCost / now.gbMonthly : null,
    initialCost: today - 12 * monthlyCost,
    /** All that moves in the first year, billed or not. */
    annualTb: (sum(flows.map(initialGb)) + 12 * allGbMonthly) / gbPerTb,
    annualCost: today,
    annualCostAfter: rest,
    savings: {
      inPlace: today - withoutLocal,
      cache: withoutLocal - withoutRepeats,
      compression: withoutRepeats - rest,
    },
    /** Of the repeated traffic. */
    avoided: 1 - (1 - what.processedInPlace) * (1 - what.cacheRatio) * what.compressedTo,
    initialHours: linkMbps === null ? null : transferHours(sum(flows.map(initialGb)) / gbPerTb, linkMbps),
    monthlyHours: linkMbps === null ? null : transferHours(allGbMonthly / gbPerTb, linkMbps),
    flows: flows.map((flow) => ({
      gbMonthly: monthlyGb(flow),
      annualTb: (initialGb(flow) + 12 * monthlyGb(flow)) / gbPerTb,
      annualCost: flow.isBilled
        ? part(monthlyGb(flow), now.gbMonthly) * 12 * monthlyCost +
          part(initialGb(flow), now.initialGb) * (today - 12 * monthlyCost)
        : 0,
    })),
  };
}

type Traffic = { gbMonthly: number; initialGb: number };

function annualCost({ gbMonthly, initialGb }: Traffic, tiers: readonly PriceTier[]): number {
  return 11 * tieredCost(gbMonthly, tiers) + tieredCost(gbMonthly + initialGb, tiers);
}

function scaled({ gbMonthly, initialGb }: Traffic, { all, repeated }: { all: number; repeated: number }): Traffic {
  return { gbMonthly: gbMonthly * all * repeated, initialGb: initialGb * all };
}

function monthlyGb({ updateTb, updatesPerYear }: Flow): number {
  return (updateTb * updatesPerYear * gbPerTb) / 12;
}

function initialGb({ initialTb }: Flow): number {
  return initialTb * gbPerTb;
}

function part(amount: number, whole: number): number {
  return whole > 0 ? amount / whole : 0;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
