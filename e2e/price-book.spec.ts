import { expect, test } from "./fixtures";

test("an analyst adds a price: it is in the history from its day on, and can be undone by archiving", async ({
  signedInAs,
}) => {
  const page = await signedInAs("analyst");
  const name = `Test offer ${Date.now()}`;
  await page.goto("/settings/price-book");
  await expect(page.getByRole("heading", { level: 1, name: "Price book" })).toBeVisible();

  await page.getByRole("button", { name: "New supply" }).click();
  const creating = page.getByRole("dialog", { name: "New supply" });
  await creating.getByRole("button", { name: "Create supply" }).click();
  await expect(creating.getByRole("alert")).toBeVisible();
  await creating.getByRole("textbox", { name: "Name" }).fill(name);
  // A class of its own, so that no other test finds it among the offers for its workloads.
  await creating.getByRole("textbox", { name: "GPU class" }).fill("Test class");
  await creating.getByRole("textbox", { name: "Source" }).fill("Quote of November 2026");
  await creating.getByRole("button", { name: "Create supply" }).click();
  await expect(creating).toBeHidden();

  const panel = page.getByRole("complementary", { name });
  await expect(panel.getByText("valid today")).toBeVisible();
  await expect(panel.getByText("$12.04 per GPU-h")).toBeVisible();

  await panel.getByRole("button", { name: "Add price" }).click();
  const adding = page.getByRole("dialog", { name: `New price of ${name}` });
  await adding.getByLabel("Valid from").fill("2027-01-01");
  await adding.getByRole("textbox", { name: "Source" }).fill("Announced cut");
  await adding.getByRole("textbox", { name: /^Instance on demand/ }).fill("44.032");
  await adding.getByRole("button", { name: "Add price" }).click();
  await expect(adding).toBeHidden();
  await expect(panel.getByText("future")).toBeVisible();
  // 55.04 × 0.8 = 44.032, so 12.04 × 0.8 = 9.632 per GPU-hour.
  await expect(panel.getByText("$9.63 per GPU-h")).toBeVisible();

  await panel.getByRole("button", { name: "Archive" }).click();
  await expect(page.getByRole("link", { name })).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("link", { name })).toBeVisible();
  await page.getByRole("link", { name }).click();
  await panel.getByRole("button", { name: "Archive" }).click();
  await expect(page.getByRole("button", { name: `Restore ${name}`, includeHidden: true })).toBeAttached();
});

test("a supply that workloads run on cannot be archived, and says so in place", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await page.goto("/settings/price-book");
  await page.getByRole("link", { name: "H100 hall, Lund" }).click();
  const panel = page.getByRole("complementary", { name: "H100 hall, Lund" });
  await panel.getByRole("button", { name: "Archive" }).click();
  await expect(panel.getByRole("alert")).toContainText("5 workloads run on H100 hall, Lund");
});

test("a leader reads prices and changes none", async ({ signedInAs }) => {
  const page = await signedInAs("leader");
  await page.goto("/settings/price-book");
  await page.getByRole("link", { name: "p5.48xlarge on demand" }).click();
  const panel = page.getByRole("complementary", { name: "p5.48xlarge on demand" });
  await expect(panel.getByText("valid today")).toBeVisible();
  await expect(panel.getByText("past")).toBeVisible();
  await expect(page.getByRole("button", { name: /New supply|Add price|Archive/ })).toHaveCount(0);
});

test("thresholds show their effect before they are saved, and go back by undo", async ({ signedInAs }) => {
  const page = await signedInAs("admin");
  await page.goto("/settings/thresholds");
  const volume = page.getByRole("textbox", { name: /^On-prem above/ });
  await expect(volume).toHaveValue("500");
  await volume.fill("1000");
  await volume.blur();
  await expect(page.getByText(/^\d+ of \d+ workloads changes? (its|their) recommended tier\.$/)).toBeVisible();
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(volume).toHaveValue("500");

  // No model of the demo has between 10 and 11 billion parameters: what other tests look at stays as it is.
  const size = page.getByRole("textbox", { name: /^No device from/ });
  await size.fill("11");
  await size.blur();
  await expect(page.getByText(/^None of \d+ workloads changes its recommended tier\.$/)).toBeVisible();
  await page.getByRole("button", { name: "Save 1 change" }).click();
  await expect(page.getByText("Nothing is changed.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(size).toHaveValue("10");
  await page.reload();
  await expect(size).toHaveValue("10");
});

test("an exchange rate is added, refused with a comma, exported, removed and taken back", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  // A month of its own for each run: 2061 to 2099 hold no costs.
  const month = `${2061 + (Date.now() % 39)}-07`;
  await page.goto("/settings/exchange-rates");
  await expect(page.getByRole("row", { name: /closed issued with this rate/ }).first()).toBeVisible();
  await page.getByRole("button", { name: "Add rate" }).click();
  const adding = page.getByRole("dialog", { name: "Add exchange rate" });
  await adding.getByLabel("Month").fill(month);
  await adding.getByLabel("Currency").fill("CHF");
  await adding.getByLabel("Rate").fill("1,12");
  await adding.getByLabel("Source").fill("Test");
  await adding.getByRole("button", { name: "Save rate" }).click();
  await expect(adding.getByText(/decimal comma/)).toBeVisible();
  await adding.getByLabel("Rate").fill("1.120000000000000001");
  await adding.getByRole("button", { name: "Save rate" }).click();
  await expect(adding).toBeHidden();
  const row = page.getByRole("row").filter({ hasText: "1.120000000000000001" });
  await expect(row).toBeVisible();
  const file = await page.request.get("/settings/exchange-rates/rates.csv");
  expect(await file.text()).toContain(`${month},CHF,1.120000000000000001,Test`);
  const remove = page.getByRole("button", { name: `Remove CHF in ${month}` });
  await remove.click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row).toBeVisible();
  await remove.click();
  await expect(row).toHaveCount(0);
});
