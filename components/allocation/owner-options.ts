import type { SelectOption } from "@/components/ui/select";
import type { AllocationPage } from "@/lib/chart/allocation-page";
import type { AllocationRules, SharingRuleText } from "@/lib/schema/allocation-rules";

export type Bearer = SharingRuleText["targets"][number]["id"];
export type Source = SharingRuleText["source"];

/** Whom a rule can give cost to. */
export function bearerOptions(teams: AllocationPage["teams"], pools: AllocationRules["pools"]): SelectOption<Bearer>[] {
  return [
    ...teams.map(({ id, name }) => ({ value: `team:${id}` as const, label: name })),
    ...pools.map(({ id, name }) => ({ value: `pool:${id}` as const, label: `Pool ${name}` })),
  ];
}

export function sourceOptions(teams: AllocationPage["teams"], pools: AllocationRules["pools"]): SelectOption<Source>[] {
  return [
    ...pools.map(({ id, name }) => ({ value: `pool:${id}` as const, label: `Pool ${name}` })),
    { value: "unallocated" as const, label: "What no mapping rule takes" },
    ...teams.map(({ id, name }) => ({ value: `team:${id}` as const, label: `Cost of ${name}` })),
  ];
}
