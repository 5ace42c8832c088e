import { type Amount, multiplyByRatio, zero } from "../../ledger/amount";
import { amountOf } from "../../ledger/amount-text";
import type { CardRate } from "../../ledger/rate-card";
import type { RateCard } from "../../schema/rate-card";

/** A supply of the rate card, ready to price by. */
export type CardSupply = {
  name: string;
  tier: "on-prem" | "edge";
  region: string | null;
  rates: CardRate[];
  /** The spelling of each GPU class, by its lower case. */
  classes: ReadonlyMap<string, string>;
  /** GPU-hours that the fleet of a rate has on a day; 0 when the number of its GPUs is not known. */
  hoursOf: ReadonlyMap<CardRate, Amount>;
};

/** Supplies by their name in lower case. */
export function suppliesOf(card: RateCard): Map<string, CardSupply> {
  return new Map(
    card.supplies.map(({ name, tier, region, rates }) => {
      const priced = rates.map(({ gpuHourRate, gpus, ...rate }) => ({
        rate: { ...rate, gpuHourRate: amountOf(gpuHourRate) },
        hours: gpus === null ? zero : multiplyByRatio(amountOf(gpus), { numerator: 24n, denominator: 1n }),
      }));
      const supply: CardSupply = {
        name,
        tier,
        region,
        rates: priced.map(({ rate }) => rate),
        classes: new Map(rates.map(({ gpuClass }) => [gpuClass.toLowerCase(), gpuClass])),
        hoursOf: new Map(priced.map(({ rate, hours }) => [rate, hours])),
      };
      return [name.toLowerCase(), supply];
    }),
  );
}
