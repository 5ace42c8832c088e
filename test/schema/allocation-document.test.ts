import { describe, expect, test } from "vitest";
import { type AllocationRules, allocationRules, rulesText } from "@/lib/schema/allocation-rules";
import { freshId, withoutPool, withoutRule, withPool, withRuleMoved } from "@/lib/schema/rule-edits";
import { checkRules } from "@/lib/schema/rule-problems";

const mapping = (
  id: string,
  owner: AllocationRules["mapping"][number]["owner"],
): AllocationRules["mapping"][number] => ({
  id,
  name: `Rule ${id}`,
  owner,
  conditions: [{ on: "service", matcher: "one-of", values: [id] }],
});

type Sharing = AllocationRules["sharing"][number];

const sharing = (id: string, source: Sharing["source"], targets: Record<string, string>): Sharing => ({
  id,
  name: `Rule ${id}`,
  source,
  part: "all",
  method: "key",
  unit: "seats",
  targets: Object.entries(targets).map(([key, weight]) => ({ id: key as "team:a", weight })),
});

const valid: AllocationRules = {
  pools: [
    { id: "platform", name: "Platform" },
    { id: "network", name: "Network" },
  ],
  mapping: [mapping("m1", "team:a"), mapping("m2", "pool:platform"), mapping("m3", "pool:network")],
  sharing: [
    sharing("s1", "pool:network", { "team:a": "1", "pool:platform": "2.5" }),
    sharing("s2", "pool:platform", { "team:a": "3", "team:b": "0.000000000000000001" }),
  ],
  shareIdle: true,
};

const messages = (rules: AllocationRules) => (checkRules(rules).problems ?? []).map(({ message }) => message);

describe("the document of allocation rules", () => {
  test("keeps its weights to the last digit when it is parsed and written again", () => {
    expect(rulesText(allocationRules.parse(valid))).toEqual(valid);
  });

  test("names the pool that two have in id or name", () => {
    const pools = [...valid.pools, { id: "platform", name: "Other" }, { id: "third", name: "network" }];
    expect(messages({ ...valid, pools })).toEqual([
      "Pool “Other”: another pool has the id “platform”.",
      "Pool “network”: another pool has this name.",
    ]);
  });

  test("names the rule whose id another one has, in either list", () => {
    const twice = { ...valid, sharing: [{ ...sharing("m1", "pool:network", { "team:a": "1" }), name: "Late" }] };
    expect(messages(twice)).toEqual(["Rule “Late”: another rule has the id “m1”."]);
  });

  test("names every rule that speaks of a pool that is not there", () => {
    expect(messages(withoutPool(valid, "network"))).toEqual([
      "Rule “Rule m3”: there is no pool “network”.",
      "Rule “Rule s1”: there is no pool “network”.",
    ]);
  });

  test("refuses an order in which a rule feeds one before it, and takes it the other way round", () => {
    const turned = withRuleMoved(valid, { list: "sharing", id: "s1", by: 1 });
    const [problem] = checkRules(turned).problems ?? [];
    expect(problem).toEqual({
      list: "sharing",
      index: 1,
      field: "targets",
      message: "Rule “Rule s1”: it feeds pool:platform, which a rule before it has already spread.",
    });
    expect(messages(withRuleMoved(turned, { list: "sharing", id: "s1", by: -1 }))).toEqual([]);
  });

  test("says a circle over two rules once, and percentages of 99.9 with the rule and the field", () => {
    const circle = [
      sharing("s1", "pool:network", { "pool:platform": "1" }),
      sharing("s2", "pool:platform", { "pool:network": "1" }),
    ];
    expect(messages({ ...valid, sharing: circle })).toEqual([
      "Rule “Rule s2”: it goes in a circle: pool:platform → pool:network → pool:platform.",
    ]);
    const fixed = { ...sharing("s1", "pool:network", { "team:a": "50", "team:b": "49.9" }), method: "fixed" as const };
    expect(messages({ ...valid, sharing: [fixed] })).toEqual([
      "Sharing rule “Rule s1”, targets: This cannot be shared: the percentages total 99.9, not 100.",
    ]);
  });

  test("names a rule without a name by its place", () => {
    const nameless = { ...mapping("m1", "team:a"), name: " " };
    expect(messages({ ...valid, mapping: [nameless, ...valid.mapping.slice(1)] })).toEqual([
      "Mapping rule 1, name: Give it a name.",
    ]);
  });
});

describe("edits of the rules", () => {
  test("give a new rule an id of its own: cluster, cluster-2, and rule where a name has no letters", () => {
    const taken = withPool(valid, { id: freshId("Cluster!", valid), name: "Cluster" });
    expect(taken.pools.at(-1)?.id).toBe("cluster");
    expect(freshId("cluster", taken)).toBe("cluster-2");
    expect(freshId("漢字", valid)).toBe("rule");
  });

  test("move a rule by one place, and leave it where it is at the end of its list", () => {
    const ids = (rules: AllocationRules) => rules.mapping.map(({ id }) => id);
    expect(ids(withRuleMoved(valid, { list: "mapping", id: "m1", by: 1 }))).toEqual(["m2", "m1", "m3"]);
    expect(ids(withRuleMoved(valid, { list: "mapping", id: "m3", by: 1 }))).toEqual(["m1", "m2", "m3"]);
    expect(ids(withoutRule(valid, "m2"))).toEqual(["m1", "m3"]);
  });
});
