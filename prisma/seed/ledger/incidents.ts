import { type Amount, negate } from "@/lib/ledger/amount";
import { accountOf, azureHub, payers, sandbox } from "./accounts";
import { instanceId } from "./aws-compute";
import { type BillItem, type BillLine, billItem, billLine } from "./bill-line";
import type { LedgerDay } from "./calendar";
import { growthFactor } from "./load-shape";
import { cost, decimal, paidAsUsed, sameCosts } from "./money";
import { randomOf, wobble } from "./random";

/** What real bills have besides: a runaway, spend that nobody tagged, credits, a refund, a correction, odd lines. */
export function incidents(days: readonly LedgerDay[]): BillLine[] {
  return [...runaway(days), ...untagged(days), ...credits(days), ...correction(days), ...oddLines(days)];
}

const p5Hourly = decimal(55.04, 8);

const compute = {
  source: "AWS",
  provider: "AWS",
  service: "Amazon Elastic Compute Cloud",
  serviceCategory: "Compute",
  region: "us-east-1",
  payer: payers.aws,
  unit: "Hours",
} as const;

/** A sweep of last month that nobody stopped for three days: six eight-way instances on demand. */
function runaway(days: readonly LedgerDay[]): BillLine[] {
  const items = Array.from({ length: 6 }, (_, index) => {
    const name = `vit-pretrain-l-sweep-runaway-0${index + 1}`;
    return billItem({
      ...compute,
      account: accountOf("Vision"),
      resource: { id: instanceId(name), name },
      description: "On Demand Linux p5.48xlarge instance-hour",
      tags: { env: "research", team: "vision", workload: "vit-pretrain-l" },
      other: { SkuId: "p5.48xlarge", x_GpuClass: "H100" },
    });
  });
  return days
    .filter(({ monthsBack, dayOfMonth }) => monthsBack === 1 && dayOfMonth >= 13 && dayOfMonth <= 15)
    .flatMap((day) => items.map((item) => usage(item, day, { quantity: decimal(24, 0), price: p5Hourly })));
}

/** The sandbox account belongs to no team and its resources have no tags. */
function untagged(days: readonly LedgerDay[]): BillLine[] {
  const machines = [
    { name: "ip-10-24-3-17", type: "p5.4xlarge", hourly: 6.88, hours: 21 },
    { name: "ip-10-24-3-52", type: "p5.4xlarge", hourly: 6.88, hours: 19 },
    { name: "ip-10-24-7-8", type: "g6e.12xlarge", hourly: 10.49264, hours: 15 },
    { name: "jupyter-tmp", type: "g6e.12xlarge", hourly: 10.49264, hours: 6 },
  ].map(({ name, type, hourly, hours }) => ({
    hours,
    price: decimal(hourly, 8),
    random: randomOf(`untagged ${name}`),
    item: billItem({
      ...compute,
      account: sandbox,
      resource: { id: instanceId(name), name },
      description: `On Demand Linux ${type} instance-hour`,
      other: { SkuId: type },
    }),
  }));
  const snapshots = billItem({
    ...compute,
    service: "Amazon Elastic Block Store",
    serviceCategory: "Storage",
    account: sandbox,
    resource: { id: "snap-0f3c77a1b0e4d2259", name: null },
    description: "Snapshots that no volume has any more, GB-month",
    unit: "GB-Months",
  });
  return days.flatMap((day) => [
    ...machines.map(({ item, hours, price, random }) => {
      const running = Math.min(24, hours * growthFactor(0.35, day) * wobble(random, 0.3));
      return usage(item, day, { quantity: decimal(running, 6), price });
    }),
    usage(snapshots, day, {
      quantity: decimal((41_000 * growthFactor(0.5, day)) / day.daysInMonth, 9),
      price: decimal(0.05, 8),
    }),
  ]);
}

