import { AxeBuilder } from "@axe-core/playwright";
import { pageAccess } from "@/lib/auth/access-matrix";
import { exampleOf } from "./example-paths";
import { expect, test } from "./fixtures";

const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const themes = ["light", "dark"] as const;
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
    const options = { colorScheme: themes[0], baseURL: demo.address };
    const page =
      path === "/sign-in" ? await (await browser.newContext(options)).newPage() : await signedInAs("admin", options);
    const complaints: string[] = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(exampleOf(path));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).withTags(wcag).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    }
    expect(complaints).toEqual([]);
  });
}
