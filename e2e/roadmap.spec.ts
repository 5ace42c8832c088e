import { pdfTextOf } from "../test/pdf";
import { expect, test } from "./fixtures";

test("a leader lands on the roadmap, opens the evidence and has nothing to change", async ({ signedInAs }) => {
  const page = await signedInAs("leader");
  await page.goto("/");
  await expect(page).toHaveURL(/\/roadmap$/);
  await expect(page.getByRole("heading", { level: 1, name: "Roadmap" })).toBeVisible();
  await expect(page.locator("main")).toContainText("of plan");
  await expect(page.getByRole("link", { name: "Add initiative" })).toHaveCount(0);
  const table = page.getByRole("region", { name: "Initiatives", exact: true });
  const hall = "H100 hall in Lund, training and screening moved";
  const realised = await table.getByRole("row", { name: hall }).getByRole("cell").nth(3).textContent();
  await table.getByRole("link", { name: hall }).click();
  await expect(page.getByRole("heading", { level: 1, name: hall })).toBeVisible();
  await expect(page.getByText(realised ?? "—", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Evidence by workload" })).toContainText("fraud-graph-train");
  await expect(page.getByRole("button", { name: "Edit" })).toHaveCount(0);
  const brief = await page.request.get("/roadmap/brief.pdf");
  expect(brief.status()).toBe(200);
  const { pages, text } = await pdfTextOf(await brief.body());
  expect(pages).toBe(1);
  expect(text).toContain(hall.slice(0, 12));
});

test("an analyst adds a lever of a scenario, gives it an amount that is too high, then one that fits", async ({
  signedInAs,
}, info) => {
  const page = await signedInAs("analyst");
  await page.goto("/scenarios");
  await page.getByRole("link", { name: "Inference and notebooks with levers" }).first().click();
  await page.getByRole("tab", { name: /Levers/ }).click();
  await page.getByRole("button", { name: "Add to roadmap" }).click();
  const dialog = page.getByRole("dialog", { name: "Add to roadmap" });
  await dialog.getByRole("checkbox", { name: "Notebooks share GPUs" }).click();
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await dialog.getByRole("link", { name: "Open the roadmap" }).click();
  const table = page.getByRole("region", { name: "Initiatives", exact: true });
  const total = table.getByRole("row", { name: /^Total/ });
  await expect(total).toBeVisible();
  const before = await total.textContent();
  await table.getByRole("link", { name: "Notebooks share GPUs" }).last().click();
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByLabel("Name").fill(`Shared notebooks ${info.workerIndex} ${info.repeatEachIndex} ${Date.now()}`);
  await page.getByRole("button", { name: "Amount a month" }).click();
  const saving = page.getByRole("textbox", { name: /^Saving\s*USD/ });
  await saving.fill("90000");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText(/nothing can save more than that/)).toBeVisible();
  await saving.fill("1234");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("button", { name: "Save changes" })).toHaveCount(0);
  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "Roadmap" }).click();
  await expect(total).toBeVisible();
  expect(await total.textContent()).not.toBe(before);
});
