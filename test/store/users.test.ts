import { expect, test } from "vitest";
import { Conflict, InvalidInput, NotFound } from "@/lib/errors";
import {
  createMember,
  endMemberSessions,
  listMembers,
  resetMemberPassword,
  setMemberDisabled,
  updateMember,
} from "@/lib/store/users";
import { testDatabase } from "../database";

const { owner, users, teams, scopeFor } = await testDatabase();
const admin = scopeFor("admin");
const passwordHash = "x".repeat(64);
const input = (name: string) => ({ name, email: `${name}@example.com`, role: "analyst" as const, teamId: null });

async function lastAudit() {
  const { rows } = await owner.query(
    "SELECT action, entity_id, actor_id, detail FROM audit_event ORDER BY id DESC LIMIT 1",
  );
  return rows[0];
}

test("a member is made with an audit row that holds no password", async () => {
  const member = await createMember(admin, {
    input: { ...input("ada"), role: "manager", teamId: teams.voice },
    passwordHash,
  });
  expect(member).toMatchObject({ name: "ada", role: "manager", teamName: "Voice", disabledAt: null });
  expect(await lastAudit()).toEqual({
    action: "member.create",
    entity_id: member.id,
    actor_id: users.admin.id,
    detail: { name: "ada", role: "manager", team: "Voice" },
  });
  expect((await listMembers(admin)).map(({ name }) => name)).toContain("ada");
});

test("an address belongs to one member, and a team has to exist", async () => {
  await createMember(admin, { input: input("bob"), passwordHash });
  await expect(createMember(admin, { input: input("bob"), passwordHash })).rejects.toBeInstanceOf(InvalidInput);
  const nowhere = { ...input("cy"), teamId: users.admin.id };
  await expect(createMember(admin, { input: nowhere, passwordHash })).rejects.toThrow("There is no such team.");
});

test("a change is written with what it was and what it became", async () => {
  await updateMember(admin, users.leader.id, { name: "Lee", role: "analyst", teamId: teams.search });
  expect((await lastAudit()).detail.changes).toMatchObject({
    role: { from: "leader", to: "analyst" },
    teamName: { from: null, to: "Search" },
  });
});

test("the last administrator can neither leave the role nor be disabled", async () => {
  const demoted = { name: "A", role: "analyst" as const, teamId: null };
  await expect(updateMember(admin, users.admin.id, demoted)).rejects.toBeInstanceOf(Conflict);
  await expect(setMemberDisabled(admin, users.admin.id, true)).rejects.toThrow("the last administrator");
});

test("two administrators who demote each other at once do not both succeed", async () => {
  const other = await createMember(admin, { input: { ...input("eve"), role: "admin" }, passwordHash });
  const demoted = { name: "D", role: "analyst" as const, teamId: null };
  const answers = await Promise.allSettled([
    updateMember(admin, users.admin.id, demoted),
    updateMember(admin, other.id, demoted),
  ]);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const { rows } = await owner.query("SELECT count(*)::int AS left FROM user_account WHERE role = 'admin'");
  expect(rows[0].left).toBe(1);
  await owner.query("UPDATE user_account SET role = 'admin' WHERE id = $1", [users.admin.id]);
});

test("resetting a password and ending sessions expire what was there", async () => {
  const { id } = users.analyst;
  const expiredAt = async () =>
    (await owner.query("SELECT sessions_expired_at AS at FROM user_account WHERE id = $1", [id])).rows[0].at;
  const before = await expiredAt();
  await endMemberSessions(admin, id);
  const between = await expiredAt();
  await resetMemberPassword(admin, id, "y".repeat(64));
  expect(between.getTime()).toBeGreaterThan(before.getTime());
  expect((await expiredAt()).getTime()).toBeGreaterThanOrEqual(between.getTime());
  expect(await lastAudit()).toMatchObject({ action: "member.reset-password", entity_id: id });
});

test("the database lets nobody but administrators write members, whatever the code says", async () => {
  for (const role of ["analyst", "leader", "manager"] as const) {
    await expect(createMember(scopeFor(role), { input: input(`by-${role}`), passwordHash })).rejects.toThrow();
    await expect(endMemberSessions(scopeFor(role), users.admin.id)).rejects.toThrow();
  }
});

test("a manager's scope finds members of the own team only", async () => {
  const names = (await listMembers(scopeFor("manager"))).map(({ teamId }) => teamId);
  expect(names.every((teamId) => teamId === teams.vision)).toBe(true);
});

test("an id that nobody has is not found", async () => {
  await expect(endMemberSessions(admin, teams.vision)).rejects.toBeInstanceOf(NotFound);
});
