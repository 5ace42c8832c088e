import type { AllocationPool, AllocationRules, MappingRuleText, SharingRuleText } from "./allocation-rules";

type RuleList = "mapping" | "sharing";

/** Changed in its place, or added at the end of its list. */
export function withMappingRule(rules: AllocationRules, rule: MappingRuleText): AllocationRules {
  return { ...rules, mapping: withItem(rules.mapping, rule) };
}

export function withSharingRule(rules: AllocationRules, rule: SharingRuleText): AllocationRules {
  return { ...rules, sharing: withItem(rules.sharing, rule) };
}

export function withPool(rules: AllocationRules, pool: AllocationPool): AllocationRules {
  return { ...rules, pools: withItem(rules.pools, pool) };
}

export function withoutRule(rules: AllocationRules, id: string): AllocationRules {
  const others = <Item extends { id: string }>(list: readonly Item[]) => list.filter((item) => item.id !== id);
  return { ...rules, mapping: others(rules.mapping), sharing: others(rules.sharing) };
}

/** Rules that still name the pool are not touched: the document then says which they are. */
export function withoutPool(rules: AllocationRules, id: string): AllocationRules {
  return { ...rules, pools: rules.pools.filter((pool) => pool.id !== id) };
}

/** One place up or down; at the end of its list it stays. */
export function withRuleMoved(
  rules: AllocationRules,
  { list, id, by }: { list: RuleList; id: string; by: -1 | 1 },
): AllocationRules {
  return list === "mapping"
    ? { ...rules, mapping: moved(rules.mapping, id, by) }
    : { ...rules, sharing: moved(rules.sharing, id, by) };
}

/** "GPU cluster" → "gpu-cluster", or "gpu-cluster-2" where that is taken. */
export function freshId(name: string, rules: AllocationRules): string {
  const taken = new Set<string>([...rules.pools, ...rules.mapping, ...rules.sharing].map(({ id }) => id));
  const base =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 30)
      .replace(/-+$/, "") || "rule";
  if (!taken.has(base)) return base;
  let count = 2;
  while (taken.has(`${base}-${count}`)) count += 1;
  return `${base}-${count}`;
}

function withItem<Item extends { id: string }>(list: readonly Item[], item: Item): Item[] {
  return list.some(({ id }) => id === item.id) ? list.map((old) => (old.id === item.id ? item : old)) : [...list, item];
}

function moved<Item extends { id: string }>(list: readonly Item[], id: string, by: -1 | 1): Item[] {
  const from = list.findIndex((item) => item.id === id);
  const item = list[from];
  const to = from + by;
  if (!item || to < 0 || to >= list.length) return [...list];
  const others = list.filter((other) => other !== item);
  return [...others.slice(0, to), item, ...others.slice(to)];
}
