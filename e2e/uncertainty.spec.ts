import type { Page } from "@playwright/test";
import { placementRows } from "@/lib/chart/uncertainty-rows";
import { uncertaintyFinding } from "@/lib/chart/uncertainty-text";
import type { ScenarioInput } from "@/lib/schema/scenario";
import { scenarioSimulation } from "@/lib/schema/scenario-simulation";
import { expect, test } from "./fixtures";

const finding = (page: Page) => page.locator("[data-finding]");

/** Waits until all the trials are there. */
async function allTrials(page: Page): Promise<string> {
  await expect(page.getByText(/^10,000 trials[^;]*\.$/)).toBeVisible({ timeout: 30_000 });
  return (await finding(page).textContent()) ?? "";
}

/** What the same seed gives outside the browser. */
async function simulatedHere(page: Page) {
  const [id] = /[0-9a-f-]{36}/.exec(page.url()) ?? [];
  const answer = await page.request.get(`/api/v1/scenarios/${id}`);
  const { input, currency }: { input: ScenarioInput; currency: string } = await answer.json();
  const simulation = scenarioSimulation(input, { isPresentValue: false });
  const focus = simulation.placements.find(({ share }) => share === 1);
  if (!focus) throw new Error("All on-prem is simulated.");
  return { simulation, focus, currency, horizonMonths: input.horizonMonths, startMonth: input.startMonth };
}

/** Keeps what the page's worker answers once all the trials are run. */
function keepAnswers(): void {
  window.Worker = class extends Worker {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given);
      this.addEventListener("message", ({ data }) => {
        if (data.isWhole === true) Reflect.set(window, "simulated", data.simulation);
      });
    }
  };
}

/** SHA-256 of every number in a result, as the bytes of a Float64; it runs here and in the page. */
async function digestOf(result: unknown): Promise<string> {
  const numbers: number[] = [];
  const read = (value: unknown): void => {
    if (typeof value === "number" || value === null) numbers.push(value ?? Number.NaN);
    else if (typeof value === "object") for (const each of Object.values(value)) read(each);
  };
  read(result);
  const digest = await crypto.subtle.digest("SHA-256", Float64Array.from(numbers));
  return `${numbers.length} numbers: ${Array.from(new Uint8Array(digest), (byte) => byte.toString(16)).join(" ")}`;
}

test("an analyst opens the uncertainty of a scenario, widens a range, saves it, and finds the same numbers again", async ({
  signedInAs,
}) => {
  const page = await signedInAs("analyst");
  await page.addInitScript(keepAnswers);
  await page.goto("/scenarios/new?from=template");
  await page.getByRole("button", { name: "Use template 100 K a month against four owned servers" }).click();
  await page.waitForURL(/\/scenarios\/[0-9a-f-]{36}/);
  await page.getByRole("tab", { name: "Uncertainty" }).click();
  const before = await allTrials(page);
  expect(before).toMatch(/pays back within \d+ months in \d+% of 10,000 trials/);
  const here = await simulatedHere(page);
  expect(before).toBe(
    uncertaintyFinding(here)
      .map(({ text }) => text)
      .join(""),
  );
  const inPage = await page.evaluateHandle(() => Reflect.get(window, "simulated"));
  expect(await inPage.evaluate(digestOf)).toBe(await digestOf(here.simulation));
  const odds = page.getByRole("region", { name: "Placements against each other" });
  for (const { name, cells } of placementRows(here)) {
    const row = odds.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
    await expect(row).toHaveText(name + cells.map(({ text }) => text).join(""));
  }
  await expect(page.getByRole("region", { name: "Inputs that matter" }).getByRole("row")).not.toHaveCount(1);
  await expect(
    page
      .getByRole("article")
      .first()
      .getByText(/^80% range: /),
  ).toBeVisible();

  const up = page.getByRole("textbox", { name: /^Growth: above by/ });
  await up.fill("60");
  await up.press("Enter");
  await expect(finding(page)).not.toHaveText(before);
  const wide = await allTrials(page);
  await page.getByRole("button", { name: "Save version" }).click();
  await page.getByLabel("What changed, and why").fill("Growth may be far higher");
  await page.getByRole("dialog").getByRole("button", { name: "Save version" }).click();
  await expect(page.getByText("Saved as version 2", { exact: true })).toBeVisible();
  await page.reload();
  await expect.poll(() => finding(page).textContent(), { timeout: 30_000 }).toBe(wide);

  const row = page.getByRole("listitem").filter({ has: up });
  for (const side of ["below", "above"]) {
    const end = page.getByRole("textbox", { name: new RegExp(`^Growth: ${side} by`) });
    await end.fill("0");
    await end.press("Enter");
  }
  await expect(row.getByText("Has no spread: give it a range above 0.")).toBeVisible();
  await page.getByRole("tab", { name: "Differences" }).click();
  await expect(page.getByText(/^80% range: /)).toHaveCount(0);
});
