import { z } from "zod";
import { amountOf } from "../ledger/amount-text";
import { sharingMethods } from "../ledger/sharing-method";
import { type SharingRule, sharedParts, sharingProblems } from "../ledger/sharing-rule";
import { weightText } from "./amount";
import { costBearer, costSource } from "./ledger-owner";

const target = z.strictObject({ id: costBearer, weight: weightText.default("1").transform(amountOf) });

/**
 * A sharing rule as a form or the API gives it: what is stored is its input, where weights are decimal text. Its place in
 * the order is checked with the rules around it, by sharingProblems.
 */
export const sharingRuleInput = z
  .strictObject({
    name: z.string().trim().min(1, "Give it a name.").max(120, "At most 120 characters."),
    source: costSource,
    part: z.enum(sharedParts).default("all"),
    method: z.enum(sharingMethods),
    unit: z.string().trim().max(40, "At most 40 characters.").default(""),
    targets: z.array(target).min(1, "Choose who shares it.").max(10_000, "At most 10,000 targets."),
  })
  .superRefine((rule, context) => {
    for (const { reason } of sharingProblems([{ ...rule, id: "" }])) {
      context.addIssue({ code: "custom", path: ["targets"], message: `This cannot be shared: ${reason}.` });
    }
    if ((rule.method === "metric" || rule.method === "key") && rule.unit === "") {
      context.addIssue({ code: "custom", path: ["unit"], message: "Say what the weights count, such as GPU-hours." });
    }
  }) satisfies z.ZodType<Omit<SharingRule, "id">>;

export type SharingRuleInput = z.input<typeof sharingRuleInput>;
