import { expect, test, vi } from "vitest";
import { checkCredentials, signInLimits } from "@/lib/auth/credentials";
import { sessionSeconds } from "@/lib/auth/options";
import { hashPassword } from "@/lib/auth/password";
import { RateLimited } from "@/lib/auth/rate-limited";
import { sessionOf } from "@/lib/auth/session";
import { beginSession, changeOwnPassword, endOwnSessions } from "@/lib/store/accounts";
import { setMemberDisabled, updateMember } from "@/lib/store/users";
import { testDatabase } from "../database";

vi.setConfig({ testTimeout: 60_000 });

const { owner, users, teams, scopeFor } = await testDatabase();
const admin = scopeFor("admin");
const address = "192.0.2.1";

async function signedIn(userId: string): Promise<{ sub: string; loginAt: number }> {
  const at = await beginSession(userId);
  if (!at) throw new Error("no session may begin");
  return { sub: userId, loginAt: at.getTime() };
}

const change = (role: "analyst" | "manager" | "leader", teamId: string | null) => ({ name: "Somebody", role, teamId });

test("a session is who the database says, with the own team and everything below it", async () => {
  const claims = await signedIn(users.manager.id);
  expect(await sessionOf(claims)).toMatchObject({ userId: users.manager.id, role: "manager", teamIds: [teams.vision] });
  await updateMember(admin, users.manager.id, change("manager", teams.research));
  const wider = await sessionOf(claims);
  expect(new Set(wider?.teamIds)).toEqual(new Set([teams.research, teams.vision, teams.voice]));
});

test("another role counts from the next request on", async () => {
  const claims = await signedIn(users.leader.id);
  await updateMember(admin, users.leader.id, change("analyst", null));
  expect((await sessionOf(claims))?.role).toBe("analyst");
  await updateMember(admin, users.leader.id, change("leader", null));
  expect((await sessionOf(claims))?.role).toBe("leader");
});

test("a disabled user is nobody from the next request on, and enabling brings no old session back", async () => {
  const claims = await signedIn(users.analyst.id);
  await setMemberDisabled(admin, users.analyst.id, true);
  expect(await sessionOf(claims)).toBeNull();
  expect(await beginSession(users.analyst.id)).toBeNull();
  await setMemberDisabled(admin, users.analyst.id, false);
  expect(await sessionOf(claims)).toBeNull();
  expect(await sessionOf(await signedIn(users.analyst.id))).not.toBeNull();
});

test("a changed password ends the sessions that were there", async () => {
  const claims = await signedIn(users.analyst.id);
  const { rows } = await owner.query("SELECT password_hash FROM user_account WHERE id = $1", [users.analyst.id]);
  await changeOwnPassword(scopeFor("analyst"), { from: rows[0].password_hash, to: "h".repeat(64) });
  expect(await sessionOf(claims)).toBeNull();
  expect(await sessionOf(await signedIn(users.analyst.id))).not.toBeNull();
});

test("a password that changed while it was looked at begins no session", async () => {
  await owner.query("UPDATE user_account SET password_hash = $2 WHERE id = $1", [users.leader.id, "n".repeat(64)]);
  expect(await beginSession(users.leader.id, "o".repeat(64))).toBeNull();
  expect(await beginSession(users.leader.id, "n".repeat(64))).not.toBeNull();
});

test("signing out everywhere ends the sessions, also for a leader, who changes nothing else", async () => {
  const claims = await signedIn(users.leader.id);
  await endOwnSessions(scopeFor("leader"));
  expect(await sessionOf(claims)).toBeNull();
  const { rows } = await owner.query("SELECT actor_id, action FROM audit_event ORDER BY id DESC LIMIT 1");
  expect(rows[0]).toEqual({ actor_id: users.leader.id, action: "member.end-sessions" });
});

test("a session ends twelve hours after it began, however often it is used", async () => {
  const claims = await signedIn(users.admin.id);
  const after = (seconds: number) => sessionOf(claims, new Date(claims.loginAt + seconds * 1_000));
  expect(await after(sessionSeconds - 1)).not.toBeNull();
  expect(await after(sessionSeconds)).toBeNull();
});

test("an invented subject is nobody", async () => {
  expect(await sessionOf({ sub: "00000000-0000-0000-0000-000000000000", loginAt: Date.now() })).toBeNull();
  expect(await sessionOf({ sub: "' OR 1=1", loginAt: Date.now() })).toBeNull();
});

test("the right password begins a session, and only failures add up", async () => {
  const { id, email } = users.admin;
  await owner.query("UPDATE user_account SET password_hash = $2 WHERE id = $1", [
    id,
    await hashPassword("right horse"),
  ]);
  const right = { email: ` ${email.toUpperCase()} `, password: "right horse", address };
  for (let attempt = 0; attempt < 3; attempt++) expect(await checkCredentials(right)).toMatchObject({ id });
  const { rows } = await owner.query("SELECT sum(count)::int AS failures FROM rate_window");
  expect(rows[0].failures).toBe(0);
});

test(`after ${signInLimits.account} failures even the right password has to wait, known account or not`, async () => {
  for (const email of [users.admin.email, "nobody@example.com"]) {
    await owner
      .query("INSERT INTO rate_window VALUES ($1, $2, now())", [`sign-in:account:${email}`, signInLimits.account - 1])
      .catch(() =>
        owner.query("UPDATE rate_window SET count = $2, started_at = now() WHERE key = $1", [
          `sign-in:account:${email}`,
          signInLimits.account - 1,
        ]),
      );
    expect(await checkCredentials({ email, password: "wrong", address })).toBeNull();
    const refused = checkCredentials({ email, password: "right horse", address });
    await expect(refused).rejects.toBeInstanceOf(RateLimited);
    await expect(refused).rejects.toThrow("Too many attempts. Try again in 15 minutes.");
  }
});

test("the wait ends with its window", async () => {
  await owner.query("UPDATE rate_window SET started_at = now() - interval '15 minutes'");
  expect(await checkCredentials({ email: users.admin.email, password: "right horse", address })).not.toBeNull();
});

test("one address cannot try one account after the other", async () => {
  await owner.query("DELETE FROM rate_window");
  await owner.query("INSERT INTO rate_window VALUES ($1, $2, now())", [
    `sign-in:address:${address}`,
    signInLimits.address,
  ]);
  await expect(checkCredentials({ email: "new@example.com", password: "x", address })).rejects.toBeInstanceOf(
    RateLimited,
  );
  expect(await checkCredentials({ email: "new@example.com", password: "x", address: "192.0.2.2" })).toBeNull();
});

test("attempts at the same moment are all counted", async () => {
  await owner.query("DELETE FROM rate_window");
  const attempt = () => checkCredentials({ email: "race@example.com", password: "x", address }).catch((error) => error);
  const answers = await Promise.all(Array.from({ length: signInLimits.account + 4 }, attempt));
  expect(answers.filter((answer) => answer instanceof RateLimited)).toHaveLength(4);
});
