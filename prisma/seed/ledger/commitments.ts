import { type Amount, compare, subtract, zero } from "@/lib/ledger/amount";
import { payers } from "./accounts";
import { type BillItem, type BillLine, billItem, billLine } from "./bill-line";
import type { LedgerDay } from "./calendar";
import { cost, decimal } from "./money";
import { cloudTermsOn } from "./price-terms";

/** Instances reserved for a year without upfront payment, billed on the first of each month. */
export type Commitment = { id: string; instances: number; hourly: Amount };

export type Covered = { commitment: Commitment; hours: Amount };

type Purchase = { id: string; instances: number; firstMonthsBack: number; lastMonthsBack: number };

const supply = "p5.48xlarge reserved 1 year";
const arn = "arn:aws:ec2:us-east-1:493817260514:reserved-instances";

/** The first four ended after their year and were bought again. */
const purchases: readonly Purchase[] = [
  { id: `${arn}/ri-p5-0a41`, instances: 4, firstMonthsBack: 12, lastMonthsBack: 1 },
  { id: `${arn}/ri-p5-3c9e`, instances: 1, firstMonthsBack: 5, lastMonthsBack: 0 },
  { id: `${arn}/ri-p5-71d0`, instances: 1, firstMonthsBack: 1, lastMonthsBack: 0 },
  { id: `${arn}/ri-p5-b852`, instances: 4, firstMonthsBack: 0, lastMonthsBack: 0 },
];

/** Hands out the reserved hours of each day in the order of asking, and knows what nobody took. */
export function dailyCover(days: readonly LedgerDay[]) {
  const left = new Map(days.map(({ day }) => [day, new Map<Commitment, Amount>()]));
  const commitments = purchases.map((purchase) => ({ purchase, commitment: commitmentOf(purchase, days) }));
  for (const day of days) {
    for (const { purchase, commitment } of commitments) {
      if (runsIn(purchase, day)) left.get(day.day)?.set(commitment, decimal(commitment.instances * 24, 0));
    }
  }
  return {
    take({ day }: LedgerDay, hours: Amount): { covered: Covered[]; rest: Amount } {
      const covered: Covered[] = [];
      let rest = hours;
      for (const [commitment, free] of left.get(day) ?? []) {
        const taken = compare(free, rest) < 0 ? free : rest;
        if (compare(taken, zero) <= 0) continue;
        covered.push({ commitment, hours: taken });
        left.get(day)?.set(commitment, subtract(free, taken));
        rest = subtract(rest, taken);
      }
      return { covered, rest };
    },
    unusedLines(): BillLine[] {
      return commitments.flatMap(({ purchase, commitment }) => {
        const item = commitmentItem(purchase, "Unused");
        return days.flatMap((day) => {
          const free = left.get(day.day)?.get(commitment) ?? zero;
          if (compare(free, zero) <= 0) return [];
          const amount = cost(free, commitment.hourly);
          return [
            billLine(item, day, {
              quantity: free,
              costs: { billed: zero, effective: amount, list: amount, contracted: amount },
            }),
          ];
        });
      });
    },
  };
}

/** List and contracted cost stand with the usage that a purchase covers, so that they are counted once. */
export function commitmentPurchases(days: readonly LedgerDay[]): BillLine[] {
  return purchases.flatMap((purchase) => {
    const item = commitmentItem(purchase, null);
    const { hourly, instances } = commitmentOf(purchase, days);
    return days
      .filter((day) => day.dayOfMonth === 1 && runsIn(purchase, day))
      .map((day) => {
        const hours = decimal(instances * 24 * day.daysInMonth, 0);
        const costs = { billed: cost(hours, hourly), effective: zero, list: zero, contracted: zero };
        return billLine(item, day, { quantity: hours, costs });
      });
  });
}

function commitmentOf({ id, instances }: Purchase, days: readonly LedgerDay[]): Commitment {
  const hourly = cloudTermsOn(supply, days[0]?.day ?? "").reserved1y?.instanceHourly;
  if (hourly === undefined) throw new RangeError(`${supply} cannot be reserved.`);
  return { id, instances, hourly: decimal(hourly, 8) };
}

function runsIn({ firstMonthsBack, lastMonthsBack }: Purchase, { monthsBack }: LedgerDay): boolean {
  return monthsBack <= firstMonthsBack && monthsBack >= lastMonthsBack;
}

function commitmentItem({ id }: Purchase, status: "Unused" | null): BillItem {
  return billItem({
    source: "AWS",
    provider: "AWS",
    service: "Amazon Elastic Compute Cloud",
    serviceCategory: "Compute",
    region: "us-east-1",
    payer: payers.aws,
    resource: { id, name: id.slice(id.lastIndexOf("/") + 1) },
    charge: status === "Unused" ? "idle" : "usage",
    chargeCategory: status === "Unused" ? "Usage" : "Purchase",
    description:
      status === "Unused"
        ? "Unused reserved p5.48xlarge hours"
        : "Monthly fee for 1 year reserved p5.48xlarge, no upfront",
    pricingCategory: status === "Unused" ? "Committed" : "Standard",
    commitment: { id, status },
    unit: status === "Unused" ? "Hours" : null,
    other: { SkuId: "p5.48xlarge" },
  });
}
