import { readFile } from "node:fs/promises";
import { chromium } from "@playwright/test";
import { browserArguments, browserPath } from "../../scripts/browser";
import { recordResult } from "./results";

/**
 * How long a page's whole answer takes, to its last byte, on the demo data of the server that `npm start` runs: one
 * request after the other, as the analyst. Floor in the same run: /api/health, a route that does nothing.
 * `record` keeps the result. Another folder than .crossover is named by CROSSOVER_FOLDER.
 */

type Demo = { address: string; users: { role: string; email: string; password: string }[] };

const requests = 30;
const warmUps = 5;
const targetMs = 300;
const floor = "/api/health";
const routes = [
  "/overview",
  "/metrics",
  "/roadmap",
  "/plan",
  "/placement",
  "/costs",
  "/chargeback/2026-10",
  "/chargeback/2026-10/vision",
];

const folder = process.env.CROSSOVER_FOLDER ?? ".crossover";
const demo: Demo = JSON.parse(await readFile(`${folder}/demo.json`, "utf8"));
const cookie = await signedIn();
const lines: string[] = [];
let missed = false;
await report(floor, null);
for (const route of routes) await report(route, targetMs);
if (process.argv[2] === "record") await recordResult("Whole answers", "test/bench/page-answers.ts", lines);
if (missed) process.exitCode = 1;

async function report(route: string, target: number | null): Promise<void> {
  const times: number[] = [];
  let bytes = 0;
  for (let request = -warmUps; request < requests; request++) {
    const begun = performance.now();
    const answer = await fetch(new URL(route, demo.address), { headers: { cookie }, redirect: "manual" });
    bytes = (await answer.arrayBuffer()).byteLength;
    if (answer.status !== 200) throw new Error(`${route} answered ${answer.status}.`);
    if (request >= 0) times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.ceil(times.length * share) - 1] ?? Number.NaN;
  const isMissed = target !== null && at(0.95) > target;
  missed ||= isMissed;
  const verdict = target === null ? "floor" : `target ${target} ms: ${isMissed ? "MISSED" : "met"}`;
  const line = `${route}: median ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms (${verdict}), ${(bytes / 1000).toFixed(0)} kB`;
  lines.push(line);
  console.log(`  ${line}`);
}

/** The cookie of the analyst's session. */
async function signedIn(): Promise<string> {
  const analyst = demo.users.find((user) => user.role === "analyst");
  if (!analyst) throw new Error(`${folder}/demo.json names no analyst: start the demo with npm start first.`);
  const executablePath = await browserPath();
  const browser = await chromium.launch({ args: browserArguments(), ...(executablePath && { executablePath }) });
  const context = await browser.newContext({ baseURL: demo.address });
  const page = await context.newPage();
  await page.goto("/sign-in", { waitUntil: "networkidle" });
  await page.getByLabel("E-mail").fill(analyst.email);
  await page.getByLabel("Password", { exact: true }).fill(analyst.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  const cookies = await context.cookies();
  // Gone before the first request is timed: it would want a processor as well.
  await browser.close();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}
