import { z } from "zod";
import { allocate } from "../../ledger/allocate";
import { amountOf } from "../../ledger/amount-text";
import { percentagesProblem, sharingMethods } from "../../ledger/sharing-method";
import { decimalText, weightText } from "../amount";
import { label, quantity } from "../number";
import { calculation } from "./definition";

/** Text is exact. A JSON number stands for the digits that a client sees, which are its shortest text. */
const weight = z
  .union([weightText, quantity], { error: "Write a weight of 0 or more, such as 2 or 12.5." })
  .transform(String);

const targets = z
  .array(z.strictObject({ id: label, weight: weight.default("1") }))
  .min(1)
  .max(10_000)
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, { message: "Every id may stand once." });

const input = z
  .strictObject({ amount: decimalText, targets, method: z.enum(sharingMethods) })
  .superRefine(({ method, targets: given }, context) => {
    if (method !== "fixed") return;
    const problem = percentagesProblem(given.map((target) => amountOf(target.weight)));
    if (problem !== null)
      context.addIssue({ code: "custom", path: ["targets"], message: `Nothing can be split: ${problem}.` });
  });

export const ledgerCalculations = {
  allocate: calculation({
    name: "allocate",
    title: "Exact split of a cost",
    input,
    output: z.object({
      shares: z.array(z.object({ id: z.string(), amount: z.string(), ratio: z.string() })),
      unallocated: z.string(),
      reason: z.string().nullable(),
    }),
    run: allocate,
    formula:
      "share = amount × weight / Σ weights, the last digits to the largest remainders; Σ shares + unallocated = amount",
    source: "Largest remainder method; FOCUS 1.3, split cost allocation",
  }),
};
