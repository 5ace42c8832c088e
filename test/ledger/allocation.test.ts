import { describe, expect, it } from "vitest";
import { type AllocationInput, allocateCosts } from "../../lib/ledger/allocation";
import { amountOf, formatAmount } from "../../lib/ledger/amount-text";
import { reconcile } from "../../lib/ledger/reconciliation";
import { frozen } from "../calc/fixtures";
import { costsOf, groupOf, idleGroupOf, ownedBy, sharingRuleOf, totalOf } from "./fixtures";

const allocate = (change: Partial<AllocationInput>) =>
  allocateCosts(
    frozen({
      groups: [groupOf("a", "30"), groupOf("b", "60"), groupOf("pool:platform", "10"), groupOf(null, "5")],
      mappingRules: ownedBy("a", "b", "pool:platform"),
      sharingRules: [],
      shareIdle: true,
      basis: "effective",
      ...change,
    }),
  );

/** Billed cost of each row, as "kind owner: amount". */
const billed = ({ rows }: ReturnType<typeof allocate>) =>
  rows.map(
    ({ kind, owner, charge, costs }) =>
      `${kind} ${owner}${charge === "idle" ? " idle" : ""}: ${formatAmount(costs.billed)}`,
  );

const totalBilled = ({ rows }: ReturnType<typeof allocate>) => totalOf(rows.map(({ costs }) => costs.billed));

describe("direct cost", () => {
  it("goes to the first rule that takes it; what none takes is an unallocated row", () => {
    expect(billed(allocate({}))).toEqual([
      "direct team:a: 30",
      "direct team:b: 60",
      "direct pool:platform: 10",
      "direct unallocated: 5",
    ]);
  });

  it("keeps the rule and the group of each row", () => {
    const [first, , , last] = allocate({}).rows;
    expect(first).toMatchObject({ ruleId: "map-a", groupId: "a 30", category: "training" });
    expect(last).toMatchObject({ ruleId: null });
  });

  it("reports what two rules would have taken", () => {
    const [rule] = ownedBy("a");
    if (!rule) throw new Error("One rule.");
    const { overlaps } = allocate({ mappingRules: [rule, { ...rule, id: "again", owner: "team:z" }] });
    expect(overlaps).toMatchObject([{ ruleId: "map-a", otherRuleId: "again", lines: 1 }]);
  });

  it("of nothing is nothing", () => {
    expect(allocate({ groups: [], sharingRules: [sharingRuleOf()] })).toEqual({ rows: [], kept: [], overlaps: [] });
  });

  it("refuses to add dollars and euros", () => {
    const groups = [groupOf("a", "1"), groupOf("a", "1", { currency: "EUR" })];
    expect(() => allocate({ groups })).toThrow("Currencies are never added: EUR, USD.");
  });
});

