import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** A closed month of the demo that no other test needs: it is opened again, disputed, settled and closed. */
const month = "2026-06";
const title = "June 2026";

async function opened(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

async function openDialog(page: Page, name: string, dialogName: string | RegExp) {
  const dialog = page.getByRole("dialog", { name: dialogName });
  await page.getByRole("main").getByRole("button", { name, exact: true }).click();
  await expect(dialog).toBeVisible();
  return dialog;
}

test("reopened, disputed, not to be closed, resolved, accepted, and closed by typing the month", async ({
  signedInAs,
}) => {
  test.slow();
  const admin = await signedInAs("admin");
  const manager = await signedInAs("manager");
  const analyst = await signedInAs("analyst");
  const statement = `/chargeback/${month}/vision`;

  await opened(admin, `/chargeback/${month}`);
  if (await admin.getByRole("button", { name: "Reopen" }).isVisible()) {
    const reopen = await openDialog(admin, "Reopen", `Reopen ${title}?`);
    await reopen.getByRole("button", { name: "Reopen month" }).click();
    await expect(reopen.getByText("Say why the month is opened again.")).toBeVisible();
    await reopen.getByLabel("Reason").fill("Checked by a test");
    await reopen.getByRole("button", { name: "Reopen month" }).click();
    await expect(reopen).toBeHidden();
  }
  await expect(admin.getByRole("main").getByText("In review", { exact: true }).first()).toBeVisible();

  await opened(manager, statement);
  // A second try finds what the first one left.
  if (await manager.getByRole("button", { name: "Dispute…" }).isVisible()) {
    const dispute = await openDialog(manager, "Dispute…", "Dispute the statement of Vision");
    await dispute.getByRole("button", { name: "Dispute statement" }).click();
    await expect(dispute.getByText("Say what is wrong, and with which line.")).toBeVisible();
    await dispute.getByLabel("What is wrong, and with which line").fill("The idle line is not ours.");
    await dispute.getByRole("button", { name: "Dispute statement" }).click();
    await expect(dispute).toBeHidden();
  }
  await expect(manager.getByText("The idle line is not ours.").first()).toBeVisible();

  await opened(analyst, `/chargeback/${month}`);
  await expect(analyst.getByText("disputed by Vision")).toBeVisible();
  await expect(analyst.getByRole("button", { name: "Close month" })).toBeDisabled();
  await expect(analyst.getByLabel("Reconciliation, USD").getByText("0.00", { exact: true })).toBeVisible();

  await opened(analyst, statement);
  const resolve = await openDialog(analyst, "Resolve dispute", "Resolve the dispute of Vision");
  await resolve.getByLabel("How it was resolved").fill("It is the holder's, see the rule.");
  await resolve.getByRole("button", { name: "Resolve dispute" }).click();
  await expect(resolve).toBeHidden();

  await opened(manager, statement);
  const accept = await openDialog(manager, "Accept", /^Accept [\d,.]+ USD\?$/);
  await accept.getByRole("button", { name: "Accept statement" }).click();
  await expect(accept).toBeHidden();
  await expect(manager.getByText("The team accepts this total.")).toBeVisible();

  await opened(analyst, `/chargeback/${month}`);
  await expect(analyst.getByText("ready to close")).toBeVisible();
  const close = await openDialog(analyst, "Close month", `Close ${title}?`);
  await close.getByLabel(`Type ${month} to close it`).fill("2026-07");
  await close.getByRole("button", { name: "Close month" }).click();
  await expect(close.getByText("Type the month as it stands above, such as 2026-10.")).toBeVisible();
  await close.getByLabel(`Type ${month} to close it`).fill(month);
  await close.getByRole("button", { name: "Close month" }).click();
  await expect(close).toBeHidden();
  await expect(analyst.getByText(/^Closed, version \d+$/)).toBeVisible();
  await expect(analyst.getByRole("button", { name: "Close month" })).toHaveCount(0);

  await opened(manager, statement);
  await expect(manager.getByText(/^Closed, version \d+$/)).toBeVisible();
  await expect(manager.getByRole("button", { name: "Dispute…" })).toHaveCount(0);
  await opened(manager, `${statement}?version=1`);
  await expect(manager.getByText("Issued, version 1", { exact: true })).toBeVisible();
});

test("a number is explained, its lines open, and the months before and after are a key away", async ({
  signedInAs,
}) => {
  const page = await signedInAs("analyst");
  await opened(page, "/chargeback/2026-08/vision");
  const amount = page.getByRole("button", { name: /explain Shared/ });
  const panel = page.getByRole("complementary").filter({ hasText: "Formula" });
  await amount.click();
  await expect(panel).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await page
    .getByRole("button", { name: /explain vit-pretrain/ })
    .first()
    .click();
  await expect(panel.getByText(/Mapping rule “.+” gives them to Vision/)).toBeVisible();
  await expect(panel.getByRole("link", { name: /source line/ })).toHaveAttribute(
    "href",
    /\/costs\/lines\?.*team:is:vision/,
  );
  await page.keyboard.press("Escape");
  await page.keyboard.press("[");
  await expect(page).toHaveURL(/\/chargeback\/2026-07\/vision$/);
  await expect(page.getByRole("heading", { level: 1, name: "Vision, July 2026" })).toBeVisible();
  await page.keyboard.press("]");
  await expect(page.getByRole("heading", { level: 1, name: "Vision, August 2026" })).toBeVisible();
});

test("a manager lands on the own statement and is refused any other; a leader only reads", async ({ signedInAs }) => {
  const manager = await signedInAs("manager");
  await manager.goto("/");
  await expect(manager).toHaveURL(/\/chargeback\/2026-1\d\/vision$/);
  for (const team of ["search", "nobody-at-all", "platform-research"]) {
    const answer = await manager.goto(`/chargeback/2026-10/${team}`);
    expect(answer?.status()).toBe(403);
  }
  await opened(manager, "/chargeback/2026-10");
  await expect(manager.getByRole("main")).not.toContainText("Search");
  const leader = await signedInAs("leader");
  await opened(leader, "/chargeback/2026-10/vision");
  await expect(leader.getByRole("button", { name: /^(Accept|Dispute…|Comment|Resolve dispute)$/ })).toHaveCount(0);
});

test("budgets are typed, refused, saved, and read from a file", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await opened(page, "/chargeback/budgets?year=2031");
  const cell = page.getByLabel("Vision, March 2031");
  const amount = String(10_000 + Math.floor(performance.now() % 9_000));
  await cell.fill("12k");
  await expect(page.getByText("Write a decimal number such as 1234.56: not a decimal number.")).toBeVisible();
  await cell.fill(amount);
  await page.getByRole("button", { name: "Save 1 change" }).click();
  await expect(page.getByText("1 budget saved")).toBeVisible();
  await page.reload();
  await expect(cell).toHaveValue(amount);
  await page.getByLabel("CSV file of budgets").setInputFiles({
    name: "budgets.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`team,month,amount\nVision,2031-03,\nNobody,2031-03,1\n`),
  });
  const dialog = page.getByRole("dialog", { name: "Budgets of budgets.csv" });
  await expect(dialog.getByText("Line 3, team “Nobody”: There is no such team.")).toBeVisible();
  await dialog.getByRole("button", { name: "Save 1 budget" }).click();
  await expect(dialog).toBeHidden();
  await expect(cell).toHaveValue("");
});
