import { expect, test } from "./fixtures";

test("an analyst makes a rule, the budget is exceeded, the bell says so and leads to the statement", async ({
  signedInAs,
}) => {
  const page = await signedInAs("analyst");
  await page.goto("/settings/alerts");
  await page.getByRole("button", { name: "Add rule" }).click();
  const dialog = page.getByRole("dialog");
  const percent = dialog.getByRole("textbox", { name: "Reaches" });
  await percent.fill("0");
  await dialog.getByRole("button", { name: "Add rule" }).click();
  await expect(dialog.getByText("Write a percentage above 0 and up to 1000, such as 80.")).toBeVisible();
  // Voice has spent more than that long ago, and another run of this test has another threshold.
  const share = `1.${10 + Math.floor(performance.now() % 90)}`;
  await percent.fill(share);
  await dialog.getByRole("combobox", { name: "Watches" }).click();
  await page.getByRole("option", { name: "Voice" }).click();
  await dialog.getByRole("button", { name: "Add rule" }).click();
  await expect(
    page.getByRole("cell", { name: `Actual reaches ${share.replace(/0$/, "")}% of budget` }).first(),
  ).toBeVisible();

  const told = page.getByRole("link", { name: /^Voice has spent .*% of its budget for November 2026$/ });
  await expect(async () => {
    await page.goto("/notifications");
    await expect(told.first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  const bell = page.getByRole("link", { name: /^Notifications, \d+ unread$/ });
  const before = Number(/\d+/.exec((await bell.getAttribute("aria-label")) ?? "")?.[0]);
  expect(before).toBeGreaterThan(0);
  await told.first().click();
  await expect(page).toHaveURL(/\/chargeback\/2026-11\/voice$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Voice");
});

test("a webhook at an address of the own network, or without https, is refused at its field", async ({
  signedInAs,
}) => {
  const page = await signedInAs("analyst");
  await page.goto("/settings/alerts");
  await page.getByRole("button", { name: "Add webhook" }).click();
  const dialog = page.getByRole("dialog");
  const address = dialog.getByLabel("Address");
  for (const [url, rule] of [
    ["http://203.0.113.9/hook", "The address must begin with https://."],
    ["https://169.254.169.254/latest", "169.254.169.254 is an internal address, which this server may not ask."],
  ] as const) {
    await address.fill(url);
    await dialog.getByRole("button", { name: "Add webhook" }).click();
    await expect(dialog.getByText(rule)).toBeVisible();
    await expect(address).toHaveValue(url);
  }
});

test("a manager hears of the own team only, a leader may change no rule", async ({ signedInAs }) => {
  const manager = await signedInAs("manager");
  await manager.goto("/notifications");
  const entries = manager.getByRole("list", { name: "Notifications" }).getByRole("listitem");
  await expect(entries.filter({ hasText: "vit-pretrain-l" })).toHaveCount(1);
  expect(await entries.filter({ hasNotText: "Vision" }).count()).toBe(0);

  const leader = await signedInAs("leader");
  const refused = await leader.goto("/settings/alerts");
  expect(refused?.status()).toBe(403);
  await leader.goto("/chargeback/budgets");
  await expect(leader.getByRole("row", { name: /^Products: teams together/ })).toBeVisible();
  await expect(leader.getByRole("button", { name: /Save|Import CSV/ })).toHaveCount(0);
  await expect(leader.getByRole("region", { name: "November 2026 so far, USD" })).toBeVisible();
});
