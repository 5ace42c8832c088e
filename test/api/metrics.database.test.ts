import { expect, test } from "vitest";

const token = "0123456789abcdefghijklmnopqrstuvwxyz";
process.env.METRICS_TOKEN = token;

const { testDatabase } = await import("../database");
await testDatabase();
const { GET } = await import("@/app/api/metrics/route");

const asked = (authorization?: string) =>
  GET(new Request("http://127.0.0.1/api/metrics", { headers: authorization ? { authorization } : {} }));

test.each([undefined, "", "Bearer", `Bearer ${token}x`, `Basic ${token}`])(
  "%s is told nothing",
  async (authorization) => {
    const answer = await asked(authorization);
    expect([answer.status, await answer.text()]).toEqual([401, ""]);
  },
);

test("with the token: the database is up, and pool, imports and memory are gauges with a help line each", async () => {
  const answer = await asked(`Bearer ${token}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toContain("version=0.0.4");
  const lines = (await answer.text()).trimEnd().split("\n");
  expect(lines).toContain("crossover_database_up 1");
  expect(lines).toContain("crossover_imports_running 0");
  expect(lines).toContain("crossover_pool_waiting 0");
  for (const line of lines) {
    expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{state="(idle|busy)"\})? \d+)$/);
  }
});
