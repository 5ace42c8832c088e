import { z } from "zod";

export const tokenLifetimes = [7, 30, 90, 365] as const;

/** What a token can do, in the words of the interface. */
export const tokenScopes = [
  { scope: "calculations:read", label: "Run calculations" },
  { scope: "workloads:read", label: "Read workloads" },
  { scope: "workloads:write", label: "Change workloads" },
  { scope: "scenarios:read", label: "Read scenarios" },
  { scope: "scenarios:write", label: "Change scenarios" },
  { scope: "prices:read", label: "Read the price book" },
  { scope: "prices:write", label: "Change the price book" },
  { scope: "costs:read", label: "Read costs" },
  { scope: "statements:read", label: "Read statements" },
  { scope: "imports:read", label: "Read imports" },
  { scope: "imports:write", label: "Import bills and usage" },
] as const;

const tokenScope = z.enum(tokenScopes.map(({ scope }) => scope));

const nameRule = "Must be 1 to 80 characters.";
const oneOrMore = "Choose at least one.";

export const tokenInput = z.object({
  name: z
    .string({ error: nameRule })
    .trim()
    .min(1, nameRule)
    .max(80, nameRule)
    .regex(/^\P{Cc}*$/u, "Must be one line."),
  // A form sends one ticked box as text and several as a list.
  scopes: z.preprocess(
    (value) => (typeof value === "string" ? [value] : value),
    z
      .array(tokenScope, { error: oneOrMore })
      .min(1, oneOrMore)
      .transform((scopes) => [...new Set(scopes)]),
  ),
  days: z.coerce
    .number({ error: "Choose how long it is valid." })
    .refine((days) => tokenLifetimes.some((each) => each === days), "Choose how long it is valid."),
});

export type TokenInput = z.infer<typeof tokenInput>;

export const tokenId = z.object({ id: z.uuid() });

export type TokenStatus = "active" | "expired" | "revoked";

/** A token as its holder sees it; the token itself is shown only when it is made. */
export type TokenRow = {
  id: string;
  name: string;
  scopes: string[];
  status: TokenStatus;
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
};
