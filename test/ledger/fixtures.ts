import fc from "fast-check";
import type { CostGroup } from "../../lib/ledger/allocation";
import { type Amount, amountOfUnits, zero } from "../../lib/ledger/amount";
import { amountOf } from "../../lib/ledger/amount-text";
import type { Costs } from "../../lib/ledger/costs";
import type { LineFacts, MappingRule } from "../../lib/ledger/mapping-rule";
import type { SharingRule } from "../../lib/ledger/sharing-rule";
import type { Weighted } from "../../lib/ledger/split";

/** Every property of the ledger is tried on this many cases. */
export const thousandRuns = { numRuns: 1000 };

/** Units of 10⁻¹⁸ up to a trillion in money, any sign, with small and round ones among them. */
export const unitsArbitrary = fc.oneof(
  fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
  fc.bigInt({ min: -1000n, max: 1000n }),
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => BigInt(cents) * 10n ** 16n),
);

export const amountArbitrary = unitsArbitrary.map(amountOfUnits);

export const weightArbitrary = fc.oneof(
  fc.constant(0n),
  fc.bigInt({ min: 0n, max: 10n }),
  fc.bigInt({ min: 0n, max: 10n ** 24n }),
);

export function targetsOf(weights: readonly (bigint | string)[]): Weighted[] {
  return weights.map((weight, index) => ({
    id: `t${index}`,
    weight: typeof weight === "bigint" ? weight : amountOf(weight),
  }));
}

export function costsOf(billed: string, change: Partial<Costs> = {}): Costs {
  const amount = amountOf(billed);
  return { billed: amount, effective: amount, list: amount, contracted: amount, ...change };
}

export function factsOf(change: Partial<LineFacts> = {}): LineFacts {
  return {
    provider: "AWS",
    account: "111122223333",
    resource: "i-0abc",
    service: "EC2",
    region: "eu-west-1",
    charge: "usage",
    tags: {},
    ...change,
  };
}

/** A group of one line, tagged with the team it belongs to. */
export function groupOf(team: string | null, billed: string, change: Partial<CostGroup> = {}): CostGroup {
  return {
    id: `${team} ${billed}`,
    currency: "USD",
    facts: factsOf({ tags: team === null ? {} : { team } }),
    category: "training",
    lines: 1,
    costs: costsOf(billed),
    ...change,
  };
}

export function idleGroupOf(team: string | null, billed: string): CostGroup {
  return groupOf(team, billed, {
    id: `idle ${team} ${billed}`,
    facts: factsOf({ charge: "idle", tags: team === null ? {} : { team } }),
  });
}

/** Tag values to owners: "pool:…" as it stands, anything else a team. */
export function ownedBy(...tags: string[]): MappingRule[] {
  return tags.map((tag) => ({
    id: `map-${tag}`,
    owner: tag.startsWith("pool:") ? `pool:${tag.slice("pool:".length)}` : `team:${tag}`,
    conditions: [{ on: "tag:team", matcher: "one-of", values: [tag] }],
  }));
}

export function sharingRuleOf(change: Partial<SharingRule> = {}): SharingRule {
  return {
    id: "share",
    name: "Platform",
    source: "pool:platform",
    part: "all",
    method: "metric",
    unit: "GPU-hours",
    targets: [
      { id: "team:a", weight: amountOf("1") },
      { id: "team:b", weight: amountOf("2") },
    ],
    ...change,
  };
}

export function totalOf(amounts: readonly (Amount | null)[]): bigint {
  return amounts.reduce<bigint>((units, amount) => units + (amount ?? zero), 0n);
}
