import { type Amount, zero } from "./amount";
import type { Owner } from "./owner";
import type { SharingRule } from "./sharing-rule";

/** What an owner used in a month of a unit that is measured. */
export type Measured = { unit: string; owner: Owner; quantity: Amount };

/**
 * The rules with the measured quantities of a month as the weights of `metric` rules whose unit was measured; a target
 * without any has weight 0. Where nobody was measured, a rule keeps its own weights. Units are alike when they differ in
 * case or in what stands between their words only: "GPU-hours" is "gpu hours".
 */
export function withMeasured<Rule extends SharingRule>(rules: readonly Rule[], measured: readonly Measured[]): Rule[] {
  return rules.map((rule) => {
    if (rule.method !== "metric") return rule;
    const found = measured.filter(({ unit }) => unitKey(unit) === unitKey(rule.unit));
    if (found.length === 0) return rule;
    const quantities = new Map(found.map(({ owner, quantity }) => [owner, quantity]));
    return { ...rule, targets: rule.targets.map(({ id }) => ({ id, weight: quantities.get(id) ?? zero })) };
  });
}

function unitKey(unit: string): string {
  return unit.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}