function credits(days: readonly LedgerDay[]): BillLine[] {
  const migration = billItem({
    ...compute,
    charge: "adjustment",
    chargeCategory: "Credit",
    resource: { id: null, name: "migration-acceleration-credit" },
    description: "Migration acceleration credit",
    pricingCategory: null,
    unit: null,
  });
  const sponsorship = billItem({
    source: "Azure",
    provider: "Microsoft Azure",
    payer: payers.azure,
    currency: "EUR",
    service: "Azure Support",
    serviceCategory: "Management and Governance",
    region: "global",
    account: azureHub,
    charge: "adjustment",
    chargeCategory: "Credit",
    resource: { id: null, name: "consumption-commitment-credit" },
    description: "Credit of the consumption commitment",
    pricingCategory: null,
  });
  const refund = billItem({
    ...compute,
    charge: "adjustment",
    chargeCategory: "Credit",
    account: accountOf("Assist"),
    resource: { id: null, name: "service-credit-p5-outage" },
    description: "Refund: p5 instances were not reachable for 5 hours",
    pricingCategory: null,
    unit: null,
    tags: { team: "assist" },
  });
  const on = (monthsBack: readonly number[], dayOfMonth: number) =>
    days.filter((day) => monthsBack.includes(day.monthsBack) && day.dayOfMonth === dayOfMonth);
  return [
    ...on([9, 8, 7], 2).map((day) => adjusted(migration, day, decimal(8000, 2))),
    ...on([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 28).map((day) => adjusted(sponsorship, day, decimal(350, 2))),
    ...on([5], 19).map((day) => adjusted(refund, day, decimal(1102.88, 2))),
  ];
}

/** A month that is closed was billed at too high a price for ten days; the difference arrived two months later. */
function correction(days: readonly LedgerDay[]): BillLine[] {
  const bookedIn = days.find(({ monthsBack }) => monthsBack === 1)?.month ?? null;
  const item = billItem({
    ...compute,
    charge: "adjustment",
    chargeClass: "Correction",
    account: accountOf("Documents"),
    resource: { id: instanceId("doc-extract-batch-01 p5.48xlarge"), name: "doc-extract-batch-01" },
    description: "Correction: p5.48xlarge instance-hours billed above the agreed price",
    tags: { env: "prod", team: "documents", workload: "doc-extract-batch" },
    other: { SkuId: "p5.48xlarge" },
  });
  return days
    .filter(({ monthsBack, dayOfMonth }) => monthsBack === 3 && dayOfMonth >= 11 && dayOfMonth <= 20)
    .map((day) => {
      const hours = decimal(-24, 0);
      return billLine(item, day, { quantity: hours, costs: sameCosts(cost(hours, decimal(4.128, 8))), bookedIn });
    });
}

const odd: readonly {
  monthsBack: number;
  dayOfMonth: number;
  team: string;
  review: BillItem["review"];
  reason: string;
}[] = [
  { monthsBack: 0, dayOfMonth: 9, team: "Voice", review: "waiting", reason: "effective cost above list cost" },
  { monthsBack: 0, dayOfMonth: 16, team: "Voice", review: "waiting", reason: "effective cost above list cost" },
  { monthsBack: 0, dayOfMonth: 18, team: "Search", review: "waiting", reason: "a number in AvailabilityZone" },
  { monthsBack: 1, dayOfMonth: 7, team: "Platform", review: "waiting", reason: "effective cost above list cost" },
  { monthsBack: 1, dayOfMonth: 22, team: "Assist", review: "waiting", reason: "charge period ends before it begins" },
  { monthsBack: 1, dayOfMonth: 26, team: "Search", review: "approved", reason: "a number in AvailabilityZone" },
  { monthsBack: 4, dayOfMonth: 12, team: "Documents", review: "approved", reason: "effective cost above list cost" },
  { monthsBack: 6, dayOfMonth: 21, team: "Risk", review: "refused", reason: "effective cost above list cost" },
];

/** Lines that an import held back: most wait, some were looked at. */
function oddLines(days: readonly LedgerDay[]): BillLine[] {
  return odd.flatMap(({ monthsBack, dayOfMonth, team, review, reason }) => {
    const name = `${team.toLowerCase()}-burst-${String(dayOfMonth).padStart(2, "0")}`;
    const item = billItem({
      ...compute,
      account: accountOf(team),
      resource: { id: instanceId(name), name },
      description: "On Demand Linux g6e.12xlarge instance-hour",
      tags: { env: "prod", team: team.toLowerCase() },
      other: { SkuId: "g6e.12xlarge", ...(reason.includes("Zone") && { AvailabilityZone: "4.0" }) },
      flags: [reason],
      review,
    });
    const hours = decimal(11.5, 6);
    const list = cost(hours, decimal(10.49264, 8));
    const paid = reason.includes("above list") ? cost(hours, decimal(14.68969, 8)) : list;
    return days
      .filter((day) => day.monthsBack === monthsBack && day.dayOfMonth === dayOfMonth)
      .map((day) => billLine(item, day, { quantity: hours, costs: paidAsUsed({ list, contracted: paid }) }));
  });
}

function usage(item: BillItem, day: LedgerDay, { quantity, price }: { quantity: Amount; price: Amount }): BillLine {
  const amount = cost(quantity, price);
  return billLine(item, day, { quantity, costs: paidAsUsed({ list: amount, contracted: amount }) });
}

function adjusted(item: BillItem, day: LedgerDay, amount: Amount): BillLine {
  return billLine(item, day, { costs: sameCosts(negate(amount)) });
}
