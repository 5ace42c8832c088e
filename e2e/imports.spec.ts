import { createHash, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { z } from "zod";
import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";

/** A month of its own for each run, so that runs beside each other do not see each other's costs. */
function monthOf(name: string): string {
  const [first = 0, second = 0] = createHash("sha256").update(name).digest();
  return `${2041 + (first % 50)}-${String((second % 12) + 1).padStart(2, "0")}`;
}

const header = [
  "BillingPeriodStart",
  "BillingPeriodEnd",
  "ChargePeriodStart",
  "ChargePeriodEnd",
  "ChargeCategory",
  "BilledCost",
  "EffectiveCost",
  "ListCost",
  "ContractedCost",
  "BillingCurrency",
  "ProviderName",
  "ServiceName",
  "ResourceId",
];

type Bill = { name: string; mimeType: string; buffer: Buffer; total: string; month: string; badLines: number[] };

/** 1,000 lines of n × 0.000001234567890123 USD, with 3 bad ones between them. */
function billOf(source: string): Bill {
  const month = monthOf(source);
  const next = new Date(`${month}-01T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1);
  const end = next.toISOString().slice(0, 10);
  const lines: string[] = [];
  const badLines: number[] = [];
  let units = 0n;
  const add = (cost: string, day: string, billed = cost) =>
    lines.push(
      [
        `${month}-01T00:00:00Z`,
        `${end}T00:00:00Z`,
        `${day}T00:00:00Z`,
        `${day}T01:00:00Z`,
        "Usage",
        billed,
        cost,
        cost,
        cost,
        "USD",
        source,
        "Compute",
        `vm-${lines.length}`,
      ].join(","),
    );
  for (let index = 0; index < 1_000; index++) {
    if (index === 10 || index === 500 || index === 900) {
      add("1", `${month}-05`, "1.2.3");
      badLines.push(lines.length + 1);
    }
    const cost = BigInt(index + 1) * 1_234_567_890_123n;
    units += cost;
    add(decimalOf(cost), `${month}-${String((index % 28) + 1).padStart(2, "0")}`);
  }
  const buffer = Buffer.from(`${[header.join(","), ...lines].join("\n")}\n`);
  return { name: `${source}.csv`, mimeType: "text/csv", buffer, total: decimalOf(units), month, badLines };
}

/** Of units of 10⁻¹⁸, without zeros at the end. */
function decimalOf(units: bigint): string {
  const digits = units.toString().padStart(19, "0");
  return `${digits.slice(0, -18)}.${digits.slice(-18)}`.replace(/\.?0+$/, "");
}

const costs = z.object({ total: z.string() });

async function costOf(page: Page, month: string): Promise<string> {
  const answer = await page.request.get(`/api/v1/costs?from=${month}-01&to=${month}-28`);
  return costs.parse(await answer.json()).total;
}

async function choose(page: Page, option: string): Promise<void> {
  await page.goto("/imports");
  await page.getByRole("combobox", { name: "Source" }).click();
  await page.getByRole("option", { name: option }).click();
}

/** Sends a file as a source of its own. Nobody waits for that source, or no month could be closed meanwhile. */
async function uploadAsNew(
  page: Page,
  source: string,
  file: Pick<Bill, "name" | "mimeType" | "buffer">,
): Promise<void> {
  await choose(page, "New source…");
  await page.getByLabel("Name of the source").fill(source);
  await page.getByLabel("File to import").setInputFiles(file);
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/, { timeout: 60_000 });
  const address = page.url();
  await page.goto("/imports");
  const expected = page.getByRole("checkbox", { name: `${source} is expected every month` });
  await expected.click();
  await expect(page.getByText(`${source} is no longer expected`)).toBeVisible();
  await expect(expected).not.toBeChecked();
  await page.goto(address);
}

test("1,003 lines with 3 bad ones are checked, count from the commit on, once, and leave with undo", async ({
  signedInAs,
}) => {
  test.slow();
  const source = `e2e ${randomUUID().slice(0, 8)}`;
  const bill = billOf(source);
  const page = await signedInAs("analyst");
  const before = await costOf(page, bill.month);

  await uploadAsNew(page, source, bill);
  await expect(page.getByText("1,000 of 1,003 lines can be taken; 3 are rejected.")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("list", { name: "Steps" }).locator("[aria-current=step]")).toHaveText(/Check/);
  const rejected = page.getByRole("table", { name: "Rejected lines" });
  for (const line of bill.badLines) {
    await expect(rejected.getByRole("row", { name: new RegExp(`^${line} BilledCost 1\\.2\\.3`) })).toBeVisible();
  }
  await expect(page.getByRole("table", { name: "Totals" })).toContainText(bill.total);
  expect(await costOf(page, bill.month)).toBe(before);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download all" }).click(),
  ]);
  const csv = await readFile(await download.path(), "utf8");
  expect(
    csv
      .trim()
      .split("\r\n")
      .slice(1)
      .map((line) => Number(line.split(",")[0])),
  ).toEqual(bill.badLines);

  await expectAccessible(page);

  const commit = page.getByRole("button", { name: "Commit 1,000 lines" });
  await expect(commit).toHaveAttribute("aria-disabled", "true");
  await page.getByRole("checkbox", { name: /^Leave 3 rejected lines out/ }).click();
  await commit.click();
  await expect(page.getByText("1,000 lines are committed, and 3 were left out.")).toBeVisible({ timeout: 60_000 });
  expect(BigInt(units(await costOf(page, bill.month))) - BigInt(units(before))).toBe(BigInt(units(bill.total)));
  const address = page.url();

  await choose(page, source);
  await page.getByLabel("File to import").setInputFiles(bill);
  await expect(page.getByText("counts already: exactly this file was imported before")).toBeVisible({
    timeout: 60_000,
  });
  await page.getByRole("link", { name: "Open that import" }).click();
  await expect(page).toHaveURL(address);

  await page.getByRole("button", { name: "Undo", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: `Undo ${bill.name}?` });
  await expect(dialog).toContainText("1,000 lines");
  await dialog.getByRole("button", { name: "Undo import" }).click();
  await expect(page.getByText("This import was undone: nothing of it counts any more.")).toBeVisible();
  expect(await costOf(page, bill.month)).toBe(before);
});

/** Text of an amount as units of 10⁻¹⁸. */
function units(amount: string): string {
  const [whole = "", fraction = ""] = amount.split(".");
  return `${whole}${fraction.padEnd(18, "0")}`;
}

test("flagged lines count nowhere until approved: one by hand, the rest of its reason refused", async ({
  signedInAs,
}) => {
  test.slow();
  const source = `e2e ${randomUUID().slice(0, 8)}`;
  const month = monthOf(source);
  const line = (cost: string, zone: string) =>
    `${month}-01T00:00:00Z,${month}-02T00:00:00Z,${month}-02T01:00:00Z,Usage,${cost},${cost},USD,${source},Compute,${zone}`;
  const buffer = Buffer.from(
    [
      "BillingPeriodStart,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,BilledCost,EffectiveCost,BillingCurrency,ProviderName,ServiceName,AvailabilityZone",
      line("100", "a"),
      line("20.5", "1.5"),
      line("3.25", "2.5"),
      line("0.125", "3.5"),
      "",
    ].join("\n"),
  );
  const page = await signedInAs("analyst");
  const before = BigInt(units(await costOf(page, month)));
  const added = async () => BigInt(units(await costOf(page, month))) - before;
  await uploadAsNew(page, source, { name: `${source}.csv`, mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: "Commit 4 lines" }).click({ timeout: 60_000 });
  await expect(page.getByText("4 lines are committed, of which 3 wait for review.")).toBeVisible({ timeout: 60_000 });
  expect(await added()).toBe(BigInt(units("100")));

  await page.getByRole("link", { name: "Review flagged lines" }).click();
  await expect(page.getByText("3 lines wait for review, for 1 reason.")).toBeVisible();
  await page.getByRole("checkbox", { name: new RegExp(`^Select .*line 3 of ${source}`) }).click();
  await page.getByRole("button", { name: "Approve 1", exact: true }).click();
  await expect(page.getByText("2 lines wait for review, for 1 reason.")).toBeVisible();
  expect(await added()).toBe(BigInt(units("120.5")));
  await page.getByRole("button", { name: "Refuse all 2 with: a number in AvailabilityZone" }).click();
  await expect(page.getByText("No line waits for review")).toBeVisible();
  expect(await added()).toBe(BigInt(units("120.5")));

  await page.goto("/imports");
  await page.getByRole("button", { name: `Undo ${source}.csv` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Undo import" }).click();
  await expect(page.getByText(`${source}.csv undone`)).toBeVisible();
  expect(await added()).toBe(0n);
});

test("a file that is no bill is refused in words, and nothing of it is kept", async ({ signedInAs }) => {
  const source = `e2e ${randomUUID().slice(0, 8)}`;
  const page = await signedInAs("analyst");
  const buffer = Buffer.from("PK\u0003\u0004 lamps", "latin1");
  await uploadAsNew(page, source, { name: "lamps.csv", mimeType: "text/csv", buffer });
  await expect(page.getByText(/The file was not taken: The file is an Excel workbook/)).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByText("not taken", { exact: true })).toBeVisible();
});

test("a file of other columns is mapped once, and the next one of its source by itself", async ({ signedInAs }) => {
  test.slow();
  const source = `e2e ${randomUUID().slice(0, 8)}`;
  const month = monthOf(source);
  const billOf = (cost: string) => ({
    name: "own.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`cost,day,month,what\n${cost},${month}-02,${month}-01,lamp\n`),
  });
  const page = await signedInAs("analyst");
  await uploadAsNew(page, source, billOf("12.5"));
  await expect(page.getByText("No column stands for BilledCost or EffectiveCost.")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("list", { name: "Steps" }).locator("[aria-current=step]")).toHaveText(/Map/);
  const check = page.getByRole("button", { name: "Check again with this mapping" });
  const map = async (column: string, target: string) => {
    const box = page.getByRole("combobox", { name: `${column} stands for` });
    // A list that opens below the pointer may scroll away from under it.
    await expect(async () => {
      await page.keyboard.press("Escape");
      await box.click({ timeout: 3000 });
      await page.getByRole("option", { name: target, exact: false }).first().click({ timeout: 3000 });
      await expect(box).toContainText(target, { timeout: 1000 });
    }).toPass();
  };
  await map("day", "BilledCost");
  await map("cost", "BilledCost");
  await expect(page.getByText("cost and day both stand for BilledCost; only one can.")).toBeVisible();
  await expect(check).toHaveAttribute("aria-disabled", "true");
  await map("day", "ChargePeriodStart");
  await map("month", "BillingPeriodStart");
  await check.click();
  await expect(page.getByText("1 of 1 line can be taken; 0 are rejected.")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("table", { name: "Totals" })).toContainText("12.5");
  await expect(page.getByText("3 columns mapped by hand.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Cancel import" }).click();

  await choose(page, source);
  await page.getByLabel("File to import").setInputFiles(billOf("7.25"));
  await expect(page.getByRole("table", { name: "Totals" })).toContainText("7.25", { timeout: 60_000 });
  await page.getByRole("button", { name: "Cancel import" }).click();
  await expect(page.getByText("This import was cancelled. Nothing of it counts.")).toBeVisible();
});

test("a source without a name is asked for one, and an empty file is not sent", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await choose(page, "New source…");
  const file = page.getByLabel("File to import");
  await file.setInputFiles({ name: "bill.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n1,2\n") });
  await expect(page.getByText("Name the source.")).toBeVisible();
  await page.getByLabel("Name of the source").fill("e2e unused");
  await file.setInputFiles({ name: "bill.csv", mimeType: "text/csv", buffer: Buffer.alloc(0) });
  await expect(page.getByText("bill.csv is empty.")).toBeVisible();
});

for (const role of ["manager", "leader"] as const) {
  test(`a ${role} is refused: pages, actions' pages and the upload`, async ({ signedInAs, demo }) => {
    const { request } = await signedInAs(role);
    for (const path of ["/imports", "/imports/review", `/imports/${randomUUID()}`]) {
      expect((await request.get(path)).status(), path).toBe(403);
    }
    const sent = await request.post("/api/v1/imports?mode=stage&source=x", {
      headers: { Origin: demo.address, "Content-Type": "text/csv" },
      data: "a,b\n",
    });
    expect(sent.status()).toBe(403);
  });
}