describe("shared cost", () => {
  it("10 by 1 : 2 GPU-hours is 3.33 and 6.67, and −10 at the source: 105 before and after", () => {
    const found = allocate({ sharingRules: [sharingRuleOf()] });
    expect(billed(found).slice(4)).toEqual([
      "shared team:a: 3.333333333333333333",
      "shared team:b: 6.666666666666666667",
      "contra pool:platform: -10",
    ]);
    expect(totalBilled(found)).toBe(amountOf("105"));
  });

  it("keeps rule, method, ratio, weight and unit, so that 10 · 2 / 3 can be explained", () => {
    const shared = allocate({ sharingRules: [sharingRuleOf()] }).rows.find(
      ({ owner, kind }) => kind === "shared" && owner === "team:b",
    );
    expect(shared).toMatchObject({
      ruleId: "share",
      from: "pool:platform",
      method: "metric",
      unit: "GPU-hours",
      weight: amountOf("2"),
      totalWeight: amountOf("3"),
      ratio: amountOf("0.666666666666666667"),
      pool: costsOf("10"),
    });
  });

  it("in proportion to direct cost: 9 by 30 : 60 is 3 and 6, and idle capacity is no direct cost", () => {
    const found = allocate({
      groups: [groupOf("a", "30"), groupOf("b", "60"), idleGroupOf("a", "1000"), groupOf("pool:platform", "9")],
      sharingRules: [sharingRuleOf({ method: "direct-cost" })],
    });
    expect(billed(found).slice(4)).toEqual(["shared team:a: 3", "shared team:b: 6", "contra pool:platform: -9"]);
  });

  it("spreads the unallocated evenly if a rule says so: 5 is 2.50 and 2.50", () => {
    const found = allocate({ sharingRules: [sharingRuleOf({ source: "unallocated", method: "even" })] });
    expect(billed(found).slice(4)).toEqual(["shared team:a: 2.5", "shared team:b: 2.5", "contra unallocated: -5"]);
  });

  it("runs in order: half of 10 goes to another pool, whose 5 is then spread 20 : 80 as 1 and 4", () => {
    const [a, b] = [amountOf("20"), amountOf("80")];
    const found = allocate({
      sharingRules: [
        sharingRuleOf({
          id: "first",
          method: "even",
          targets: [
            { id: "team:a", weight: a },
            { id: "pool:network", weight: a },
          ],
        }),
        sharingRuleOf({
          id: "second",
          source: "pool:network",
          method: "fixed",
          targets: [
            { id: "team:a", weight: a },
            { id: "team:b", weight: b },
          ],
        }),
      ],
    });
    expect(billed(found).slice(4)).toEqual([
      "shared team:a: 5",
      "shared pool:network: 5",
      "contra pool:platform: -10",
      "shared team:a: 1",
      "shared team:b: 4",
      "contra pool:network: -5",
    ]);
  });

  it("splits all four costs by the same weights, and a cost nobody knows stays unknown", () => {
    const pool = groupOf("pool:platform", "9", {
      costs: costsOf("9", { effective: amountOf("6"), list: amountOf("12"), contracted: null }),
    });
    const { rows } = allocate({ groups: [pool], sharingRules: [sharingRuleOf()] });
    expect(rows.at(1)?.costs).toEqual({
      billed: amountOf("3"),
      effective: amountOf("2"),
      list: amountOf("4"),
      contracted: null,
    });
  });

  it("refuses rules that go in a circle or total 110 %, before a cent has moved", () => {
    const circle = sharingRuleOf({ targets: [{ id: "pool:platform", weight: 1n }] });
    expect(() => allocate({ sharingRules: [circle] })).toThrow(RangeError);
    const tooMuch = sharingRuleOf({ method: "fixed", targets: [{ id: "team:a", weight: amountOf("110") }] });
    expect(() => allocate({ sharingRules: [tooMuch] })).toThrow("110");
  });
});

describe("idle capacity", () => {
  const groups = [
    groupOf("a", "30"),
    groupOf("b", "60"),
    groupOf("pool:platform", "9"),
    idleGroupOf("pool:platform", "6"),
  ];

  it("is a row of its own, shared as idle: 9 is 3 and 6, the idle 6 is 2 and 4", () => {
    expect(billed(allocate({ groups, sharingRules: [sharingRuleOf()] })).slice(4)).toEqual([
      "shared team:a: 3",
      "shared team:b: 6",
      "contra pool:platform: -9",
      "shared team:a idle: 2",
      "shared team:b idle: 4",
      "contra pool:platform idle: -6",
    ]);
  });

  it("stays with its owner when sharing it is off, and no total changes: 105", () => {
    const off = allocate({ groups, sharingRules: [sharingRuleOf()], shareIdle: false });
    expect(billed(off).slice(4)).toEqual(["shared team:a: 3", "shared team:b: 6", "contra pool:platform: -9"]);
    expect(totalBilled(off)).toBe(amountOf("105"));
    expect(totalBilled(allocate({ groups, sharingRules: [sharingRuleOf()] }))).toBe(amountOf("105"));
    expect(reconcile(amountOf("105"), off.rows, "billed")?.unallocated).toBe(amountOf("6"));
  });

  it("can have a rule of its own beside the usage", () => {
    const sharingRules = [
      sharingRuleOf({ id: "idle", part: "idle", method: "even" }),
      sharingRuleOf({ id: "usage", part: "usage" }),
    ];
    expect(billed(allocate({ groups, sharingRules })).slice(4)).toEqual([
      "shared team:a idle: 3",
      "shared team:b idle: 3",
      "contra pool:platform idle: -6",
      "shared team:a: 3",
      "shared team:b: 6",
      "contra pool:platform: -9",
    ]);
  });
});

