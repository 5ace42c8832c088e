import { describe, expect, it } from "vitest";
import { amountOf } from "../../lib/ledger/amount-text";
import { type MappingCondition, type MappingRule, mappingOverlaps, matchingRules } from "../../lib/ledger/mapping-rule";
import { costsOf, factsOf, ownedBy } from "./fixtures";

const ruleOf = (id: string, ...conditions: MappingCondition[]): MappingRule => ({ id, owner: "team:a", conditions });

const takes = (condition: MappingCondition, change: Parameters<typeof factsOf>[0] = {}) =>
  matchingRules(factsOf(change), [ruleOf("r", condition)]).length === 1;

describe("matchingRules", () => {
  it("matches by equality, one of several, start and part", () => {
    expect(takes({ on: "service", matcher: "one-of", values: ["EC2"] })).toBe(true);
    expect(takes({ on: "provider", matcher: "one-of", values: ["GCP", "AWS"] })).toBe(true);
    expect(takes({ on: "region", matcher: "starts-with", values: ["us-", "eu-"] })).toBe(true);
    expect(takes({ on: "resource", matcher: "contains", values: ["0a"] })).toBe(true);
    expect(takes({ on: "account", matcher: "one-of", values: ["11112222"] })).toBe(false);
    expect(takes({ on: "service", matcher: "one-of", values: ["ec2"] })).toBe(false);
    expect(takes({ on: "charge", matcher: "one-of", values: ["idle"] }, { charge: "idle" })).toBe(true);
  });

  it("takes a dot or a star as itself: values are text, not patterns", () => {
    expect(takes({ on: "resource", matcher: "contains", values: ["."] })).toBe(false);
    expect(takes({ on: "resource", matcher: "one-of", values: ["*"] })).toBe(false);
  });

  it("never matches what is not there, not even with an empty value", () => {
    expect(takes({ on: "region", matcher: "contains", values: [""] }, { region: null })).toBe(false);
    expect(takes({ on: "tag:team", matcher: "starts-with", values: [""] })).toBe(false);
    expect(takes({ on: "tag:constructor", matcher: "contains", values: [""] })).toBe(false);
    expect(takes({ on: "tag:team", matcher: "one-of", values: [""] }, { tags: { team: "" } })).toBe(true);
  });

  it("needs all conditions, and takes nothing without any", () => {
    const both = ruleOf(
      "both",
      { on: "tag:team", matcher: "one-of", values: ["vision"] },
      { on: "service", matcher: "one-of", values: ["S3"] },
    );
    expect(matchingRules(factsOf({ tags: { team: "vision" } }), [both])).toEqual([]);
    expect(matchingRules(factsOf({ tags: { team: "vision" }, service: "S3" }), [both])).toEqual([both]);
    expect(matchingRules(factsOf(), [ruleOf("none")])).toEqual([]);
  });

  it("keeps the order of the rules: the first has the line", () => {
    const rules = [...ownedBy("x"), ruleOf("second", { on: "provider", matcher: "one-of", values: ["AWS"] })];
    expect(matchingRules(factsOf({ tags: { team: "x" } }), rules).map(({ id }) => id)).toEqual(["map-x", "second"]);
    expect(matchingRules(factsOf(), [...rules].reverse()).map(({ id }) => id)).toEqual(["second"]);
  });
});

describe("mappingOverlaps", () => {
  it("counts lines and costs that two rules would take: 3 + 4 lines, 10 + 5 = 15", () => {
    const [first, second, third] = ownedBy("a", "b", "c");
    if (!first || !second || !third) throw new Error("Three rules.");
    const found = mappingOverlaps([
      { rules: [first, second], lines: 3, costs: costsOf("10") },
      { rules: [first, second, third], lines: 4, costs: costsOf("5") },
      { rules: [first], lines: 100, costs: costsOf("1000") },
      { rules: [], lines: 7, costs: costsOf("1") },
    ]);
    expect(found.map(({ otherRuleId, lines, costs }) => [otherRuleId, lines, costs.billed])).toEqual([
      ["map-b", 7, amountOf("15")],
      ["map-c", 4, amountOf("5")],
    ]);
  });
});
