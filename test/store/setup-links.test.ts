import { expect, test } from "vitest";
import { createSetupLink, setupLinkHash } from "@/lib/auth/setup-link";
import { completeSetup, isSetupLinkOpen } from "@/lib/store/setup-links";
import { testDatabase } from "../database";

const { owner } = await testDatabase();
const first = { organisation: "Acme", name: "Ada", email: "ada@acme.example", passwordHash: "x".repeat(64) };

async function linkHash(): Promise<string> {
  const hash = setupLinkHash((await createSetupLink()).split("/").at(-1) ?? "");
  if (hash === null) throw new Error("no token in the link");
  return hash;
}

test("a deployment with users makes no link", async () => {
  await expect(createSetupLink()).rejects.toThrow("set up already");
  await owner.query("DELETE FROM user_account");
  await owner.query("DELETE FROM organisation");
});

test("the link names this address and is stored as a hash only", async () => {
  const link = await createSetupLink();
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/setup\/[\w-]{43}$/);
  const { rows } = await owner.query("SELECT * FROM setup_link");
  expect(JSON.stringify(rows)).not.toContain(link.split("/").at(-1));
});

test("a newer link makes the older one useless", async () => {
  const [older, newer] = [await linkHash(), await linkHash()];
  expect([await isSetupLinkOpen(older), await isSetupLinkOpen(newer)]).toEqual([false, true]);
});

test("an expired link is closed", async () => {
  const hash = await linkHash();
  await owner.query("UPDATE setup_link SET expires_at = now() - interval '1 second'");
  expect(await isSetupLinkOpen(hash)).toBe(false);
  await expect(completeSetup(hash, first)).rejects.toThrow("No such open setup link.");
});

test("used by two at once, it makes one administrator, with audit rows in that name", async () => {
  const hash = await linkHash();
  const answers = await Promise.allSettled([
    completeSetup(hash, first),
    completeSetup(hash, { ...first, email: "b@acme.example" }),
  ]);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const { rows } = await owner.query("SELECT id, role FROM user_account");
  expect(rows).toMatchObject([{ role: "admin" }]);
  expect(await isSetupLinkOpen(hash)).toBe(false);
  const audit = await owner.query("SELECT action, actor_id FROM audit_event ORDER BY id");
  expect(audit.rows).toEqual([
    { action: "organisation.create", actor_id: rows[0].id },
    { action: "member.create", actor_id: rows[0].id },
  ]);
});

test("what cannot be a token is not looked up", () => {
  for (const token of ["", "short", "../../etc", `${"a".repeat(43)}=`]) expect(setupLinkHash(token)).toBeNull();
});