describe("faults known from other tools", () => {
  it("zero weights made idle vanish: here 6 stays with its owner, with the reason", () => {
    const noHours = sharingRuleOf({ targets: [{ id: "team:a", weight: 0n }] });
    const groups = [idleGroupOf("pool:platform", "6")];
    const found = allocate({ groups, sharingRules: [noHours] });
    expect(billed(found)).toEqual(["direct pool:platform idle: 6"]);
    expect(found.kept).toMatchObject([
      { ruleId: "share", owner: "pool:platform", charge: "idle", reason: "all weights are zero" },
    ]);
    expect(reconcile(amountOf("6"), found.rows, "billed")).toMatchObject({
      unallocated: amountOf("6"),
      difference: 0n,
    });
  });

  it("a weighted split with idle gave a negative share: here no share of 9 + 6 is below 0", () => {
    const groups = [groupOf("a", "1"), groupOf("pool:platform", "9"), idleGroupOf("pool:platform", "6")];
    const { rows } = allocate({ groups, sharingRules: [sharingRuleOf()] });
    for (const { kind, costs } of rows) if (kind === "shared") expect(costs.billed > 0n).toBe(true);
  });

  it("credits that outweigh a team's cost gave a negative weight: here the pool stays and says whose", () => {
    const groups = [groupOf("a", "-30"), groupOf("b", "60"), groupOf("pool:platform", "9")];
    const found = allocate({ groups, sharingRules: [sharingRuleOf({ method: "direct-cost" })] });
    expect(found.kept).toMatchObject([{ reason: "the weight of team:a is negative" }]);
    expect(totalBilled(found)).toBe(amountOf("39"));
  });

  it("fixed shares above the cost made money: 60 + 50 % is refused", () => {
    const fixed = sharingRuleOf({
      method: "fixed",
      targets: [
        { id: "team:a", weight: amountOf("60") },
        { id: "team:b", weight: amountOf("50") },
      ],
    });
    expect(() => allocate({ sharingRules: [fixed] })).toThrow("the percentages total 110, not 100");
  });

  it("a credit in a pool is spread like a charge: −10 is −3.33 and −6.67", () => {
    const found = allocate({ groups: [groupOf("pool:platform", "-10")], sharingRules: [sharingRuleOf()] });
    expect(billed(found).slice(1)).toEqual([
      "shared team:a: -3.333333333333333333",
      "shared team:b: -6.666666666666666667",
      "contra pool:platform: 10",
    ]);
  });

  it("spreads over 10,000 teams to the last digit", () => {
    const targets = Array.from({ length: 10_000 }, (_, index) => ({
      id: `team:${index}` as const,
      weight: BigInt(index % 97),
    }));
    const found = allocate({
      groups: [groupOf("pool:platform", "96892.38")],
      sharingRules: [sharingRuleOf({ targets })],
    });
    expect(totalBilled(found)).toBe(amountOf("96892.38"));
    expect(reconcile(amountOf("96892.38"), found.rows, "list")).toMatchObject({ unallocated: 0n, difference: 0n });
  });
});

describe("reconcile", () => {
  it("412,300.11 = 398,112.40 + 14,187.71, difference 0, 3.4 % unallocated", () => {
    const { rows } = allocate({ groups: [groupOf("a", "398112.40"), groupOf(null, "14187.71")] });
    const found = reconcile(amountOf("412300.11"), rows, "billed");
    expect(found).toMatchObject({
      allocated: amountOf("398112.40"),
      unallocated: amountOf("14187.71"),
      difference: 0n,
    });
    expect(formatAmount(found?.unallocatedRatio ?? amountOf("0"))).toMatch(/^0\.0344/);
  });

  it("shows a cent that is missing, and has no ratio of nothing", () => {
    expect(reconcile(amountOf("0.01"), [], "billed")?.difference).toBe(amountOf("0.01"));
    expect(reconcile(amountOf("0"), [], "billed")?.unallocatedRatio).toBeNull();
  });

  it("is not known in a basis that a row does not have", () => {
    const { rows } = allocate({ groups: [groupOf("a", "1", { costs: costsOf("1", { list: null }) })] });
    expect(reconcile(amountOf("1"), rows, "list")).toBeNull();
    expect(reconcile(amountOf("1"), rows, "billed")?.difference).toBe(0n);
  });
});
