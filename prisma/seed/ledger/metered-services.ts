import type { Account, SourceName } from "./accounts";
import { payers, teamTag } from "./accounts";
import { type BillItem, type BillLine, billItem, billLine } from "./bill-line";
import type { LedgerDay } from "./calendar";
import { growthFactor, type WeekShape, weekFactor } from "./load-shape";
import { cost, decimal, paidAsUsed } from "./money";
import { randomOf, wobble } from "./random";

/** A service that costs about so much a month today, in the currency of its bill. */
export type MeteredService = {
  resource: string;
  service: string;
  category: string;
  account: Account;
  region: string;
  team: string | null;
  workload: string | null;
  unit: string;
  /** Of one unit, at list. */
  price: number;
  monthly: number;
  week: WeekShape;
  growth: number;
  description: string;
};

export type Provider = {
  source: SourceName;
  provider: string;
  payer: Account;
  currency: string;
  /** What Northwind pays of the list price. */
  paid: number;
};

export const providers = {
  aws: { source: "AWS", provider: "AWS", payer: payers.aws, currency: "USD", paid: 0.95 },
  azure: { source: "Azure", provider: "Microsoft Azure", payer: payers.azure, currency: "EUR", paid: 0.88 },
  google: { source: "Google Cloud", provider: "Google Cloud", payer: payers.google, currency: "USD", paid: 0.9 },
} as const satisfies Record<string, Provider>;

/** A line a day and service, with its growth, its week and chance. */
export function meteredLines(
  services: readonly MeteredService[],
  { provider, days }: { provider: Provider; days: readonly LedgerDay[] },
): BillLine[] {
  return services.flatMap((service) => {
    const item = itemOf(service, provider);
    const random = randomOf(`metered ${provider.provider} ${service.resource} ${service.service}`);
    const [list, paid] = [decimal(service.price, 8), decimal(service.price * provider.paid, 8)];
    return days.map((day) => {
      const chance = wobble(random, service.week === "steady" ? 0.03 : 0.15);
      const value =
        ((service.monthly * 12) / 365) * growthFactor(service.growth, day) * weekFactor(service.week, day) * chance;
      const quantity = decimal(value / service.price / provider.paid, 6);
      const costs = paidAsUsed({ list: cost(quantity, list), contracted: cost(quantity, paid) });
      return billLine(item, day, { quantity, costs });
    });
  });
}

function itemOf(service: MeteredService, { source, provider, payer, currency }: Provider): BillItem {
  const { team, workload } = service;
  return billItem({
    source,
    provider,
    payer,
    currency,
    service: service.service,
    serviceCategory: service.category,
    account: service.account,
    region: service.region,
    resource: { id: resourceId(service, source), name: service.resource },
    description: service.description,
    unit: service.unit,
    tags: { ...(team !== null && { team: teamTag(team) }), ...(workload !== null && { workload }) },
  });
}

function resourceId({ account, resource }: MeteredService, source: SourceName): string {
  if (source === "Azure") return `/subscriptions/${account.id}/resourceGroups/ai/providers/${resource}`;
  if (source === "Google Cloud") return `//cloud.google.com/projects/${account.id}/${resource}`;
  return `arn:aws:resource:${account.id}/${resource}`;
}
