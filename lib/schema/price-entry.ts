import { z } from "zod";
import type { Supply, SupplyKind } from "../calc/supply";
import { type SupplyTerms, supplyInput, supplyTerms } from "./supply";

/** A day without a time, as "2026-11-23": dates of the price book never shift with a browser's zone. */
export const isoDay = z.iso.date({ error: "Write the day as 2026-11-23." });

export type IsoDay = z.infer<typeof isoDay>;

export const supplyKinds = ["cloud", "owned", "consumption", "edge"] as const satisfies readonly SupplyKind[];

/** A supply as stored: its terms lie in a price entry, without the id and name that the supply row owns. */
export type StoredTerms = { id: string; name: string; kind: string; terms: unknown };

/** The terms of a price entry as the evaluator takes them. Throws on terms that no longer fit their kind. */
export function supplyOf({ id, name, kind, terms }: StoredTerms): Supply {
  const fields = typeof terms === "object" && terms !== null ? terms : {};
  return supplyInput.parse({ ...fields, id, name, kind });
}

const priceFields = {
  validFrom: isoDay,
  source: z
    .string()
    .trim()
    .min(3, "Say where the price comes from: list, quote or contract, with its date.")
    .max(500, "At most 500 characters."),
  terms: supplyTerms,
};

/** A new price of a supply that exists: its terms from a day on. */
export const priceEntryInput = z.object({ supplyId: z.uuid(), ...priceFields });

export type PriceEntryInput = Omit<z.infer<typeof priceEntryInput>, "terms"> & { terms: SupplyTerms };

/** A new supply with its first price. */
export const newSupplyInput = z.object({
  name: z.string().trim().min(1, "Give it a name.").max(120, "At most 120 characters."),
  ...priceFields,
});

export type NewSupplyInput = Omit<z.infer<typeof newSupplyInput>, "terms"> & { terms: SupplyTerms };
