import { type AllocationRules, allocationRules, type MappingRuleText, rulesText } from "@/lib/schema/allocation-rules";
import { demoId } from "../ids";
import { teams } from "../people";
import { azureHub, azureProducts, azureRisk, payers, sharedServices, teamAccounts, teamTag } from "./accounts";

type Owner = MappingRuleText["owner"];

export function teamOwner(name: string): `team:${string}` {
  return `team:${demoId("team", name)}`;
}

const names = teams.map(({ name }) => name);

const support = {
  id: "support",
  name: "Support plans",
  owner: "pool:support",
  conditions: [{ on: "service", matcher: "one-of", values: ["AWS Support", "Azure Support", "Google Cloud Support"] }],
} satisfies MappingRuleText;

const network = {
  id: "network",
  name: "Network that everybody uses",
  owner: "pool:network",
  conditions: [
    {
      on: "service",
      matcher: "one-of",
      values: [
        "AWS Transit Gateway",
        "Amazon Virtual Private Cloud",
        "AWS Direct Connect",
        "Elastic Load Balancing",
        "ExpressRoute",
        "Azure Private Link",
        "Cloud Interconnect",
      ],
    },
  ],
} satisfies MappingRuleText;

const commitments = {
  id: "commitments",
  name: "Reservations: monthly fees and unused hours",
  owner: "pool:commitments",
  conditions: [{ on: "resource", matcher: "starts-with", values: ["ri-p5-"] }],
} satisfies MappingRuleText;

const platform = {
  id: "platform",
  name: "Shared services of the platform team",
  owner: "pool:platform",
  conditions: [{ on: "account", matcher: "one-of", values: [sharedServices.id, azureHub.id, payers.aws.id] }],
} satisfies MappingRuleText;

const operations = {
  id: "operations-suite",
  name: "Log ingestion on Google Cloud",
  owner: "pool:platform",
  conditions: [{ on: "service", matcher: "one-of", values: ["Cloud Operations"] }],
} satisfies MappingRuleText;

const notebooks = {
  id: "notebooks",
  name: "Notebooks that every team uses",
  owner: "pool:notebooks",
  conditions: [{ on: "resource", matcher: "starts-with", values: ["notebook-shared"] }],
} satisfies MappingRuleText;

const hallIdle = {
  id: "hall-idle",
  name: "Idle hours of the hall in Lund",
  owner: "pool:hall-idle",
  conditions: [
    { on: "provider", matcher: "one-of", values: ["Lund metering"] },
    { on: "charge", matcher: "one-of", values: ["idle"] },
  ],
} satisfies MappingRuleText;

const edgeIdle = {
  id: "edge-idle",
  name: "Spare devices at the four sites",
  owner: teamOwner("Robotics"),
  conditions: [
    { on: "provider", matcher: "one-of", values: ["Edge metering"] },
    { on: "charge", matcher: "one-of", values: ["idle"] },
  ],
} satisfies MappingRuleText;

const byTag = names.map(
  (name): MappingRuleText => ({
    id: `tag-${teamTag(name)}`,
    name: `Tagged ${teamTag(name)}`,
    owner: teamOwner(name),
    conditions: [{ on: "tag:team", matcher: "one-of", values: [teamTag(name), name] }],
  }),
);

const byAccount = names.map((name): MappingRuleText => {
  const values = [
    teamAccounts[name]?.id ?? "",
    ...(name === "Risk" ? [azureRisk.id] : []),
    ...(name === "Documents" ? [azureProducts.id] : []),
  ];
  return {
    id: `account-${teamTag(name)}`,
    name: `Accounts of ${name}`,
    owner: teamOwner(name),
    conditions: [{ on: "account", matcher: "one-of", values }],
  };
});

const pools = [
  { id: "support", name: "Support plans" },
  { id: "network", name: "Shared network" },
  { id: "commitments", name: "Reservations" },
  { id: "platform", name: "Platform services" },
  { id: "hall-idle", name: "Idle hours of the hall" },
];

type Sharing = AllocationRules["sharing"][number];

function shared(
  rule: Pick<Sharing, "id" | "name" | "source" | "method"> & Partial<Sharing>,
  weights: Readonly<Record<string, string>> | null = null,
): Sharing {
  const among = weights === null ? names : Object.keys(weights);
  return {
    part: "all",
    unit: "",
    ...rule,
    targets: among.map((name): { id: Owner; weight: string } => ({
      id: teamOwner(name),
      weight: weights?.[name] ?? "1",
    })),
  };
}

const sharing = [
  shared(
    { id: "share-network", name: "Network by agreed percentages", source: "pool:network", method: "fixed", unit: "%" },
    {
      Assist: "18",
      Search: "14",
      Documents: "13",
      Platform: "12.5",
      Vision: "17.5",
      Voice: "10",
      Risk: "7",
      Robotics: "8",
    },
  ),
  shared({ id: "share-platform", name: "Platform services in equal parts", source: "pool:platform", method: "even" }),
  shared({
    id: "share-support",
    name: "Support in proportion to direct cost",
    source: "pool:support",
    method: "direct-cost",
  }),
  shared(
    {
      id: "share-commitments",
      name: "Reservations by the hours they were bought for",
      source: "pool:commitments",
      method: "key",
      unit: "reserved GPUs",
    },
    { Vision: "16", Assist: "14", Voice: "6", Platform: "5", Documents: "4", Search: "3" },
  ),
];

/** What a metrics file counts, so that idle hours of the hall follow the hours that were worked there. */
export const hallMetric = "hall-gpu-hours";

const shareHallIdle = shared(
  {
    id: "share-hall-idle",
    name: "Idle hours of the hall by the hours used there",
    source: "pool:hall-idle",
    method: "metric",
    unit: hallMetric,
  },
  { Risk: "4470", Vision: "1840", Robotics: "710" },
);

const shareNotebooks = shared({
  id: "share-notebooks",
  name: "Notebooks in equal parts",
  source: "pool:notebooks",
  method: "even",
});

const first = {
  pools,
  mapping: [support, network, commitments, platform, operations, hallIdle, edgeIdle, ...byTag, ...byAccount],
  sharing,
  shareIdle: false,
};

const second = {
  pools: [...pools, { id: "notebooks", name: "Shared notebooks" }],
  mapping: [support, network, commitments, platform, operations, notebooks, hallIdle, edgeIdle, ...byTag, ...byAccount],
  sharing: [...sharing, shareHallIdle, shareNotebooks],
  shareIdle: true,
};

/** The second version took over after the closing of the month before that many months ago. */
export const secondVersionMonthsBack = 4;

export const ruleVersions = [
  {
    version: 1,
    note: "Tags first, then accounts; idle capacity stays where it is",
    author: "Mara Lindqvist",
    rules: allocationRules.parse(first),
  },
  {
    version: 2,
    note: "Notebooks are shared by all teams; idle hours of the hall go to who works there",
    author: "Tomas Herrera",
    rules: allocationRules.parse(second),
  },
].map(({ rules, ...version }) => ({ ...version, rules, text: rulesText(rules) }));

export type RulesVersion = (typeof ruleVersions)[number];

export function rulesOf(monthsBack: number): RulesVersion {
  const wanted = monthsBack <= secondVersionMonthsBack ? 2 : 1;
  const found = ruleVersions.find(({ version }) => version === wanted);
  if (!found) throw new RangeError(`There is no version ${wanted} of the rules.`);
  return found;
}
