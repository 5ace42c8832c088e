import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const row = (page: Page, rule: string) => page.locator(`tr[data-trigger=${rule}]`);

test("24,999 a month is short of planning, 25,000 is not, and Reset brings today's spend back", async ({
  signedInAs,
}) => {
  const page = await signedInAs("analyst");
  await page.goto("/readiness");
  const spend = page.getByRole("textbox", { name: /^Cloud spend/ });
  await expect(spend).not.toHaveValue("");
  const before = await spend.inputValue();

  await spend.fill("24999");
  await expect(row(page, "plan-spend").getByText("Not met", { exact: true })).toBeVisible();
  await expect(row(page, "plan-spend")).toContainText("$1 more a month.");
  await expect(page.getByText("stay in the cloud for now")).toBeVisible();
  await expect(page.locator("figure[data-chart=trajectory]").getByRole("heading")).toHaveText(
    "$25.0K a month lies between the pilot and the production phase",
  );
  await expect(page.getByText("Stage: Starting AI")).toBeVisible();

  await spend.fill("25000");
  await expect(row(page, "plan-spend").getByText("Met", { exact: true })).toBeVisible();
  await expect(page.getByText("plan hybrid now")).toBeVisible();
  await expect(row(page, "implement-spend").getByText("Not met", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: /^Reset Cloud spend to/ }).click();
  await expect(spend).toHaveValue(before);
  await expect(row(page, "implement-spend").getByText("Met", { exact: true })).toBeVisible();
});

test("an emptied field is not known, with its reason, and neither met nor unmet", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await page.goto("/readiness");
  await expect(page.getByLabel("GPU utilisation")).not.toHaveValue("");
  await page.getByLabel("GPU utilisation").fill("");
  await expect(row(page, "utilisation").getByText("Not known", { exact: true })).toBeVisible();
  await expect(row(page, "utilisation")).toContainText("Nothing is entered for the GPU utilisation.");
  await page
    .getByRole("group", { name: "Latency or residency rule" })
    .getByRole("button", { name: "Not known", exact: true })
    .click();
  await expect(row(page, "latency-or-residency").getByText("Not known", { exact: true })).toBeVisible();
});

test("a number that breaks a rule says which, and the last results stay", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await page.goto("/readiness");
  await expect(page.getByLabel("Steady share of the spend")).not.toHaveValue("");
  const table = page.getByRole("table", { name: "Triggers with value, threshold and state" });
  const before = (await table.textContent()) ?? "";
  await page.getByLabel("Cloud spend").fill("-5");
  await expect(page.getByText("Must be at least 0.")).toBeVisible();
  await expect(page.getByText("An input breaks a rule")).toBeVisible();
  await expect(table).toHaveText(before);
});

test("what is known leads on: a scenario from these workloads, and the pages of the stage", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await page.goto("/readiness");
  await page.getByLabel("Cloud spend").fill("2000000");
  await expect(page.getByText("Stage: Enterprise leaders")).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "GPU sharing" })).toHaveAttribute(
    "href",
    "/gpu-sharing",
  );
  await page.getByRole("link", { name: "Start a scenario from these workloads" }).click();
  await expect(page).toHaveURL(/\/scenarios\/new$/);
});

test("a leader reads it and is not led where only analysts may go; a manager may not open it", async ({
  signedInAs,
}) => {
  const leader = await signedInAs("leader");
  await leader.goto("/readiness");
  await expect(leader.getByRole("heading", { level: 1, name: "Readiness" })).toBeVisible();
  await expect(row(leader, "plan-spend")).toBeVisible();
  await expect(leader.locator("main a[href^='/scenarios/new']")).toHaveCount(0);

  const manager = await signedInAs("manager");
  expect((await manager.goto("/readiness"))?.status()).toBe(403);
});
