import type { Role } from "@/lib/auth/permissions";
import type { Scope } from "@/lib/auth/scope";
import { asSignIn, record, type Transaction } from "@/lib/db/transaction";
import { Conflict } from "@/lib/errors";

/** What sign-in and sessions know of a user; everything else about members is in store/users.ts. */
export type Account = {
  id: string;
  email: string;
  name: string;
  role: Role;
  teamId: string | null;
  /** Visible teams: all, or the own team and everything below it. */
  teamIds: string[];
  disabledAt: Date | null;
  sessionsExpiredAt: Date;
};

export type SignInAccount = { id: string; passwordHash: string | null; disabled: boolean };

export async function findSignInAccount(email: string): Promise<SignInAccount | null> {
  const user = await asSignIn((tx) =>
    tx.user.findUnique({
      where: { email: email.toLowerCase() },
      select: { id: true, passwordHash: true, disabledAt: true },
    }),
  );
  return user && { id: user.id, passwordHash: user.passwordHash, disabled: user.disabledAt !== null };
}

/** The account as it is now: asked on every request, so that a change counts from the next one on. */
export async function findAccount(userId: string): Promise<Account | null> {
  return asSignIn((tx) => accountIn(tx, userId));
}

/** The same inside a transaction that is open already. */
export async function accountIn(tx: Transaction, userId: string): Promise<Account | null> {
  const [account] = await tx.$queryRaw<Account[]>`
      WITH RECURSIVE below AS (
        SELECT t.id FROM team t JOIN user_account u ON u.team_id = t.id WHERE u.id = ${userId}::uuid
        UNION SELECT t.id FROM team t JOIN below b ON t.parent_id = b.id
      )
      SELECT u.id, u.email, u.name, u.role::text, u.team_id AS "teamId",
        u.disabled_at AS "disabledAt", u.sessions_expired_at AS "sessionsExpiredAt",
        ARRAY(SELECT t.id::text FROM team t WHERE u.role <> 'manager' OR t.id IN (SELECT id FROM below)) AS "teamIds"
      FROM user_account u WHERE u.id = ${userId}::uuid`;
  return account ?? null;
}

/** The longest-serving administrator who may sign in: whose eyes a starting server looks with. Null before setup. */
export async function findAdministrator(): Promise<Account | null> {
  return asSignIn(async (tx) => {
    const admin = await tx.user.findFirst({
      where: { role: "admin", disabledAt: null },
      orderBy: { createdAt: "asc" },
      select: { id: true },
    });
    return admin && accountIn(tx, admin.id);
  });
}

/**
 * The instant at which a session of this account may begin, by the database's clock; null when it may not. The row
 * is locked, so a change of password either comes first and is seen here, or comes later and ends this session.
 */
export async function beginSession(userId: string, verifiedHash?: string): Promise<Date | null> {
  return asSignIn(async (tx) => {
    const [row] = await tx.$queryRaw<{ passwordHash: string | null; disabled: boolean }[]>`
      SELECT password_hash AS "passwordHash", disabled_at IS NOT NULL AS disabled
      FROM user_account WHERE id = ${userId}::uuid FOR UPDATE`;
    if (!row || row.disabled || (verifiedHash !== undefined && row.passwordHash !== verifiedHash)) return null;
    const [clock] = await tx.$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS at`;
    return clock?.at ?? null;
  });
}

/** Everybody may change the own password, leaders too: it is no business row, so it does not need their role. */
export async function changeOwnPassword(
  scope: Scope,
  { from, to }: { from: string | null; to: string },
): Promise<void> {
  await asSignIn(async (tx) => {
    const changed = await tx.$executeRaw`
      UPDATE user_account SET password_hash = ${to}, sessions_expired_at = clock_timestamp()
      WHERE id = ${scope.userId}::uuid AND disabled_at IS NULL AND password_hash IS NOT DISTINCT FROM ${from}`;
    if (changed === 0) throw new Conflict("Your password was changed elsewhere meanwhile. Sign in again.");
    await record(tx, { action: "member.change-password", entity: "user", entityId: scope.userId }, scope.userId);
  });
}

/** Ends every session of the holder, this one too. */
export async function endOwnSessions(scope: Scope): Promise<void> {
  await asSignIn(async (tx) => {
    await tx.$executeRaw`
      UPDATE user_account SET sessions_expired_at = clock_timestamp() WHERE id = ${scope.userId}::uuid`;
    await record(tx, { action: "member.end-sessions", entity: "user", entityId: scope.userId }, scope.userId);
  });
}

/** The people of the sample data who can sign in, longest-serving first. Only for a sign-in page that offers them. */
export async function listDemoAccounts(): Promise<{ name: string; email: string; role: Role }[]> {
  return asSignIn((tx) =>
    tx.user.findMany({
      where: { disabledAt: null, passwordHash: { not: null }, email: { endsWith: "@northwind.example" } },
      select: { name: true, email: true, role: true },
      orderBy: { createdAt: "asc" },
    }),
  );
}
