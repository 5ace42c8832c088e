import { edgeMonthlyCost, ownedMonth } from "@/lib/calc/rate";
import { type Supply, tierOf } from "@/lib/calc/supply";
import type { Amount } from "@/lib/ledger/amount";
import { amountOf, formatAmount } from "@/lib/ledger/amount-text";
import { daysInMonth, type IsoDay, type IsoMonth } from "@/lib/ledger/calendar";
import { availableGpuHours, gpuHourRate } from "@/lib/ledger/rate-card";
import type { RateCard, RateCardEntry } from "@/lib/schema/rate-card";

export type PricedFleet = { name: string; prices: readonly { validFrom: IsoDay; terms: Supply }[] };

type FleetMonth = {
  gpuClass: string;
  /** The monthly cost and the GPUs that it is spread over, or a price by the GPU-hour. */
  price: { gpus: number; monthlyCost: number } | { gpuHourly: number };
  /** null: none are in place yet, so that none stand idle. */
  standing: number | null;
};

const rateDecimals = 12;

/**
 * The price book as a rate card, month by month: a fleet's full monthly cost over the GPU-hours of its real month. A
 * price that begins within a month counts from its day on. Prices oldest first; cloud offers have no rate here.
 */
export function priceBookRates(
  fleets: readonly PricedFleet[],
  { currency, months }: { currency: string; months: readonly IsoMonth[] },
): RateCard {
  const supplies = fleets.flatMap(({ name, prices }) => {
    const tier = tierOf(prices[0]?.terms ?? { kind: "cloud" });
    if (tier === "cloud") return [];
    return [{ name, tier, region: null, rates: months.flatMap((month) => ratesOf(prices, month)) }];
  });
  return { currency, supplies };
}

function ratesOf(prices: PricedFleet["prices"], month: IsoMonth): RateCardEntry[] {
  const [first, last] = [`${month}-01`, `${month}-${daysInMonth(month)}`];
  return prices.flatMap(({ validFrom, terms }, index) => {
    const next = prices[index + 1]?.validFrom;
    const fleet = fleetMonth(terms);
    if (!fleet || validFrom > last || (next !== undefined && next <= first)) return [];
    const rate = rateOf(fleet, month);
    if (rate === null) return [];
    return [
      {
        gpuClass: fleet.gpuClass,
        validFrom: later(validFrom, first),
        validUntil: next !== undefined && next <= last ? dayBefore(next) : last,
        gpuHourRate: formatAmount(rate),
        gpus: fleet.standing === null ? null : formatAmount(amountOf(decimalOf(fleet.standing))),
      },
    ];
  });
}

function rateOf({ price }: FleetMonth, month: IsoMonth): Amount | null {
  if ("gpuHourly" in price) return amountOf(decimalOf(price.gpuHourly));
  const { gpus, monthlyCost } = price;
  const gpuHours = availableGpuHours({ gpus: amountOf(decimalOf(gpus)), month });
  return gpuHourRate({ monthlyCost: amountOf(decimalOf(monthlyCost)), gpuHours, decimals: rateDecimals });
}

/**
 * Where plans become facts: the price book holds floats, and this is the one place where they turn into the decimal
 * text that the ledger counts with, to a millionth.
 */
function decimalOf(value: number): string {
  return value.toFixed(6);
}

function fleetMonth(terms: Supply): FleetMonth | null {
  const { gpuClass } = terms;
  switch (terms.kind) {
    case "cloud":
      return null;
    case "owned": {
      const price = ownedMonth(terms);
      return { gpuClass, price, standing: terms.ownedNodes > 0 ? price.gpus : null };
    }
    case "consumption": {
      const { reservedUnits: gpus, pricePerUnitMonth, meteredGpuHourly } = terms;
      return gpus > 0
        ? { gpuClass, price: { gpus, monthlyCost: gpus * pricePerUnitMonth }, standing: gpus }
        : { gpuClass, price: { gpuHourly: meteredGpuHourly }, standing: null };
    }
    case "edge": {
      const { devices } = terms;
      return { gpuClass, price: { gpus: devices, monthlyCost: edgeMonthlyCost(terms) }, standing: devices };
    }
  }
}

function later(left: IsoDay, right: IsoDay): IsoDay {
  return left < right ? right : left;
}

function dayBefore(day: IsoDay): IsoDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** From the month of the first price to `until`, at most ten years. */
export function monthsOf(fleets: readonly PricedFleet[], until: IsoMonth): IsoMonth[] {
  const first = fleets
    .flatMap(({ prices }) => prices.slice(0, 1).map(({ validFrom }) => validFrom.slice(0, 7)))
    .sort()[0];
  const months: IsoMonth[] = [];
  let month = until;
  while (first !== undefined && month >= first && months.length < 120) {
    months.unshift(month);
    month = monthBefore(month);
  }
  return months;
}

function monthBefore(month: IsoMonth): IsoMonth {
  return dayBefore(`${month}-01`).slice(0, 7);
}
