import { expect, test } from "vitest";
import { createToken, findTokenUse, listTokens, revokeToken } from "@/lib/store/tokens";
import { setMemberDisabled } from "@/lib/store/users";
import { testDatabase } from "../database";

const { owner, users, scopeFor } = await testDatabase();
const analyst = scopeFor("analyst");
const limit = { limit: 1_000, seconds: 60 };

const input = (name: string) => ({ name, scopes: ["workloads:read" as const], days: 30 });
let made = 0;
const newHash = () => (++made).toString(16).padStart(64, "0");

test("a token is found by its hash with its holder's present role, and marked as used", async () => {
  const hash = newHash();
  await createToken(analyst, { ...input("notebook"), hash });
  expect(await findTokenUse(hash, limit)).toMatchObject({
    account: { id: users.analyst.id, role: "analyst" },
    scopes: ["workloads:read"],
    attempt: { allowed: true },
  });
  const [row] = await listTokens(analyst);
  expect(row).toMatchObject({ name: "notebook", status: "active", lastUsedAt: expect.any(String) });
});

test("making a token leaves an audit row without the hash", async () => {
  const hash = newHash();
  const { id } = await createToken(analyst, { ...input("audited"), hash });
  const { rows } = await owner.query("SELECT * FROM audit_event WHERE entity_id = $1", [id]);
  expect(rows).toMatchObject([{ action: "token.create", actor_id: users.analyst.id, detail: { name: "audited" } }]);
  expect(JSON.stringify(rows)).not.toContain(hash.slice(-20));
});

test("an unknown, an expired and a revoked token are all nothing", async () => {
  expect(await findTokenUse(newHash(), limit)).toBeNull();
  const expired = newHash();
  const { id } = await createToken(analyst, { ...input("expired"), hash: expired });
  await owner.query(
    "UPDATE api_token SET created_at = now() - interval '2 days', expires_at = now() - interval '1 second' WHERE id = $1",
    [id],
  );
  expect(await findTokenUse(expired, limit)).toBeNull();
  const revoked = newHash();
  const { id: revokedId } = await createToken(analyst, { ...input("revoked"), hash: revoked });
  await revokeToken(analyst, revokedId);
  expect(await findTokenUse(revoked, limit)).toBeNull();
  await expect(revokeToken(analyst, revokedId)).rejects.toThrow("No such token in use.");
});

test("the token of a disabled holder is nothing from the next call on", async () => {
  const hash = newHash();
  await createToken(scopeFor("manager"), { ...input("of the manager"), hash });
  expect(await findTokenUse(hash, limit)).not.toBeNull();
  await setMemberDisabled(scopeFor("admin"), users.manager.id, true);
  expect(await findTokenUse(hash, limit)).toBeNull();
});

test("calls beyond the limit have to wait", async () => {
  const hash = newHash();
  await createToken(analyst, { ...input("busy"), hash });
  const tight = { limit: 2, seconds: 60 };
  const answers = [await findTokenUse(hash, tight), await findTokenUse(hash, tight), await findTokenUse(hash, tight)];
  expect(answers.map((answer) => answer?.attempt.allowed)).toEqual([true, true, false]);
  const last = answers[2]?.attempt;
  expect(last?.allowed === false && last.retryAfterSeconds).toBeGreaterThan(0);
});

test("nobody sees or revokes another's token, and a leader has none", async () => {
  const { id } = await createToken(analyst, { ...input("mine"), hash: newHash() });
  expect(await listTokens(scopeFor("admin"))).toEqual([]);
  await expect(revokeToken(scopeFor("admin"), id)).rejects.toThrow("No such token in use.");
  await expect(createToken(scopeFor("leader"), { ...input("x"), hash: newHash() })).rejects.toThrow();
});

test("twenty tokens in use are enough", async () => {
  const admin = scopeFor("admin");
  for (let count = 0; count < 20; count++) await createToken(admin, { ...input(`t${count}`), hash: newHash() });
  await expect(createToken(admin, { ...input("one more"), hash: newHash() })).rejects.toThrow(
    "You have 20 tokens in use.",
  );
});
