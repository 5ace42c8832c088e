import { beginSession, findSignInAccount } from "@/lib/store/accounts";
import { countAttempts, forgiveAttempts } from "@/lib/store/rate-window";
import { verifyPassword } from "./password";
import { RateLimited } from "./rate-limited";

export type Credentials = { email: string; password: string; address: string };

/** Beyond these many failures within a quarter of an hour the next attempt has to wait. */
export const signInLimits = { account: 10, address: 60, seconds: 15 * 60 } as const;

/**
 * The user whose password this is and the instant the session begins, or null. Attempts are counted before the
 * password is looked at, in the database, and taken back when it was right.
 */
export async function checkCredentials({
  email,
  password,
  address,
}: Credentials): Promise<{ id: string; loginAt: number } | null> {
  const name = email.trim().toLowerCase();
  if (name === "" || name.length > 254 || password === "" || password.length > 1_000) return null;
  const keys = { account: `sign-in:account:${name}`, address: `sign-in:address:${address.slice(0, 64)}` };
  const { seconds } = signInLimits;
  const attempt = await countAttempts({
    [keys.account]: { limit: signInLimits.account, seconds },
    [keys.address]: { limit: signInLimits.address, seconds },
  });
  if (!attempt.allowed) throw new RateLimited(attempt.retryAfterSeconds);
  const account = await findSignInAccount(name);
  const hash = account && !account.disabled ? account.passwordHash : null;
  const right = await verifyPassword(password, hash);
  if (!account || hash === null || !right) return null;
  const loginAt = await beginSession(account.id, hash);
  if (!loginAt) return null;
  await forgiveAttempts([keys.account, keys.address]);
  return { id: account.id, loginAt: loginAt.getTime() };
}
