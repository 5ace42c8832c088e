import { demoId } from "../prisma/seed/ids";
import { expect, test } from "./fixtures";

test("an analyst reads a month, opens a team's workloads and has one of them explained", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await page.goto("/plan?month=2026-10");
  await expect(page.getByRole("heading", { level: 1, name: "Plan against actuals" })).toBeVisible();
  await expect(page.getByText(/^October 2026 cost/)).toBeVisible();
  const figures = page.getByLabel("Plan against actuals of October 2026");
  const actual = (await figures.locator("dd").nth(1).textContent())?.replace("$", "") ?? "";
  await expect(
    page
      .getByRole("row", { name: /^Total, / })
      .getByRole("cell")
      .nth(1),
  ).toHaveText(actual);

  await page.getByRole("button", { name: "Month before" }).click();
  await expect(page).toHaveURL(/month=2026-09/);
  await expect(page.getByText(/^September 2026 cost/)).toBeVisible();

  await page.getByRole("region", { name: "Teams" }).getByRole("link", { name: "Vision" }).click();
  const table = page.getByRole("region", { name: "Workloads and other costs" });
  await table.getByRole("link", { name: "vit-pretrain-l" }).click();
  const panel = page.getByRole("complementary", { name: "vit-pretrain-l" });
  await expect(panel.getByRole("row", { name: /^GPU-hours allocated/ })).toBeVisible();
  await expect(panel.getByText("Formula")).toBeVisible();

  // The same month in the cost explorer, to the last digit.
  await page.goto("/costs?from=2026-10-01&to=2026-10-31");
  await expect(page.getByText(actual).first()).toBeVisible();
});

test("a manager sees the own team's rows and nothing of another's, a leader reads all and changes nothing", async ({
  signedInAs,
}) => {
  const manager = await signedInAs("manager");
  const answer = await manager.goto("/plan?month=2026-10&by=workload");
  await expect(manager.getByText(/^October 2026 cost your teams/)).toBeVisible();
  await expect(manager.getByRole("link", { name: "vit-pretrain-l" })).toBeVisible();
  const sent = (await answer?.text()) ?? "";
  for (const other of ["support-chat-70b", "risk-embed-v3", "speech-diarise", "No team"]) {
    expect(sent).not.toContain(other);
  }
  await expect(manager.getByRole("link", { name: "Open the plan" })).toHaveCount(0);

  const leader = await signedInAs("leader");
  await leader.goto("/plan?month=2026-10");
  await expect(leader.getByRole("region", { name: "Teams" }).getByRole("link", { name: "Risk" })).toBeVisible();
  await leader.goto("/plan?month=2026-03");
  await expect(leader.getByRole("heading", { name: "No plan was in force in March 2026" })).toBeVisible();
});

test("marking a scenario as the plan asks for its split and names the month it counts from", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  // A draft that no other test changes; the dialog is closed again.
  await page.goto(`/scenarios/${demoId("scenario", "Vision training on H200")}`);
  await page.getByRole("button", { name: "Mark as plan" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/is what actual costs are compared with from/)).toBeVisible();
  await expect(dialog.getByLabel("Split")).toContainText("/");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});
