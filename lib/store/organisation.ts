import type { Scope } from "@/lib/auth/scope";
import { asSignIn, readAs } from "@/lib/db/transaction";
import { NotFound } from "@/lib/errors";

export type Organisation = {
  name: string;
  /** ISO 4217 code in which everything is reported. */
  currency: string;
  timeZone: string;
  sampleData: boolean;
};

const shown = { name: true, currency: true, timeZone: true, sampleData: true } as const;

export async function getOrganisation(scope: Scope): Promise<Organisation> {
  const row = await readAs(scope, (tx) => tx.organisation.findUnique({ where: { id: 1 }, select: shown }));
  if (!row) throw new NotFound("organisation");
  return row;
}

/** What the sign-in page says before anybody is known; null before setup. */
export async function findOrganisationName(): Promise<{ name: string; sampleData: boolean } | null> {
  return asSignIn((tx) => tx.organisation.findUnique({ where: { id: 1 }, select: { name: true, sampleData: true } }));
}
