import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AllocationInput, allocateCosts, type CostGroup } from "../../lib/ledger/allocation";
import { amountOfUnits } from "../../lib/ledger/amount";
import { costBases } from "../../lib/ledger/costs";
import { reconcile } from "../../lib/ledger/reconciliation";
import { sharingMethods } from "../../lib/ledger/sharing-method";
import { type SharingRule, sharedParts } from "../../lib/ledger/sharing-rule";
import { statementsOf } from "../../lib/ledger/statement";
import { amountArbitrary, factsOf, ownedBy, totalOf, weightArbitrary } from "./fixtures";
import { modelSplit } from "./model";

const teams = ["a", "b", "c"];
const pools = ["pool:0", "pool:1", "pool:2"];

const groupArbitrary = fc
  .record({
    tag: fc.constantFrom(...teams, ...pools, null),
    charge: fc.constantFrom("usage" as const, "idle" as const, "adjustment" as const),
    category: fc.constantFrom("training" as const, "storage" as const, "other" as const),
    costs: fc.record({
      billed: amountArbitrary,
      effective: amountArbitrary,
      list: amountArbitrary,
      contracted: amountArbitrary,
    }),
  })
  .map(
    ({ tag, charge, category, costs }): Omit<CostGroup, "id"> => ({
      currency: "USD",
      facts: factsOf({ charge, tags: tag === null ? {} : { team: tag } }),
      category,
      lines: 1,
      costs,
    }),
  );

/** The rule of pool n feeds teams and the pools after it; the last spreads what is unallocated. */
const rulesArbitrary = fc
  .tuple(
    ...[...pools, "unallocated"].map(() =>
      fc.record({
        method: fc.constantFrom(...sharingMethods),
        part: fc.constantFrom(...sharedParts),
        weights: fc.array(weightArbitrary, { minLength: 6, maxLength: 6 }),
      }),
    ),
  )
  .map((drawn) =>
    drawn.map(({ method, part, weights }, index): SharingRule => {
      const later = pools.slice(index + 1).map((_, offset) => `pool:${index + 1 + offset}` as const);
      const owners = [...teams.map((team) => `team:${team}` as const), ...later];
      return {
        id: `rule-${index}`,
        name: "",
        source: index < pools.length ? `pool:${index}` : "unallocated",
        part,
        method,
        unit: "",
        targets: owners.map((id, at) => ({
          id,
          weight: method === "fixed" ? BigInt(at === 0 ? 100 : 0) * 10n ** 18n : (weights[at] ?? 0n),
        })),
      };
    }),
  );

const inputArbitrary: fc.Arbitrary<AllocationInput> = fc
  .record({
    groups: fc.array(groupArbitrary, { maxLength: 12 }),
    sharingRules: rulesArbitrary,
    shareIdle: fc.boolean(),
    basis: fc.constantFrom("billed" as const, "effective" as const),
  })
  .map(({ groups, ...rest }) => ({
    ...rest,
    groups: groups.map((group, index) => ({ ...group, id: `g${index}` })),
    mappingRules: ownedBy(...teams, ...pools),
  }));

/** What each owner holds in the end, billed, by a second way: balances moved from hand to hand. */
function modelHoldings({ groups, sharingRules, shareIdle, basis }: AllocationInput): Map<string, bigint> {
  const held = new Map<string, bigint>();
  const direct = new Map<string, bigint>();
  const move = (map: Map<string, bigint>, key: string, units: bigint) => map.set(key, (map.get(key) ?? 0n) + units);
  for (const { facts, costs } of groups) {
    const tag = facts.tags.team;
    const owner = tag === undefined ? "unallocated" : tag.startsWith("pool:") ? tag : `team:${tag}`;
    move(held, `${owner}/${facts.charge === "idle"}`, costs.billed);
    if (facts.charge !== "idle") move(direct, owner, costs[basis]);
  }
  for (const { source, part, method, targets } of sharingRules) {
    for (const idle of [false, true]) {
      if (idle ? !shareIdle || part === "usage" : part === "idle") continue;
      const weights = targets.map(({ id, weight }) => ({
        id,
        weight: method === "even" ? 1n : method === "direct-cost" ? (direct.get(id) ?? 0n) : weight,
      }));
      if (weights.some(({ weight }) => weight < 0n) || weights.every(({ weight }) => weight === 0n)) continue;
      const pool = held.get(`${source}/${idle}`) ?? 0n;
      const shares = modelSplit(pool, weights);
      for (const [index, { id }] of weights.entries()) move(held, `${id}/${idle}`, shares[index] ?? 0n);
      move(held, `${source}/${idle}`, -pool);
    }
  }
  return held;
}

/** Properties of money that is allocated, each tried on so many drawn cases; its difference is exactly 0 in all of them. */
export function allocationProperties(numRuns: number): void {
  describe("an allocation, whatever its groups and rules", () => {
    it("leaves every owner with what the model leaves it, difference exactly 0", () => {
      fc.assert(
        fc.property(inputArbitrary, (input) => {
          const { rows } = allocateCosts(input);
          const found = new Map<string, bigint>();
          for (const { owner, charge, costs } of rows) {
            const key = `${owner}/${charge === "idle"}`;
            found.set(key, (found.get(key) ?? 0n) + costs.billed);
          }
          const model = modelHoldings(input);
          for (const key of new Set([...found.keys(), ...model.keys()])) {
            expect((found.get(key) ?? 0n) - (model.get(key) ?? 0n)).toBe(0n);
          }
        }),
        { numRuns },
      );
    });

    it("reconciles in all four costs: imported − allocated − unallocated = 0", () => {
      fc.assert(
        fc.property(inputArbitrary, (input) => {
          const { rows } = allocateCosts(input);
          for (const basis of costBases) {
            const imported = totalOf(input.groups.map(({ costs }) => costs[basis]));
            expect(reconcile(amountOfUnits(imported), rows, basis)?.difference).toBe(0n);
          }
        }),
        { numRuns },
      );
    });

    it("moves by sharing alone: each rule's rows sum to 0, and its ratios to 1", () => {
      fc.assert(
        fc.property(inputArbitrary, (input) => {
          const { rows } = allocateCosts(input);
          for (const { id } of input.sharingRules) {
            for (const charge of ["usage", "idle"] as const) {
              const own = rows.filter((row) => row.kind !== "direct" && row.ruleId === id && row.charge === charge);
              for (const basis of costBases) expect(totalOf(own.map(({ costs }) => costs[basis]))).toBe(0n);
              const ratios = own.flatMap((row) => (row.kind === "shared" ? [row.ratio] : []));
              expect(totalOf(ratios)).toBe(own.length > 0 ? 10n ** 18n : 0n);
            }
          }
        }),
        { numRuns },
      );
    });

    it("has statements that sum to what was imported, with parts that sum to each total, idle shared or kept", () => {
      fc.assert(
        fc.property(inputArbitrary, fc.constantFrom(...costBases), (input, basis) => {
          const imported = totalOf(input.groups.map(({ costs }) => costs[basis]));
          for (const shareIdle of [true, false]) {
            const statements = statementsOf(allocateCosts({ ...input, shareIdle }).rows, basis);
            expect(totalOf(statements.map(({ total }) => total)) - imported).toBe(0n);
            for (const { parts, total, list, discounts } of statements) {
              expect(totalOf(Object.values(parts))).toBe(total);
              expect(totalOf([list, discounts])).toBe(total);
            }
          }
        }),
        { numRuns },
      );
    });
  });
}
