import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as createSocketServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pullIfDue } from "@/lib/import/job/metric-schedule";
import { keepServer, testServer } from "@/lib/import/job/metrics-server";
import { pullMetrics } from "@/lib/import/job/pull-metrics";
import type { MetricServerInput } from "@/lib/schema/metric-server";
import { pulledMetrics } from "@/lib/schema/pulled-metrics";
import { findMetricServer } from "@/lib/store/metric-server";
import { testDatabase } from "../../database";

const dayMs = 86_400_000;

// Prometheus knows the real time only: here it is tomorrow, so that what it scrapes now is yesterday's.
process.env.CROSSOVER_NOW = new Date(Date.now() + dayMs).toISOString();
process.env.ALLOW_PRIVATE_HOSTS = "localhost";
const yesterday = new Date().toISOString().slice(0, 10);

const { owner, scopeFor, teams } = await testDatabase();
const analyst = scopeFor("analyst");
const isThere = spawnSync("prometheus", ["--version"]).status === 0;
if (!isThere) process.stderr.write("prometheus is not installed: what is asked of a real server is not tested here.\n");

const folder = mkdtempSync(join(tmpdir(), "crossover-prometheus-"));
let exporter: Server;
let prometheus: ChildProcess | undefined;
let url = "";

/** Two GPUs of one workload at 50% and 70%, and one that nobody here knows. */
const gauges = [
  'DCGM_FI_DEV_GPU_UTIL{gpu="0",team="Vision",workload="vit-train"} 50',
  'DCGM_FI_DEV_GPU_UTIL{gpu="1",team="Vision",workload="vit-train"} 70',
  'DCGM_FI_DEV_GPU_UTIL{gpu="2",team="Vision",workload="stranger"} 10',
];

async function freePort(): Promise<number> {
  const server = createSocketServer();
  await new Promise<void>((started) => server.listen(0, "127.0.0.1", started));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

beforeAll(async () => {
  await owner.query(
    `INSERT INTO supply (id, name, kind) VALUES ('00000000-0000-7000-8000-000000000001', 'Cloud', 'cloud')`,
  );
  await owner.query(
    `INSERT INTO workload (team_id, name, kind, supply_id, gpu_hours_monthly)
     VALUES ($1, 'vit-train', 'fine-tuning', '00000000-0000-7000-8000-000000000001', 1)`,
    [teams.vision],
  );
  if (!isThere) return;
  exporter = createServer((_request, response) => response.end(`${gauges.join("\n")}\n`));
  await new Promise<void>((started) => exporter.listen(0, "127.0.0.1", started));
  const target = `127.0.0.1:${(exporter.address() as AddressInfo).port}`;
  const config = {
    scrape_configs: [{ job_name: "dcgm", scrape_interval: "1s", static_configs: [{ targets: [target] }] }],
  };
  await writeFile(join(folder, "prometheus.yml"), JSON.stringify(config));
  const port = await freePort();
  url = `http://localhost:${port}`;
  const flags = [`--config.file=${folder}/prometheus.yml`, `--storage.tsdb.path=${folder}/data`];
  prometheus = spawn("prometheus", [...flags, `--web.listen-address=127.0.0.1:${port}`], { stdio: "ignore" });
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await fetch(`${url}/api/v1/query?query=DCGM_FI_DEV_GPU_UTIL`).then(
      (each) => each.text(),
      () => "",
    );
    if (answer.includes("vit-train")) return;
    await pause(100);
  }
  throw new Error("Prometheus did not scrape in time.");
}, 20_000);

