import { scrypt } from "node:crypto";
import { expect, test, vi } from "vitest";
import { concurrencyLimit } from "@/lib/auth/concurrency";
import { generatePassword, hashPassword, verifyPassword } from "@/lib/auth/password";
import { RateLimited, waitingTime } from "@/lib/auth/rate-limited";

vi.mock("node:crypto", async (original) => {
  const real = await original<typeof import("node:crypto")>();
  return { ...real, scrypt: vi.fn(real.scrypt) };
});

// Four hashes on a busy machine take their time.
vi.setConfig({ testTimeout: 30_000 });

test("a hash names its cost: N = 2^15, r = 8, p = 3", async () => {
  expect(await hashPassword("correct horse battery")).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
});

test("two hashes of one password differ, and both verify", async () => {
  const [first, second] = await Promise.all([hashPassword("correct horse"), hashPassword("correct horse")]);
  expect(first).not.toBe(second);
  expect(await verifyPassword("correct horse", first)).toBe(true);
  expect(await verifyPassword("correct horse ", second)).toBe(false);
});

test("the same characters typed on another keyboard are the same password", async () => {
  expect(await verifyPassword("cafe\u0301 au lait", await hashPassword("caf\u00e9 au lait"))).toBe(true);
});

test("without a hash, or with a broken one, nothing verifies", async () => {
  for (const hash of [null, "", "scrypt$15$8$3$$", "scrypt$1$8$3$AAAA$AAAA", "plain"]) {
    expect(await verifyPassword("", hash)).toBe(false);
  }
});

test("an unknown account is made to wait for the same work as a known one", async () => {
  const hash = await hashPassword("correct horse battery");
  const workFor = async (stored: string | null) => {
    vi.mocked(scrypt).mockClear();
    await verifyPassword("wrong horse battery", stored);
    return vi.mocked(scrypt).mock.calls.map(([, , length, cost]) => ({ length, cost }));
  };
  const known = await workFor(hash);
  expect(known).toEqual([{ length: 32, cost: { N: 32_768, r: 8, p: 3, maxmem: 67_108_864 } }]);
  expect(await workFor(null)).toEqual(known);
});

test("generated passwords have four groups of four unmistakable characters", () => {
  const made = Array.from({ length: 200 }, generatePassword);
  for (const password of made) expect(password).toMatch(/^([a-km-np-z2-9]{4}-){3}[a-km-np-z2-9]{4}$/);
  expect(new Set(made).size).toBe(200);
});

test("two run at a time, the rest in order, and a full line is refused", async () => {
  const limit = concurrencyLimit({ running: 2, waiting: 2 });
  const started: number[] = [];
  const gates: (() => void)[] = [];
  const run = (id: number) =>
    limit(async () => {
      started.push(id);
      await new Promise<void>((resolve) => gates.push(resolve));
    });
  const all = [1, 2, 3, 4].map(run);
  await expect(run(5)).rejects.toBeInstanceOf(RateLimited);
  expect(started).toEqual([1, 2]);
  gates[0]?.();
  await all[0];
  expect(started).toEqual([1, 2, 3]);
  gates[1]?.();
  await all[1];
  expect(started).toEqual([1, 2, 3, 4]);
  for (const gate of gates) gate();
  await Promise.all(all);
});

test("a task that fails makes room for the next", async () => {
  const limit = concurrencyLimit({ running: 1, waiting: 5 });
  await expect(limit(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await limit(async () => "next")).toBe("next");
});

test("900 seconds are 15 minutes, 61 are 2, 59 stay seconds", () => {
  expect([900, 61, 60, 59, 1].map(waitingTime)).toEqual([
    "15 minutes",
    "2 minutes",
    "1 minute",
    "59 seconds",
    "1 second",
  ]);
});
