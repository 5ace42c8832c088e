import { getServerSession } from "next-auth";
import { cache } from "react";
import { type Account, findAccount } from "@/lib/store/accounts";
import { authOptions, sessionSeconds } from "./options";
import type { Role } from "./permissions";

/** Who is asking. Everything but the id comes from the database, on every request. */
export type Session = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly teamId: string | null;
  /** Visible teams: all, or the own team and everything below it. */
  readonly teamIds: readonly string[];
};

/** All that the cookie is believed: who signed in, and when. */
export type SessionClaims = { sub: string; loginAt: number };

/** The session of this request, or null; asked once however many parts of the page want it. */
export const getSession = cache(async (): Promise<Session | null> => {
  const claims = await getServerSession(authOptions());
  return claims && sessionOf(claims);
});

/** Null for a session that ended: by time, by its user's removal, or by anything that expired it since. */
export async function sessionOf({ sub, loginAt }: SessionClaims, at = new Date()): Promise<Session | null> {
  if (!/^[0-9a-f-]{36}$/.test(sub)) return null;
  const account = await findAccount(sub);
  return account && isCurrent(account, loginAt, at) ? holderOf(account) : null;
}

function isCurrent({ disabledAt, sessionsExpiredAt }: Account, loginAt: number, at: Date): boolean {
  const age = at.getTime() - loginAt;
  return disabledAt === null && loginAt > sessionsExpiredAt.getTime() && age < sessionSeconds * 1_000;
}

export function holderOf({ id, name, email, role, teamId, teamIds }: Account): Session {
  return { userId: id, name, email, role, teamId, teamIds };
}
