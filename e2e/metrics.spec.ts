import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";

const chart = (page: Page) => page.locator('figure[data-chart="metric"]');
const cards = (page: Page) => page.getByRole("list", { name: "All metrics" });

async function open(page: Page, query = ""): Promise<void> {
  await page.goto(`/metrics${query}`);
  await expect(chart(page)).toBeVisible();
  await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
}

test("an analyst reads utilisation against its target, chooses another metric, and drills to the lines behind a day", async ({
  signedInAs,
}) => {
  const page = await signedInAs("analyst");
  await open(page);
  await expect(
    page.getByText(/GPU utilisation was \d+\.\d% in Aug to Oct 2026, below the target of 70\.0%\./),
  ).toBeVisible();

  await cards(page)
    .getByRole("link", { name: /^Cost per million tokens/ })
    .click();
  await expect(page).toHaveURL(/m=cost-per-million-tokens/);
  await expect(chart(page).getByRole("heading", { name: "Cost per million tokens by team" })).toBeVisible();
  await chart(page).getByRole("button", { name: "Show as table" }).click();
  const first = chart(page).locator("tbody tr").first();
  const address = await first.getByRole("link").getAttribute("href");
  await first.getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`${address?.replace("?", "\\?")}$`));

  const panel = page.getByRole("complementary", { name: /Week of 27 Jul 2026/ });
  await expect(panel.getByRole("rowheader")).toHaveText(["1 Aug 2026", "2 Aug 2026", "Together"]);
  // A ratio of sums: what stands in the last row is its cost over its count, in millions.
  const [cost = 0, tokens = 0, value = 0] = (await panel.locator("tfoot td").allTextContents()).map((text) =>
    Number(text.replaceAll(/[^\d.]/g, "")),
  );
  expect(value).toBeCloseTo((cost / tokens) * 1e6, 1);
  await expectAccessible(page);
  await panel.getByRole("link", { name: "1 Aug 2026" }).click();
  await expect(page).toHaveURL(/\/costs\/lines\?from=2026-08-01&to=2026-08-01/);
});

test("a target is set, held against, and taken back", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await open(page, "?m=hours-per-epoch");
  const card = cards(page).getByRole("listitem").filter({ hasText: "Training time per epoch" });
  const setTarget = async (text: string) => {
    await page.getByRole("button", { name: "Set target" }).click();
    await page.getByRole("textbox", { name: /^Target/ }).fill(text);
    await page.getByRole("button", { name: "Save target" }).click();
  };
  await setTarget("-1");
  await expect(page.getByText("Must be a number of 0 or more, or empty for no target.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Cancel" }).click();
  await setTarget("0.001");
  await expect(card).toContainText("Target 0.001 h, missed");
  await page.getByRole("button", { name: "Set target" }).click();
  await page.getByRole("checkbox", { name: /Take it back/ }).check();
  await page.getByRole("button", { name: "Save target" }).click();
  await expect(card).toContainText("No target");
});

test("a manager sees the own team only and sets nothing; a leader sees all and sets nothing", async ({
  signedInAs,
}) => {
  const manager = await signedInAs("manager");
  await open(manager, "?m=cost-per-model");
  await expect(manager.getByRole("heading", { level: 1 })).toContainText("Metrics");
  await chart(manager).getByRole("button", { name: "Show as table" }).click();
  await expect(chart(manager).getByRole("columnheader", { name: /^Vision/ })).toBeVisible();
  await expect(chart(manager).getByRole("columnheader", { name: /Assist|Search|Risk|Voice/ })).toHaveCount(0);
  await expect(manager.getByRole("button", { name: "Set target" })).toHaveCount(0);
  expect((await manager.request.get("/settings/metrics")).status()).toBe(403);

  const leader = await signedInAs("leader");
  await open(leader);
  await expect(leader.getByRole("button", { name: "Set target" })).toHaveCount(0);
  await expect(leader.getByRole("link", { name: "Sources" })).toHaveCount(0);
});

test("points sent to the API count once, and a wrong one is named by index, field, value and rule", async ({
  request,
  demo,
}) => {
  const send = (data: unknown) =>
    request.post("/api/v1/metrics", { headers: { Authorization: `Bearer ${demo.token}` }, data });
  const body = {
    source: `e2e ${randomUUID()}`,
    points: [{ day: "2026-11-20", metric: "pages-read", value: 12.5, workload: "contract-qa" }],
  };
  const first = await send(body);
  const answer = await first.json();
  expect([first.status(), answer]).toMatchObject([201, { status: "committed", duplicate: false, rows: 1 }]);
  const again = await send(body);
  expect([again.status(), await again.json()]).toEqual([200, { ...answer, duplicate: true }]);
  const wrong = await send({ ...body, points: [...body.points, { ...body.points[0], value: "many" }] });
  expect([wrong.status(), await wrong.json()]).toMatchObject([
    422,
    { errors: [{ index: 1, field: "value", value: "many", rule: expect.stringContaining("number") }] },
  ]);
  const undone = await request.delete(`/api/v1/imports/${answer.id}`, {
    headers: { Authorization: `Bearer ${demo.token}` },
  });
  expect(undone.status()).toBe(200);
});

test("a Prometheus server inside the own network is not asked, and says so", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await page.goto("/settings/metrics");
  await page.getByLabel("Address").fill("http://169.254.169.254/latest");
  await page.getByRole("button", { name: "Test", exact: true }).click();
  const answers = page.getByRole("region", { name: "Answers for yesterday, table" });
  await expect(answers).toContainText("169.254.169.254 is an internal address, which this server may not ask.");
});
