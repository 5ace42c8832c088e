import { expect, test, vi } from "vitest";
import { GET as getExport } from "@/app/(app)/workloads/export.csv/route";
import { GET as getWorkloads } from "@/app/api/v1/workloads/route";
import type { Role } from "@/lib/auth/permissions";
import type { SessionClaims } from "@/lib/auth/session";
import { beginSession } from "@/lib/store/accounts";
import { testDatabase } from "../database";

/** Who asks, as the cookie of each request says it. */
const asking = await vi.hoisted(async () => {
  const { AsyncLocalStorage } = await import("node:async_hooks");
  return new AsyncLocalStorage<SessionClaims>();
});
vi.mock("next-auth", async (original) => ({
  ...(await original<typeof import("next-auth")>()),
  getServerSession: async () => asking.getStore() ?? null,
}));

const { owner, users, teams } = await testDatabase();

await owner.query(`
  INSERT INTO supply (id, name, kind) VALUES ('00000000-0000-7000-8000-000000000001', 'Cloud', 'cloud');
  INSERT INTO workload (team_id, name, kind, supply_id, gpu_hours_monthly)
    SELECT id, 'canary-' || lower(name), 'fine-tuning', '00000000-0000-7000-8000-000000000001', 10 FROM team`);
const { rows: other } = await owner.query<{ id: string }>(
  "INSERT INTO user_account (email, name, role, team_id) VALUES ('voice@test.example', 'Of Voice', 'manager', $1) RETURNING id",
  [teams.voice],
);

async function claimsOf(userId: string): Promise<SessionClaims> {
  const at = await beginSession(userId);
  if (!at) throw new Error("no session may begin");
  return { sub: userId, loginAt: at.getTime() };
}

const all = ["canary-research", "canary-search", "canary-vision", "canary-voice"];
const seenBy = (role: Role) => (role === "manager" ? ["canary-vision"] : all);
const people = await Promise.all([
  ...(["analyst", "manager", "leader", "admin"] as const).map(async (role) => ({
    claims: await claimsOf(users[role].id),
    sees: seenBy(role),
  })),
  claimsOf(other[0]?.id ?? "").then((claims) => ({ claims, sees: ["canary-voice"] })),
]);

const address = "http://127.0.0.1:3000";
const answers = {
  api: (claims: SessionClaims) =>
    asking.run(claims, () => getWorkloads(new Request(`${address}/api/v1/workloads`), undefined)),
  file: (claims: SessionClaims) => asking.run(claims, () => getExport(new Request(`${address}/workloads/export.csv`))),
};

test.each(["api", "file"] as const)(
  "of five users who ask at once each gets the own answer, which nobody keeps: %s",
  async (kind) => {
    const asked = Array.from({ length: 4 }, () => people).flat();
    const got = await Promise.all(
      asked.map(async ({ claims }) => {
        const response = await answers[kind](claims);
        expect(response.headers.get("cache-control")).toBe("no-store");
        return [...new Set((await response.text()).match(/canary-\w+/g))].sort();
      }),
    );
    expect(got).toEqual(asked.map(({ sees }) => sees));
  },
);

test("whoever has no session gets none of it", async () => {
  for (const kind of ["api", "file"] as const) {
    const response = await answers[kind]({ sub: "00000000-0000-0000-0000-000000000000", loginAt: Date.now() });
    expect(response.status).toBe(401);
  }
});
