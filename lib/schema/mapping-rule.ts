import { z } from "zod";
import { type MappingRule, mappingFields, matchers } from "../ledger/mapping-rule";
import { costBearer } from "./ledger-owner";

const tag = z.templateLiteral(["tag:", z.string().regex(/^[^\p{Cc}]{1,256}$/u)]);

const condition = z.strictObject({
  on: z.union([z.enum(mappingFields), tag], { error: "Choose a field or name a tag." }),
  matcher: z.enum(matchers),
  values: z
    .array(z.string().min(1, "A value has at least one character.").max(1000, "At most 1,000 characters."))
    .min(1, "Give a value to compare with.")
    .max(500, "At most 500 values."),
});

/** A mapping rule as a form or the API gives it; its place in the order is the list's. */
export const mappingRuleInput = z.strictObject({
  name: z.string().trim().min(1, "Give it a name.").max(120, "At most 120 characters."),
  owner: costBearer,
  conditions: z.array(condition).min(1, "Without a condition a rule takes nothing.").max(20, "At most 20 conditions."),
}) satisfies z.ZodType<Omit<MappingRule, "id">>;
