import { openDemo } from "./open-demo";
import { recordResult } from "./results";

/**
 * How long a page's whole answer takes, to its last byte, on the demo data of the server that `npm start` runs: one
 * request after the other, as the analyst. Floor in the same run: /api/health, a route that does nothing.
 * `record` keeps the result. Another folder than .crossover is named by CROSSOVER_FOLDER.
 */

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

const { address, browser, context, signIn } = await openDemo();
await signIn();
const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
// Gone before the first request is timed: it would want a processor as well.
await browser.close();
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
    const answer = await fetch(new URL(route, address), { headers: { cookie }, redirect: "manual" });
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
