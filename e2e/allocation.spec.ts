import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

async function open(page: Page): Promise<void> {
  await page.goto("/allocation");
  await expect(page.getByRole("region", { name: "Mapping rules" })).toBeVisible();
}

async function openDialog(page: Page, button: string, title: string) {
  const dialog = page.getByRole("dialog", { name: title });
  await page.getByRole("button", { name: button }).click();
  await expect(dialog).toBeVisible();
  return dialog;
}

/** A rule that no line of anybody's can match, so that other tests see the same totals. */
async function addMappingRule(page: Page, name: string): Promise<void> {
  const dialog = await openDialog(page, "Add mapping rule", "Add a mapping rule");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Gives the lines to").click();
  await page.getByRole("option").first().click();
  await dialog.getByLabel("Tag key").fill("browser-test");
  await dialog.getByLabel("Values").fill(name);
  await dialog.getByRole("button", { name: "Add rule" }).click();
  await expect(dialog).toBeHidden();
}

const uniqueName = (what: string) => `${what} ${Date.now().toString(36)}`;

test("a mapping rule is tried in a draft, moved, previewed and discarded, and nothing is saved", async ({
  signedInAs,
}) => {
  const page = await signedInAs("analyst");
  await open(page);
  const name = uniqueName("Tried");
  await addMappingRule(page, name);
  const rules = page.getByRole("region", { name: "Mapping rules" });
  const row = rules.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText(`Tag browser-test is ${name}`);
  await row.getByRole("button", { name: `Move ${name} up` }).click();
  const draft = page.getByRole("region", { name: "Draft" });
  await expect(draft).toContainText("not saved yet");

  const preview = draft.getByRole("button", { name: "Preview effect" });
  if (await preview.isVisible()) {
    await preview.click();
    await expect(page.getByRole("status").filter({ hasText: /^No total of \w+ \d{4} changes\.$/ })).toBeVisible();
    await expect(page.getByRole("region", { name: "Effect of the draft" })).toBeVisible();
    await expect(row.getByRole("cell", { name: "0.00" })).toBeVisible();
  }
  await draft.getByRole("button", { name: "Discard" }).click();
  await expect(draft).toBeHidden();
  await page.reload();
  await expect(rules).toBeVisible();
  await expect(page.getByText(name)).toHaveCount(0);
});

test("what a rule breaks stands below its field, and what the order breaks stops the save", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await open(page);
  const mapping = await openDialog(page, "Add mapping rule", "Add a mapping rule");
  await mapping.getByRole("button", { name: "Add rule" }).click();
  await expect(mapping).toContainText("Give it a name.");
  await expect(mapping).toContainText("Choose a team or a pool.");
  await expect(mapping).toContainText("Give a value to compare with.");
  await page.keyboard.press("Escape");

  const pool = uniqueName("Pool");
  const poolDialog = await openDialog(page, "Add pool", "Add a pool");
  await poolDialog.getByLabel("Name").fill(pool);
  await poolDialog.getByRole("button", { name: "Add pool" }).click();
  const sharing = await openDialog(page, "Add sharing rule", "Add a sharing rule");
  await sharing.getByLabel("Name").fill("Split");
  await sharing.getByLabel("Spreads").click();
  await page.getByRole("option", { name: `Pool ${pool}` }).click();
  await sharing.getByLabel("Method").click();
  await page.getByRole("option", { name: /^Fixed percentages/ }).click();
  await sharing.getByRole("button", { name: "All teams" }).click();
  const weights = sharing.getByRole("textbox", { name: /^Weight of / });
  await weights.first().fill("33.3");
  await expect(sharing.getByRole("status")).toContainText("not 100%");
  await sharing.getByRole("button", { name: "Add rule" }).click();
  await expect(sharing.getByRole("alert")).toContainText(/the percentages total [\d.]+, not 100/);
  const others = (await weights.count()) - 1;
  for (let index = 1; index <= others; index++) await weights.nth(index).fill(index === 1 ? "66.7" : "0");
  await expect(sharing.getByRole("status")).toHaveText("Total 100%");
  await sharing.getByRole("button", { name: "Add rule" }).click();
  await expect(sharing).toBeHidden();

  await page.getByRole("button", { name: `Remove ${pool}` }).click();
  const draft = page.getByRole("region", { name: "Draft" });
  await expect(draft.getByRole("alert")).toContainText(/Rule “Split”: there is no pool “pool-/);
  await expect(draft.getByRole("button", { name: "Save version" })).toBeDisabled();
});

test("a saved version says who, when and why, and can be looked at later", async ({ signedInAs }) => {
  test.slow();
  const page = await signedInAs("analyst");
  await open(page);
  const name = uniqueName("Saved");
  await addMappingRule(page, name);
  const save = async (note: string) => {
    await page.getByRole("region", { name: "Draft" }).getByRole("button", { name: "Save version" }).click();
    const dialog = page.getByRole("dialog", { name: /^Save version \d+$/ });
    await dialog.getByLabel("Why").fill(note);
    await dialog.getByRole("button", { name: "Save version" }).click();
    await expect(page.getByRole("region", { name: "Draft" })).toBeHidden({ timeout: 60_000 });
  };
  await save(`adds ${name}`);
  const version = page.getByRole("listitem").filter({ hasText: `adds ${name}` });
  await expect(version).toContainText("applies");
  await page.getByRole("button", { name: `Remove ${name}` }).click();
  await save(`removes ${name}`);
  await version.getByRole("link").click();
  await expect(page).toHaveURL(/\/allocation\?version=\d+$/);
  await expect(page.getByText("It does not apply now.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Mapping rules" })).toContainText(name);
  await expect(page.getByRole("button", { name: "Add mapping rule" })).toHaveCount(0);
});

test("a leader reads the rules without the means to change them, a manager is refused", async ({ signedInAs }) => {
  const leader = await signedInAs("leader");
  await open(leader);
  await expect(leader.getByRole("button", { name: "Add mapping rule" })).toHaveCount(0);
  const manager = await signedInAs("manager");
  expect((await manager.goto("/allocation"))?.status()).toBe(403);
});
