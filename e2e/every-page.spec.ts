import { pageAccess } from "@/lib/auth/access-matrix";
import { expectAccessible } from "./accessibility";
import { exampleOf } from "./example-paths";
import { expect, test } from "./fixtures";

const widths = [1280, 375];

// "/" only leads on, and no setup link is open where an administrator exists.
const paths = Object.keys(pageAccess).filter((path) => path !== "/" && path !== "/setup/[token]");

for (const path of paths) {
  test(`${path}: accessible, quiet and no wider than the screen, in both themes at both widths`, async ({
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
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    expect(complaints).toEqual([]);
  });
}
