import { describe, expect, test } from "vitest";
import { changedOwners, previewSentence } from "@/lib/chart/allocation-preview";
import { conditionText, ownerName } from "@/lib/chart/allocation-text";
import { weightsTotal } from "@/lib/chart/sharing-weights";
import { allocateCosts, type CostGroup } from "@/lib/ledger/allocation";
import { allocationChange } from "@/lib/ledger/allocation-change";
import { amountOf, formatAmount } from "@/lib/ledger/amount-text";
import type { MappingRule } from "@/lib/ledger/mapping-rule";
import { monthFigures } from "@/lib/ledger/month-figures";
import { reconcile } from "@/lib/ledger/reconciliation";
import type { SharingRule } from "@/lib/ledger/sharing-rule";
import { costsOf, factsOf } from "@/test/ledger/fixtures";

const names = {
  teams: [
    { id: "a", name: "Vision" },
    { id: "b", name: "Search" },
  ],
  pools: [{ id: "p", name: "Platform" }],
};

describe("rules in words", () => {
  test("a condition on a field, on a tag, and with more values than fit", () => {
    expect(conditionText({ on: "service", matcher: "starts-with", values: ["Amazon", "Elastic"] })).toBe(
      "Service starts with Amazon or Elastic",
    );
    expect(conditionText({ on: "tag:team", matcher: "one-of", values: ["vision"] })).toBe("Tag team is vision");
    expect(conditionText({ on: "account", matcher: "contains", values: ["1", "2", "3", "4", "5", "6"] })).toBe(
      "Account contains 1, 2, 3, 4 or 2 more",
    );
  });

  test("owners by name; a team that the reader does not see is another team", () => {
    expect(ownerName("team:a", names)).toBe("Vision");
    expect(ownerName("pool:p", names)).toBe("Pool Platform");
    expect(ownerName("unallocated", names)).toBe("Unallocated");
    expect(ownerName("team:x", names)).toBe("Another team");
  });

  test("weights: 33.3 + 66.7 is 100%, 33.3 + 66.6 is not, 1.5 + 1 seats are 2.5", () => {
    const of = (method: "fixed" | "key", ...weights: string[]) =>
      weightsTotal({
        method,
        unit: "seats",
        targets: weights.map((weight, index) => ({ id: `team:${index}`, weight })),
      });
    expect(of("fixed", "33.3", "66.7")).toBe("Total 100%");
    expect(of("fixed", "33.3", "66.6")).toBe("Total 99.9%, not 100%");
    expect(of("key", "1.5", "1")).toBe("Total 2.5 seats");
    expect(of("key", "1,5")).toBe("A weight is no number yet.");
  });
});

const group = (id: string, amount: string, service: string): CostGroup => ({
  id,
  currency: "USD",
  facts: factsOf({ service }),
  category: "other",
  lines: 2,
  costs: costsOf(amount),
});

const groups = [group("g1", "60", "EC2"), group("g2", "10", "EKS"), group("g3", "30", "?")];
const take = (id: string, owner: MappingRule["owner"], service: string): MappingRule => ({
  id,
  owner,
  conditions: [{ on: "service", matcher: "one-of", values: [service] }],
});
const spread: SharingRule = {
  id: "s1",
  name: "Platform",
  source: "pool:p",
  part: "all",
  method: "even",
  unit: "",
  targets: [
    { id: "team:a", weight: amountOf("1") },
    { id: "team:b", weight: amountOf("1") },
  ],
};

function month(mappingRules: readonly MappingRule[], sharingRules: readonly SharingRule[]) {
  const { rows, kept, overlaps } = allocateCosts({
    groups,
    mappingRules,
    sharingRules,
    shareIdle: false,
    basis: "effective",
  });
  return {
    basis: "effective" as const,
    rows,
    kept,
    overlaps,
    groups: new Map(groups.map((each) => [each.id, each])),
    reconciliation: reconcile(amountOf("100"), rows, "effective"),
    inReview: { waiting: { lines: 0, costs: costsOf("0") }, refused: { lines: 0, costs: costsOf("0") } },
  };
}

const before = month([take("m1", "team:a", "EC2")], []);
const after = month([take("m1", "team:a", "EC2"), take("m2", "pool:p", "EKS"), take("m3", "team:b", "EC2")], [spread]);

describe("what a draft does", () => {
  test("60 to 65 for Vision, 0 to 5 for Search, unallocated from 40 to 30 of 100", () => {
    const change = allocationChange(before, after, "effective");
    expect(
      changedOwners(change, names).map(({ name, before: old, after: now, difference }) => [name, old, now, difference]),
    ).toEqual([
      ["Search", "0", "5", "5"],
      ["Vision", "60", "65", "5"],
    ]);
    expect(change.unallocated).toEqual({ before: "40", after: "30", difference: "-10" });
    expect(change.unallocatedRatio).toEqual({ before: "0.4", after: "0.3" });
    expect(previewSentence({ month: "2026-10", change, effect: null }, "USD")).toBe(
      "2 teams' totals change; unallocated becomes 30.00 USD, 30.0% of what was imported (▼ −10.00).",
    );
  });

  test("nothing, in words", () => {
    const change = allocationChange(before, before, "effective");
    expect(previewSentence({ month: "2026-10", change, effect: null }, "USD")).toBe(
      "No total of October 2026 changes.",
    );
  });

  test("each rule with its lines and amount, what it spread, and the two that want the same lines", () => {
    const figures = monthFigures(after);
    expect(figures?.rules).toEqual([
      { ruleId: "m1", lines: 2, amount: "60", kept: null },
      { ruleId: "m2", lines: 2, amount: "10", kept: null },
      { ruleId: "s1", lines: null, amount: "10", kept: null },
    ]);
    expect(figures?.overlaps).toEqual([{ ruleId: "m1", otherRuleId: "m3", lines: 2, amount: "60" }]);
    expect([figures?.imported, figures?.allocated, figures?.unallocated, figures?.difference]).toEqual([
      "100",
      "70",
      "30",
      "0",
    ]);
  });

  test("a pool that cannot be spread, with the reason and what stays in it", () => {
    const keeping = month([take("m2", "pool:p", "EKS")], [{ ...spread, method: "direct-cost" }]);
    expect(monthFigures(keeping)?.rules.at(-1)).toEqual({
      ruleId: "s1",
      lines: null,
      amount: "0",
      kept: { reason: "all weights are zero", amount: "10" },
    });
  });
});

test("a correction stays with whom it was booked on, whatever a rule says, and overlaps with none", () => {
  const booked = { ...group("g1", "-4", "EC2"), booked: { owner: "team:b" as const, ruleId: "old" } };
  const { rows, overlaps } = allocateCosts({
    groups: [booked],
    mappingRules: [take("m1", "team:a", "EC2"), take("m2", "team:a", "EC2")],
    sharingRules: [],
    shareIdle: false,
    basis: "effective",
  });
  expect(rows.map(({ owner, ruleId, costs }) => [owner, ruleId, formatAmount(costs.effective)])).toEqual([
    ["team:b", "old", "-4"],
  ]);
  expect(overlaps).toEqual([]);
});
