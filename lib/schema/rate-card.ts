import { z } from "zod";
import { decimalText, weightText } from "./amount";

const isoDay = z.iso.date();

/** What an owned fleet's GPU-hour costs from one day to another, both included, and how many GPUs stood ready then. */
export const rateCardEntry = z.object({
  gpuClass: z.string().min(1),
  validFrom: isoDay,
  /** null: until further notice. */
  validUntil: isoDay.nullable(),
  gpuHourRate: decimalText,
  /** GPUs of the fleet; their unused hours are idle cost. null: not known, so nothing is idle. */
  gpus: weightText.nullable(),
});

export type RateCardEntry = z.infer<typeof rateCardEntry>;

/** The dated rates of all owned fleets, by which usage files are priced. */
export const rateCard = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/),
  supplies: z.array(
    z.object({
      /** As usage files name it. */
      name: z.string().min(1),
      tier: z.enum(["on-prem", "edge"]),
      region: z.string().nullable().default(null),
      rates: z.array(rateCardEntry),
    }),
  ),
});

export type RateCard = z.infer<typeof rateCard>;
