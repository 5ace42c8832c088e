import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** The search starts by itself; a button says that it has ended. */
async function openPlacement(page: Page): Promise<void> {
  await page.goto("/placement");
  await expect(page.getByRole("heading", { level: 1, name: "Placement" })).toBeVisible();
  await expect(page.getByText(/^The best placement costs .* proved within/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("button", { name: "Optimise" })).toBeVisible({ timeout: 30_000 });
}

test("an analyst sees why, limits the answer, makes a scenario of it and adds its moves to the roadmap", async ({
  signedInAs,
}, info) => {
  const page = await signedInAs("analyst");
  await openPlacement(page);
  const table = page.getByRole("region", { name: "Where workloads go" });
  const compared = page.getByRole("region", { name: "Compared with the usual ways" });
  await expect(compared.getByRole("row", { name: /^Best placement/ })).toBeVisible();
  await expect(compared.getByRole("row", { name: /^The guide's rules/ })).toBeVisible();

  await table.getByRole("button", { name: "Why: vit-pretrain-l" }).click();
  const why = page.getByRole("dialog", { name: "Where vit-pretrain-l could run" });
  await expect(why.getByRole("row", { name: /^p5\.48xlarge, spot/ })).toContainText("it cannot be interrupted");
  await expect(why.getByText("runs here").first()).toBeVisible();
  await page.keyboard.press("Escape");

  const best = await compared.getByRole("row", { name: /^Best placement/ }).textContent();
  await page.getByLabel("On-prem at most").fill("40");
  await expect(page.getByText("Inputs have changed since this answer.")).toBeVisible();
  await page.getByRole("button", { name: "Optimise" }).click();
  await expect(page.getByText(/^The most on-prem costs \$/)).toBeVisible({ timeout: 30_000 });
  await expect(compared.getByRole("row", { name: /^Best placement/ })).not.toHaveText(best ?? "");
  await expect(compared.getByRole("row", { name: /^The guide's rules/ })).toContainText("on-prem, more than 40%");

  await page.getByRole("button", { name: "Make scenario" }).click();
  const make = page.getByRole("dialog", { name: "Make scenario" });
  const name = `Placement ${info.workerIndex} ${info.repeatEachIndex} ${Date.now()}`;
  await make.getByLabel("Name").fill(name);
  await make.getByRole("button", { name: "Make", exact: true }).click();
  await expect(make.getByText(`${name} created.`)).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Add moves to roadmap" }).click();
  const add = page.getByRole("dialog", { name: "Add moves to roadmap" });
  await add.getByRole("checkbox", { name: /^Move \d+ workloads to on-prem/ }).click();
  await add.getByRole("button", { name: "Add", exact: true }).click();
  await expect(add.getByText("Added to the roadmap.")).toBeVisible();
  await add.getByRole("link", { name: "Open the roadmap" }).click();
  await expect(page.getByRole("link", { name: /^Buy the cloud of \d+ workloads/ }).first()).toBeVisible();

  await page.goto("/scenarios");
  await page.getByRole("link", { name }).first().click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
});

test("limits that cannot be kept together are named; a search can be cancelled, and the last answer stays", async ({
  signedInAs,
}) => {
  const page = await signedInAs("analyst");
  await openPlacement(page);
  const finding = await page.getByText(/^The best placement costs/).textContent();
  await page.route(/highs.*\.wasm/, () => {});
  await page.getByRole("button", { name: "Optimise" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("button", { name: "Optimise" })).toBeVisible();
  await expect(page.getByText(/^The best placement costs/)).toHaveText(finding ?? "");
  await page.unroute(/highs.*\.wasm/);

  await page.getByLabel("Cloud at most").fill("0");
  await page.getByLabel("On-prem at most").fill("50");
  await page.getByRole("button", { name: "Optimise" }).click();
  await expect(page.getByText("No placement keeps every limit.")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/The most in the cloud .*cannot be kept/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("button", { name: "Make scenario" })).toHaveCount(0);

  await page.getByLabel("Horizon").fill("0");
  await expect(page.getByText("Must be at least 1.")).toBeVisible();
});

test("a leader reads the placement and changes nothing; a manager is refused", async ({ signedInAs }) => {
  const leader = await signedInAs("leader");
  await openPlacement(leader);
  await expect(leader.getByRole("button", { name: "Make scenario" })).toHaveCount(0);
  await expect(leader.getByRole("button", { name: "Add moves to roadmap" })).toHaveCount(0);
  await leader.goto("/formulas/placement");
  const result = leader.getByRole("region", { name: "Result" });
  await leader.getByRole("button", { name: "Run", exact: true }).click();
  await expect(result).toContainText("optimal", { timeout: 20_000 });
  await expect(leader.getByRole("link", { name: "Open Placement" })).toBeVisible();
  const manager = await signedInAs("manager");
  const answer = await manager.goto("/placement");
  expect(answer?.status()).toBe(403);
});
