import { describe, expect, it } from "vitest";
import { amountOf } from "../../lib/ledger/amount-text";
import { type SharingRule, sharingProblems } from "../../lib/ledger/sharing-rule";
import { sharingRuleOf } from "./fixtures";

const target = (id: SharingRule["targets"][number]["id"], weight = "1") => ({ id, weight: amountOf(weight) });

const feeding = (id: string, source: SharingRule["source"], ...targets: SharingRule["targets"][number]["id"][]) =>
  sharingRuleOf({ id, source, targets: targets.map((each) => target(each)) });

const reasonsOf = (...rules: SharingRule[]) =>
  sharingProblems(rules).map(({ ruleId, reason }) => `${ruleId}: ${reason}`);

describe("sharingProblems", () => {
  it("lets a rule feed those after it", () => {
    expect(reasonsOf(feeding("1", "pool:p", "pool:q", "team:a"), feeding("2", "pool:q", "team:a", "team:b"))).toEqual(
      [],
    );
  });

  it("lets several rules spread one source, each what the one before it left", () => {
    expect(reasonsOf(feeding("1", "unallocated", "team:a"), feeding("2", "unallocated", "team:b"))).toEqual([]);
  });

  it("refuses to feed a rule before it: q was spread by then", () => {
    expect(reasonsOf(feeding("1", "pool:q", "team:a"), feeding("2", "pool:p", "pool:q"))).toEqual([
      "2: it feeds pool:q, which a rule before it has already spread",
    ]);
  });

  it("refuses circles, of one, two and three", () => {
    expect(reasonsOf(feeding("1", "team:a", "team:b", "team:a"))).toEqual(["1: it goes in a circle: team:a → team:a"]);
    expect(reasonsOf(feeding("1", "pool:p", "pool:q"), feeding("2", "pool:q", "pool:p"))).toEqual([
      "2: it goes in a circle: pool:q → pool:p → pool:q",
    ]);
    const three = [
      feeding("1", "pool:p", "pool:q"),
      feeding("2", "pool:q", "pool:r"),
      feeding("3", "pool:r", "pool:p"),
    ];
    expect(reasonsOf(...three)).toEqual(["3: it goes in a circle: pool:r → pool:p → pool:q → pool:r"]);
  });

  it("refuses percentages of 60 + 50 = 110 and of 33.33 · 3 = 99.99", () => {
    const fixed = (...percentages: string[]) =>
      sharingRuleOf({
        method: "fixed",
        targets: percentages.map((each, index) => target(`team:${index}`, each)),
      });
    expect(reasonsOf(fixed("60", "50"))).toEqual(["share: the percentages total 110, not 100"]);
    expect(reasonsOf(fixed("33.33", "33.33", "33.33"))).toEqual(["share: the percentages total 99.99, not 100"]);
    expect(reasonsOf(fixed("33.33", "33.33", "33.34"))).toEqual([]);
  });

  it("refuses negative weights, no targets and a target twice; zero weights are no fault of the rule", () => {
    expect(reasonsOf(sharingRuleOf({ targets: [target("team:a", "-1"), target("team:b")] }))).toEqual([
      "share: the weight of team:a is negative",
    ]);
    expect(reasonsOf(sharingRuleOf({ targets: [] }))).toEqual(["share: there is nobody to share it"]);
    expect(reasonsOf(feeding("1", "pool:p", "team:a", "team:a"))).toEqual(["1: a target occurs twice"]);
    expect(reasonsOf(sharingRuleOf({ targets: [target("team:a", "0")] }))).toEqual([]);
    expect(reasonsOf(sharingRuleOf({ method: "direct-cost", targets: [target("team:a", "-1")] }))).toEqual([]);
  });
});
