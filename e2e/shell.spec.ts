import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";

async function ready(page: Page): Promise<void> {
  await expect(page.getByRole("button", { name: /: account$/ }).first()).toBeVisible();
}

/** Keys are heard once the page's script runs, so they are pressed until they are. */
async function openBy(page: Page, key: string, dialog: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

test.describe("navigation", () => {
  const plan = [
    "Scenarios",
    "Placement",
    "Commitments",
    "GPU sharing",
    "Compression",
    "Data movement",
    "Edge",
    "Facility",
    "Consumption pricing",
    "Readiness",
  ];
  const entries = {
    analyst: [
      "Overview",
      "Costs",
      "Workloads",
      "Metrics",
      ...plan,
      "Chargeback",
      "Plan against actuals",
      "Allocation",
      "Roadmap",
      "Imports",
      "Formulas",
      "Settings",
    ],
    manager: ["Overview", "Costs", "Workloads", "Metrics", "Chargeback", "Plan against actuals", "Roadmap", "Formulas"],
    leader: [
      "Overview",
      "Costs",
      "Workloads",
      "Metrics",
      ...plan,
      "Chargeback",
      "Plan against actuals",
      "Allocation",
      "Roadmap",
      "Formulas",
    ],
    admin: [
      "Overview",
      "Costs",
      "Workloads",
      "Metrics",
      ...plan,
      "Chargeback",
      "Plan against actuals",
      "Allocation",
      "Roadmap",
      "Imports",
      "Formulas",
      "Settings",
    ],
  } as const;

  for (const role of ["analyst", "manager", "leader", "admin"] as const) {
    test(`the ${role} sees only what may be opened`, async ({ signedInAs }) => {
      const page = await signedInAs(role);
      await page.goto("/settings/appearance");
      const links = page.getByRole("navigation", { name: "Main" }).getByRole("link");
      await expect(links).toHaveText([...entries[role]]);
    });
  }

  test("after a navigation the heading has focus, and the entry says that it is current", async ({ signedInAs }) => {
    const page = await signedInAs("analyst");
    await page.goto("/settings/appearance");
    const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Scenarios" });
    await link.click();
    await expect(page).toHaveURL(/\/scenarios$/);
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    await expect(link).toHaveAttribute("aria-current", "page");
  });

  test("the skip link comes first and leads past the navigation", async ({ signedInAs }) => {
    const page = await signedInAs("analyst");
    await page.goto("/settings/appearance");
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "Skip to content" });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
  });
});

test.describe("command palette", () => {
  test("opens by keyboard, finds a page, and Enter goes there", async ({ signedInAs }) => {
    const page = await signedInAs("analyst");
    await page.goto("/settings/appearance");
    await ready(page);
    const palette = page.getByRole("dialog", { name: "Command palette" });
    await openBy(page, "Control+k", palette);
    await expect(palette.getByRole("combobox")).toBeFocused();
    await page.keyboard.type("scenarios");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/scenarios$/);
    await expect(palette).toBeHidden();
  });

  test("Esc gives focus back", async ({ signedInAs }) => {
    const page = await signedInAs("analyst");
    await page.goto("/settings/appearance");
    await ready(page);
    const button = page.getByRole("group", { name: "Theme" }).getByRole("button", { name: "Dark" });
    await button.focus();
    await openBy(page, "Control+k", page.getByRole("dialog", { name: "Command palette" }));
    await page.keyboard.press("Escape");
    await expect(button).toBeFocused();
  });
});

test.describe("shortcuts", () => {
  test("g then s opens scenarios, ? lists the keys", async ({ signedInAs }) => {
    const page = await signedInAs("analyst");
    await page.goto("/settings/appearance");
    await ready(page);
    const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await openBy(page, "?", help);
    await expect(help.getByText("Go to Scenarios")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(help).toBeHidden();
    await page.keyboard.press("g");
    await page.keyboard.press("s");
    await expect(page).toHaveURL(/\/scenarios$/);
  });

  test("/ focuses the search of the table", async ({ signedInAs }) => {
    const page = await signedInAs("analyst");
    await page.goto("/workloads");
    const search = page.getByRole("searchbox", { name: /^Search workloads/ });
    await expect(search).toBeVisible();
    await expect(async () => {
      await page.keyboard.press("/");
      await expect(search).toBeFocused({ timeout: 1_000 });
    }).toPass();
    await expect(search).toHaveValue("");
  });

  test("single keys can be switched off; the palette still opens", async ({ signedInAs }) => {
    const page = await signedInAs("analyst");
    await page.goto("/settings/appearance");
    await ready(page);
    await page.getByRole("checkbox", { name: /Single-key shortcuts/ }).click();
    await page.keyboard.press("?");
    await openBy(page, "Control+k", page.getByRole("dialog", { name: "Command palette" }));
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeHidden();
  });
});

test.describe("theme", () => {
  test("the first HTML already is dark, and print is light", async ({ signedInAs }) => {
    const page = await signedInAs("analyst");
    await page.goto("/settings/appearance");
    await ready(page);
    await page.getByRole("group", { name: "Theme" }).getByRole("button", { name: "Dark" }).click();
    const html = await (await page.request.get("/settings/appearance")).text();
    expect(html).toMatch(/<html[^>]*data-theme="dark"/);

    const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    await page.reload();
    expect(await background()).toBe("rgb(13, 17, 23)");
    await page.emulateMedia({ media: "print" });
    expect(await background()).toBe("rgb(255, 255, 255)");
  });

  test("without a choice the system decides", async ({ signedInAs }) => {
    const page = await signedInAs("analyst", { colorScheme: "dark" });
    await page.goto("/settings/appearance");
    await expect(page.locator("html")).not.toHaveAttribute("data-theme");
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      "rgb(13, 17, 23)",
    );
  });

  test("density changes the height of rows", async ({ signedInAs }) => {
    const page = await signedInAs("analyst");
    await page.goto("/settings/appearance");
    await ready(page);
    await page.getByRole("group", { name: "Density" }).getByRole("button", { name: "Comfortable" }).click();
    await page.goto("/workloads");
    const cell = page.getByRole("region", { name: "Workloads" }).getByRole("rowheader").first();
    await expect(cell).toBeVisible();
    expect((await cell.boundingBox())?.height).toBeGreaterThanOrEqual(40);
  });
});

test("at 320 pixels nothing scrolls sideways, and the drawer holds the navigation", async ({ signedInAs }) => {
  const page = await signedInAs("analyst", { viewport: { width: 320, height: 700 } });
  for (const path of ["/settings/appearance", "/workloads", "/scenarios"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - innerWidth)).toBe(0);
  }
  await page.getByRole("button", { name: "Open menu" }).click();
  const drawer = page.getByRole("dialog", { name: "Menu" });
  await drawer.getByRole("link", { name: "Workloads" }).click();
  await expect(page).toHaveURL(/\/workloads$/);
  await expect(drawer).toBeHidden();
});

test("under reduced motion nothing is animated", async ({ signedInAs }) => {
  const page = await signedInAs("analyst", { reducedMotion: "reduce" });
  await page.goto("/workloads");
  await ready(page);
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test("an address that does not exist says so", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  const response = await page.goto("/nowhere");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
});

test("the frame, its palette, its menu and its narrow form pass axe in both themes", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await page.goto("/settings/appearance");
  await ready(page);
  await openBy(page, "Control+k", page.getByRole("dialog", { name: "Command palette" }));
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page
    .getByRole("button", { name: /: account$/ })
    .first()
    .click();
  await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 375, height: 900 });
  await expectAccessible(page);
});
