import { describe, expect, it } from "vitest";
import { allocateCosts, type CostGroup } from "../../lib/ledger/allocation";
import { amountOf, formatAmount } from "../../lib/ledger/amount-text";
import { statementsOf } from "../../lib/ledger/statement";
import { costsOf, factsOf, groupOf, idleGroupOf, ownedBy, sharingRuleOf } from "./fixtures";

const statements = (groups: readonly CostGroup[], basis: "billed" | "list" = "billed") =>
  statementsOf(
    allocateCosts({
      groups,
      mappingRules: ownedBy("a", "b", "pool:platform"),
      sharingRules: [sharingRuleOf()],
      shareIdle: true,
      basis: "effective",
    }).rows,
    basis,
  );

const adjustment = (team: string, billed: string) =>
  groupOf(team, billed, { facts: factsOf({ charge: "adjustment", tags: { team } }), category: "other" });

describe("statementsOf", () => {
  const groups = [
    groupOf("a", "100", { costs: costsOf("100", { list: amountOf("130") }) }),
    groupOf("a", "20", { category: "storage" }),
    groupOf("a", "7", { category: "data-transfer" }),
    adjustment("a", "-5"),
    idleGroupOf("a", "4"),
    groupOf("pool:platform", "9"),
    idleGroupOf("pool:platform", "6"),
    groupOf(null, "11"),
  ];

  it("100 + 20 + 7 direct, 9/3 = 3 shared, 4 + 6/3 = 6 idle, −5 adjusted: 131 in all", () => {
    const own = statements(groups).find(({ owner }) => owner === "team:a");
    expect(
      Object.fromEntries(
        Object.entries(own?.parts ?? {}).map(([part, amount]) => [part, amount && formatAmount(amount)]),
      ),
    ).toEqual({
      training: "100",
      inference: 0n,
      storage: "20",
      "data-transfer": "7",
      other: 0n,
      shared: "3",
      idle: "6",
      adjustments: "-5",
    });
    expect([own?.direct, own?.total]).toEqual([amountOf("127"), amountOf("131")]);
  });

  it("list 161 and discounts −30 make 131; a cost above list is a discount above 0", () => {
    const own = statements(groups).find(({ owner }) => owner === "team:a");
    expect([own?.list, own?.discounts]).toEqual([amountOf("161"), amountOf("-30")]);
    const [dearer] = statements([groupOf("a", "10", { costs: costsOf("10", { list: amountOf("8") }) })]);
    expect(dearer?.discounts).toBe(amountOf("2"));
  });

  it("keeps the pool, now at 0, and the unallocated among the owners", () => {
    expect(statements(groups).map(({ owner, total }) => [owner, total])).toEqual([
      ["pool:platform", 0n],
      ["team:a", amountOf("131")],
      ["team:b", amountOf("10")],
      ["unallocated", amountOf("11")],
    ]);
  });

  it("says unknown, not 0, where a line has no list cost", () => {
    const own = statements([groupOf("a", "1", { costs: costsOf("1", { list: null }) }), groupOf("a", "2")]);
    expect(own[0]).toMatchObject({ total: amountOf("3"), list: null, discounts: null });
    expect(own[0]?.parts.training).toBe(amountOf("3"));
    const [inList] = statements([groupOf("a", "1", { costs: costsOf("1", { list: null }) })], "list");
    expect(inList).toMatchObject({ total: null, direct: null, parts: { training: null, storage: 0n } });
  });

  it("has none without rows", () => {
    expect(statements([])).toEqual([]);
  });
});
