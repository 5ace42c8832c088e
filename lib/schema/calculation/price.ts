import { z } from "zod";
import { commitmentHour } from "../../calc/commitment-hour";
import { commitmentMix } from "../../calc/commitment-mix";
import { egressBill } from "../../calc/egress";
import { managedOnprem } from "../../calc/managed-onprem";
import { reservedEffectiveHourly } from "../../calc/reserved-effective-hourly";
import { discount, figure, maybe, money, positiveHours, quantity, ratio } from "../number";
import { calculation } from "./definition";

export const egressTiers = z
  .array(z.strictObject({ upToGb: quantity.nullable(), pricePerGb: money }))
  .min(1)
  .max(50)
  .refine(
    (list) =>
      list.every(({ upToGb }, index) => {
        const below = list[index - 1];
        if (below === undefined) return true;
        return below.upToGb !== null && (upToGb === null || upToGb > below.upToGb);
      }),
    { message: "limits must rise, and only the last may be open" },
  );

export const priceCalculations = {
  "commitment-mix": calculation({
    name: "commitment-mix",
    title: "Mix of reserved, spot and on demand",
    input: z.strictObject({
      reservedSpend: money,
      reservedDiscount: discount,
      spotSpend: money,
      spotDiscount: discount,
      onDemandSpend: money,
      spotInterruptionOverhead: z.number().min(0).max(10).default(0),
      reservedUtilisation: ratio.default(1),
    }),
    output: z.object({ total: figure, onDemandEquivalent: figure, multiple: maybe, effectiveDiscount: maybe }),
    run: commitmentMix,
    formula: "onDemandEquivalent = Σ spend / (1 − discount); multiple = onDemandEquivalent / total",
    source: "Guide, strategy 5: reserved capacity and spot instances",
  }),
  "commitment-hour": calculation({
    name: "commitment-hour",
    title: "One hour of a commitment",
    input: z.strictObject({ committedHourly: money, eligibleHourly: money }),
    output: z.object({ used: figure, unused: figure, overage: figure, effective: figure }),
    run: commitmentHour,
    formula: "used = min(committed, eligible); what is not used in the hour is lost, what runs over is paid besides",
    source: "Terms of the clouds' spend commitments",
  }),
  "reserved-effective-hourly": calculation({
    name: "reserved-effective-hourly",
    title: "Effective price of a reservation",
    input: z.strictObject({ hourly: money, upfront: money, termHours: positiveHours.default(8760) }),
    output: z.object({ effectiveHourly: figure, monthly: figure }),
    run: reservedEffectiveHourly,
    formula: "effectiveHourly = hourly + upfront / termHours; a month is 730 hours",
    source: "Arithmetic",
  }),
  egress: calculation({
    name: "egress",
    title: "Egress through price tiers",
    input: z.strictObject({ gb: quantity, tiers: egressTiers, minimumGbFree: quantity.default(0) }),
    output: z.object({
      cost: figure,
      parts: z.array(z.object({ gb: figure, pricePerGb: figure, cost: figure })),
    }),
    run: egressBill,
    formula: "cost = Σ GB in the tier × its price; the free amount is taken off first, the last tier has no end",
    source: "Price lists of the clouds",
  }),
  "managed-onprem": calculation({
    name: "managed-onprem",
    title: "Consumption-priced on-prem",
    input: z.strictObject({ cloudMonthly: money, managedMonthly: money }),
    output: z.object({ monthlySaving: figure, savingRatio: maybe, factor: maybe }),
    run: managedOnprem,
    formula: "savingRatio = (cloudMonthly − managedMonthly) / cloudMonthly; factor = cloudMonthly / managedMonthly",
    source: "Guide, consumption-priced on-premises",
  }),
};
