import { z } from "zod";
import { formatAmount } from "../ledger/amount-text";
import { sharingProblems } from "../ledger/sharing-rule";
import { mappingRuleInput } from "./mapping-rule";
import { sharingRuleInput } from "./sharing-rule";

const ruleId = z.string().regex(/^[\w-]{1,64}$/, "An id has 1 to 64 letters, digits, hyphens or underscores.");

const pool = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "An id has 1 to 40 small letters, digits or hyphens."),
  name: z.string().trim().min(1, "Give it a name.").max(120, "At most 120 characters."),
});

/**
 * Every rule of allocation as one document: a change makes a new version of the whole. Mapping rules and sharing rules
 * apply in the order of their lists.
 */
export const allocationRules = z
  .strictObject({
    pools: z.array(pool).max(200, "At most 200 pools."),
    mapping: z.array(mappingRuleInput.extend({ id: ruleId })).max(1000, "At most 1,000 mapping rules."),
    sharing: z.array(sharingRuleInput.safeExtend({ id: ruleId })).max(200, "At most 200 sharing rules."),
    /** Off: idle capacity stays with its owner, whatever the sharing rules say. */
    shareIdle: z.boolean(),
  })
  .superRefine((rules, context) => {
    for (const { path, message } of documentProblems(rules)) context.addIssue({ code: "custom", path, message });
  });

/** As the rules are applied: weights are exact amounts. */
export type ParsedRules = z.output<typeof allocationRules>;

type ParsedSharing = ParsedRules["sharing"][number];

/** As the rules are stored and edited: weights are decimal text. */
export type AllocationRules = Omit<ParsedRules, "sharing"> & { sharing: SharingRuleText[] };

export type SharingRuleText = Omit<ParsedSharing, "targets"> & {
  targets: { id: ParsedSharing["targets"][number]["id"]; weight: string }[];
};

export type MappingRuleText = ParsedRules["mapping"][number];

export type AllocationPool = ParsedRules["pools"][number];

export const noRules: AllocationRules = { pools: [], mapping: [], sharing: [], shareIdle: false };

export function rulesText(rules: ParsedRules): AllocationRules {
  return {
    ...rules,
    sharing: rules.sharing.map((rule) => ({
      ...rule,
      targets: rule.targets.map(({ id, weight }) => ({ id, weight: formatAmount(weight) })),
    })),
  };
}

/** What a save sends: `seenVersion` is the version that the editor started from. */
export const allocationSave = z.strictObject({
  seenVersion: z.int().min(0),
  note: z.string().trim().max(1000, "At most 1,000 characters."),
  rules: allocationRules,
});

type Problem = { path: (string | number)[]; message: string };

/** What only the whole document shows. */
function documentProblems(rules: ParsedRules): Problem[] {
  return [...idProblems(rules), ...poolProblems(rules), ...orderProblems(rules)];
}

function idProblems({ pools, mapping, sharing }: ParsedRules): Problem[] {
  const seen = new Set<string>();
  const twice = (key: string) => seen.has(key) || !seen.add(key);
  const named: readonly [string, readonly { id: string; name: string }[]][] = [
    ["mapping", mapping],
    ["sharing", sharing],
  ];
  return [
    ...pools.flatMap(({ id, name }, index): Problem[] => [
      ...(twice(`pool ${id}`)
        ? [{ path: ["pools", index, "id"], message: `Pool “${name}”: another pool has the id “${id}”.` }]
        : []),
      ...(twice(`name ${name.toLowerCase()}`)
        ? [{ path: ["pools", index, "name"], message: `Pool “${name}”: another pool has this name.` }]
        : []),
    ]),
    ...named.flatMap(([list, all]) =>
      all.flatMap(({ id, name }, index): Problem[] =>
        twice(`rule ${id}`)
          ? [{ path: [list, index, "id"], message: `Rule “${name}”: another rule has the id “${id}”.` }]
          : [],
      ),
    ),
  ];
}

function poolProblems({ pools, mapping, sharing }: ParsedRules): Problem[] {
  const known = new Set<string>(pools.map(({ id }) => `pool:${id}`));
  const missing = (owner: string) => owner.startsWith("pool:") && !known.has(owner);
  const problem = (path: Problem["path"], name: string, owner: string): Problem => ({
    path,
    message: `Rule “${name}”: there is no pool “${owner.slice("pool:".length)}”.`,
  });
  return [
    ...mapping.flatMap(({ name, owner }, index) =>
      missing(owner) ? [problem(["mapping", index, "owner"], name, owner)] : [],
    ),
    ...sharing.flatMap(({ name, source, targets }, index) => [
      ...(missing(source) ? [problem(["sharing", index, "source"], name, source)] : []),
      ...targets.flatMap(({ id }, place) =>
        missing(id) ? [problem(["sharing", index, "targets", place, "id"], name, id)] : [],
      ),
    ]),
  ];
}

/** What a rule breaks by itself is said by its own schema; here, what it breaks by its place in the order. */
function orderProblems({ sharing }: ParsedRules): Problem[] {
  return sharingProblems(sharing).flatMap(({ ruleId: id, reason }) => {
    const index = sharing.findIndex((rule) => rule.id === id);
    const rule = sharing[index];
    if (!rule || sharingProblems([rule]).some((own) => own.reason === reason)) return [];
    return [{ path: ["sharing", index, "targets"], message: `Rule “${rule.name}”: ${reason}.` }];
  });
}
