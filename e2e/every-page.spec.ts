import { pageAccess } from "@/lib/auth/access-matrix";
import { expectAccessible, expectAccessibleLayout } from "./accessibility";
import { exampleOf } from "./example-paths";
import { expect, test } from "./fixtures";

const widths = [
  { width: 1280, expectGood: expectAccessible },
  { width: 375, expectGood: expectAccessibleLayout },
];

// "/" only leads on, and no setup link is open where an administrator exists.
const paths = Object.keys(pageAccess).filter((path) => path !== "/" && path !== "/setup/[token]");

for (const path of paths) {
  test(`${path}: accessible, quiet and no wider than the screen, in both themes and at both widths`, async ({
    signedInAs,
    browser,
    demo,
  }) => {
    test.slow();
    const page =
      path === "/sign-in"
        ? await (await browser.newContext({ baseURL: demo.address })).newPage()
        : await signedInAs("admin");
    const complaints: string[] = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(exampleOf(path));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
    for (const { width, expectGood } of widths) {
      await page.setViewportSize({ width, height: 900 });
      await expectGood(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    expect(complaints).toEqual([]);
  });
}
