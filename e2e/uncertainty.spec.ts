import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const finding = (page: Page) => page.locator("[data-finding]");

/** Waits until all the trials are there. */
async function allTrials(page: Page): Promise<string> {
  await expect(page.getByText(/^10,000 trials[^;]*\.$/)).toBeVisible({ timeout: 30_000 });
  return (await finding(page).textContent()) ?? "";
}

test("an analyst opens the uncertainty of a scenario, widens a range, and finds the same numbers again", async ({
  signedInAs,
}) => {
  const page = await signedInAs("analyst");
  await page.goto("/scenarios/new?from=template");
  await page.getByRole("button", { name: "Use template 100 K a month against four owned servers" }).click();
  await page.waitForURL(/\/scenarios\/[0-9a-f-]{36}/);
  await page.getByRole("tab", { name: "Uncertainty" }).click();
  const before = await allTrials(page);
  expect(before).toMatch(/pays back within \d+ months in \d+% of 10,000 trials/);
  await expect(page.getByRole("region", { name: "Inputs that matter" }).getByRole("row")).not.toHaveCount(1);
  await expect(page.getByRole("article").first().getByText(/^80% range: /)).toBeVisible();

  const up = page.getByRole("textbox", { name: /^Growth: above by/ });
  await up.fill("60");
  await up.press("Enter");
  await expect(finding(page)).not.toHaveText(before);
  const wide = await allTrials(page);
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
