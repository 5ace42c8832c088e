import { InvalidInput } from "@/lib/errors";
import { changeOwnPassword, endOwnSessions, findSignInAccount } from "@/lib/store/accounts";
import { countAttempts, forgiveAttempts } from "@/lib/store/rate-window";
import { signInLimits } from "./credentials";
import { hashPassword, verifyPassword } from "./password";
import { RateLimited } from "./rate-limited";
import type { Scope } from "./scope";
import { getSession } from "./session";
import { signInWithPassword, signOut } from "./sign-in";

/** Needs the current password, ends every session of the account, and begins a new one for this browser. */
export async function changePassword(
  scope: Scope,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<void> {
  const session = await getSession();
  const account = session && (await findSignInAccount(session.email));
  if (!session || account?.id !== scope.userId) throw new Error("a password is changed in its own session only");
  // Under the key of sign-in: a stolen session is no second place to guess at.
  const key = `sign-in:account:${session.email}`;
  const attempt = await countAttempts({ [key]: { limit: signInLimits.account, seconds: signInLimits.seconds } });
  if (!attempt.allowed) throw new RateLimited(attempt.retryAfterSeconds);
  if (!(await verifyPassword(currentPassword, account.passwordHash))) {
    throw new InvalidInput([{ field: "currentPassword", rule: "This is not your current password." }]);
  }
  await forgiveAttempts([key]);
  await changeOwnPassword(scope, { from: account.passwordHash, to: await hashPassword(newPassword) });
  await signInWithPassword({ email: session.email, password: newPassword, next: "/settings" });
}

/** Ends every session of the account, this one with its cookie. */
export async function signOutEverywhere(scope: Scope): Promise<void> {
  await endOwnSessions(scope);
  await signOut();
}
