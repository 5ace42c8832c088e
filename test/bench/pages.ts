import { openDemo } from "./open-demo";

/**
 * Time to first byte and JavaScript transferred, per route, on the demo data of the server that `npm start` runs: what
 * the page's HTML names (its first load, 350 kB at most) and what follows once it works, the charts above all.
 * Then how long a step of a scenario's slider takes to reach its figures (200 ms at most) and the command palette to open
 * (100 ms at most).
 * Another folder than .crossover is named by CROSSOVER_FOLDER. Floors in the same run: /api/health (a route that does nothing) and the sign-in page (no shell, no data).
 */

const runs = 15;
const scriptLimitKb = 350;

const { address, browser, context, page, signIn } = await openDemo();

console.log(
  `${"route".padEnd(34)}${"first byte ms".padStart(15)}${"first JS kB".padStart(13)}${"all JS kB".padStart(11)}`,
);
await report("/api/health");
await report("/sign-in");
await signIn();

await page.goto("/scenarios");
const scenario = await page.locator('main a[href^="/scenarios/"]:not([href*="new"]):not([href*="compare"])').first();
const scenarioPath = await scenario.getAttribute("href");
const routes = [
  "/overview",
  "/metrics",
  "/roadmap",
  "/plan",
  "/placement",
  "/workloads",
  "/scenarios",
  scenarioPath,
  "/scenarios/new",
  "/commitments",
  "/gpu-sharing",
  "/compression",
  "/data-movement",
  "/edge",
  "/facility",
  "/consumption",
  "/readiness",
  "/formulas",
  "/formulas/breakeven",
  "/costs",
  "/chargeback/2026-10",
  "/chargeback/2026-10/vision",
  "/allocation",
  "/imports",
  "/settings/price-book",
];
for (const route of routes) {
  if (route) await report(route);
}
if (scenarioPath) await reportSlider(scenarioPath);
await reportPalette();
await browser.close();

async function report(route: string): Promise<void> {
  const firstByte = await medianFirstByte(route);
  const scripts = await scriptKilobytes(route);
  const label = route.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, "[id]");
  const verdict = scripts.first > scriptLimitKb ? `  above ${scriptLimitKb}` : "";
  const sizes = `${scripts.first.toFixed(0).padStart(13)}${scripts.all.toFixed(0).padStart(11)}`;
  console.log(`${label.padEnd(34)}${firstByte.toFixed(1).padStart(15)}${sizes}${verdict}`);
}

async function medianFirstByte(route: string): Promise<number> {
  const cookies = (await context.cookies()).map((cookie) => `${cookie.name}=${cookie.value}`).join("; ");
  const times: number[] = [];
  for (let run = 0; run < runs + 3; run++) {
    const started = performance.now();
    const response = await fetch(new URL(route, address), { headers: { cookie: cookies } });
    await response.body?.getReader().read();
    if (run >= 3) times.push(performance.now() - started);
    await response.body?.cancel().catch(() => undefined);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? Number.NaN;
}

async function scriptKilobytes(route: string): Promise<{ first: number; all: number }> {
  const fresh = await browser.newContext({ baseURL: address, storageState: await context.storageState() });
  const visitor = await fresh.newPage();
  const session = await fresh.newCDPSession(visitor);
  const names = new Map<string, string>();
  const sizes = new Map<string, number>();
  await session.send("Network.enable");
  session.on("Network.responseReceived", ({ type, requestId, response }) => {
    if (type === "Script") names.set(requestId, new URL(response.url).pathname);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const name = names.get(requestId);
    if (name) sizes.set(name, encodedDataLength / 1000);
  });
  const html = (await (await visitor.goto(route, { waitUntil: "networkidle" }))?.text()) ?? "";
  await fresh.close();
  const sum = (of: (name: string) => boolean) =>
    [...sizes].reduce((kb, [name, size]) => (of(name) ? kb + size : kb), 0);
  return { first: sum((name) => html.includes(name)), all: sum(() => true) };
}

/** From the key to the changed figure, with every split worked out again in between. */
async function reportSlider(path: string): Promise<void> {
  await page.goto(path, { waitUntil: "networkidle" });
  await page.getByRole("slider", { name: "Growth" }).focus();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    await page
      .locator("[data-total]")
      .first()
      .evaluate((element) => {
        performance.clearMeasures("step");
        let began = 0;
        addEventListener("keydown", () => (began = performance.now()), { capture: true, once: true });
        const observer = new MutationObserver(() => {
          performance.measure("step", { start: began, end: performance.now() });
          observer.disconnect();
        });
        observer.observe(element, { characterData: true, childList: true, subtree: true });
      });
    await page.keyboard.press(run % 2 === 0 ? "ArrowRight" : "ArrowLeft");
    const measured = await page.waitForFunction(() => performance.getEntriesByName("step")[0]?.duration);
    times.push(Number(await measured.jsonValue()));
  }
  reportTimes("slider step to figures", times, 200);
}

/** From the keys to the field that has the focus, after the first time, which fetches its script. */
async function reportPalette(): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const elapsed = await page.evaluate(async () => {
      const began = performance.now();
      document.dispatchEvent(new KeyboardEvent("keydown", { key: "k", ctrlKey: true, bubbles: true }));
      const field = "[role=dialog][aria-label='Command palette'] [role=combobox]";
      while (!document.activeElement?.matches(field)) await new Promise(requestAnimationFrame);
      return performance.now() - began;
    });
    if (run > 0) times.push(elapsed);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "Command palette" }).waitFor({ state: "hidden" });
  }
  reportTimes("command palette opens", times, 100);
}

function reportTimes(name: string, times: number[], limitMs: number): void {
  times.sort((a, b) => a - b);
  const [median = Number.NaN, worst = Number.NaN] = [times[Math.floor(times.length / 2)], times.at(-1)];
  const verdict = worst > limitMs ? `  above ${limitMs}` : "";
  console.log(`${name.padEnd(34)}${median.toFixed(0)} ms median, ${worst.toFixed(0)} ms at most${verdict}`);
}
