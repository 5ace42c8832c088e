import { describe, expect, it } from "vitest";
import { amountOf } from "../../lib/ledger/amount-text";
import { mappingRuleInput } from "../../lib/schema/mapping-rule";
import { type SharingRuleInput, sharingRuleInput } from "../../lib/schema/sharing-rule";

type Checked = { error?: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } | undefined };

const problemsOf = ({ error }: Checked) =>
  error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];

const sharing = (change: Partial<SharingRuleInput>) =>
  sharingRuleInput.safeParse({
    name: "Platform",
    source: "pool:platform",
    method: "metric",
    unit: "GPU-hours",
    targets: [{ id: "team:a", weight: "1.5" }],
    ...change,
  });

describe("sharingRuleInput", () => {
  it("reads weights exactly, and spreads usage and idle unless told", () => {
    expect(sharing({}).data).toMatchObject({ part: "all", targets: [{ id: "team:a", weight: amountOf("1.5") }] });
  });

  it("names the field and the rule of what is wrong", () => {
    const targets = (...weights: string[]) =>
      weights.map((weight, index) => ({ id: `team:${index}` as const, weight }));
    expect(problemsOf(sharing({ method: "fixed", targets: targets("60", "50") }))).toEqual([
      "targets: This cannot be shared: the percentages total 110, not 100.",
    ]);
    expect(problemsOf(sharing({ targets: targets("-1") }))).toEqual(["targets.0.weight: Write a weight of 0 or more."]);
    expect(problemsOf(sharing({ method: "fixed", targets: targets("1,5") }))).toEqual([
      "targets.0.weight: Write a decimal number such as 1234.56: written with a thousands separator or a decimal comma.",
    ]);
    expect(problemsOf(sharing({ unit: " " }))).toEqual(["unit: Say what the weights count, such as GPU-hours."]);
    expect(problemsOf(sharing({ method: "even", unit: "", targets: [{ id: "pool:platform" }] }))).toEqual([
      "targets: This cannot be shared: it goes in a circle: pool:platform → pool:platform.",
    ]);
    expect(problemsOf(sharing({ targets: [] }))[0]).toBe("targets: Choose who shares it.");
  });

  it("gives to teams and pools only", () => {
    expect(sharingRuleInput.safeParse({ ...sharing({}).data, targets: [{ id: "unallocated" }] }).success).toBe(false);
    expect(sharing({ source: "unallocated" }).success).toBe(true);
    expect(sharing({ source: "team:a b" }).success).toBe(false);
  });
});

describe("mappingRuleInput", () => {
  const mapping = (condition: object) =>
    mappingRuleInput.safeParse({ name: "Vision", owner: "team:vision", conditions: [condition] });

  it("takes fields and tags, tag keys with spaces and colons included", () => {
    expect(mapping({ on: "service", matcher: "starts-with", values: ["Amazon"] }).success).toBe(true);
    expect(mapping({ on: "tag: aws:team", matcher: "one-of", values: ["vision"] }).success).toBe(true);
  });

  it("refuses what would take every line: no conditions, no values, an empty one", () => {
    expect(mappingRuleInput.safeParse({ name: "All", owner: "team:a", conditions: [] }).success).toBe(false);
    expect(mapping({ on: "service", matcher: "contains", values: [] }).success).toBe(false);
    expect(mapping({ on: "service", matcher: "contains", values: [""] }).success).toBe(false);
    expect(mapping({ on: "tag:", matcher: "contains", values: ["a"] }).success).toBe(false);
    expect(mapping({ on: "colour", matcher: "contains", values: ["a"] }).success).toBe(false);
  });
});