afterAll(async () => {
  prometheus?.kill("SIGKILL");
  exporter?.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const queries = Object.fromEntries(
  pulledMetrics.flatMap(({ name, query }) => (query.includes("DCGM") ? [[name, query]] : [])),
);

function input(part: Partial<MetricServerInput> = {}): MetricServerInput {
  const labels = { teamLabel: "team", workloadLabel: "workload" };
  return { url, token: "", dropToken: false, ...labels, enabled: true, queries, ...part };
}

describe.runIf(isThere)("a real Prometheus", () => {
  test("2 GPUs are 48 hours allocated, (50 + 70)% × 24 h = 28.8 hours used", async () => {
    const [allocated, used] = await testServer(analyst, input());
    expect(allocated).toMatchObject({ name: "gpu-hours-allocated", failure: null, unknown: ["Vision / stranger"] });
    expect(allocated?.examples).toContainEqual({ label: "Vision / vit-train", value: 48 });
    expect(used?.examples).toContainEqual({ label: "Vision / vit-train", value: expect.closeTo(28.8, 9) });
  });

  test("a query that is no PromQL fails in its words, the others answer", async () => {
    const [first, second] = await testServer(
      analyst,
      input({ queries: { ...queries, "gpu-hours-allocated": "sum(" } }),
    );
    expect(first?.failure).toMatch(/^Prometheus says: .*parse error/);
    expect(second?.failure).toBeNull();
  });

  test("is pulled for the days that are not there, once; what nobody knows is named and left out", async () => {
    await keepServer(analyst, input());
    const first = await pullMetrics(analyst);
    expect(first).toMatchObject({ to: yesterday, points: 2, unknown: ["Vision / stranger"], failures: [] });
    const { rows } = await owner.query(
      `SELECT p.day::text, p.metric, p.team_id, trim_scale(p.value)::text AS value FROM metric_point p
       JOIN import_batch b ON b.id = p.batch_id AND b.status = 'committed' ORDER BY p.metric`,
    );
    expect(rows).toEqual([
      { day: yesterday, metric: "gpu-hours-allocated", team_id: teams.vision, value: "48" },
      { day: yesterday, metric: "gpu-hours-used", team_id: teams.vision, value: "28.8" },
    ]);
    const again = await pullMetrics(analyst);
    expect(again).toMatchObject({ from: yesterday, to: yesterday, importIds: first.importIds });
    expect(await findMetricServer(analyst)).toMatchObject({ pulledTo: yesterday, failure: null });
  });

  test("is pulled by the clock once a day, and not at all when it is switched off", async () => {
    await owner.query("UPDATE metric_server SET pulled_to = NULL, enabled = false");
    expect(await pullIfDue()).toBe(false);
    await owner.query("UPDATE metric_server SET enabled = true");
    expect(await pullIfDue()).toBe(true);
    expect(await pullIfDue()).toBe(false);
  });

  test("an address that nobody allowed is not asked", async () => {
    const [only, ...others] = await testServer(analyst, input({ url: url.replace("localhost", "127.0.0.1") }));
    expect(only?.failure).toMatch(/internal address/);
    expect(others).toEqual([]);
  });
});

describe("the token", () => {
  const outside = { url: "https://prometheus.example.org", token: "s3cret" };

  test("is sealed, stays when it is not typed again, and does not follow to another server", async () => {
    await keepServer(analyst, input(outside));
    const kept = await findMetricServer(analyst);
    expect(kept?.tokenSealed).toMatch(/^v1\./);
    expect(JSON.stringify(kept)).not.toContain("s3cret");
    await keepServer(analyst, input({ ...outside, token: "", url: `${outside.url}/path` }));
    expect((await findMetricServer(analyst))?.tokenSealed).toBe(kept?.tokenSealed);
    await keepServer(analyst, input({ token: "", url: "https://elsewhere.example.org" }));
    expect((await findMetricServer(analyst))?.tokenSealed).toBeNull();
    const { rows } = await owner.query("SELECT detail::text AS text FROM audit_event WHERE entity = 'metric-server'");
    expect(rows.length).toBeGreaterThanOrEqual(3);
    for (const { text } of rows) expect(text).not.toMatch(/s3cret|v1\./);
  });

  test("is nobody's to read but analysts' and admins'", async () => {
    expect(await findMetricServer(scopeFor("manager"))).toBeNull();
    expect(await findMetricServer(scopeFor("leader"))).toBeNull();
    await expect(keepServer(scopeFor("leader"), input(outside))).rejects.toThrow();
  });
});
