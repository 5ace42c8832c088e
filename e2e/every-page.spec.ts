import { AxeBuilder } from "@axe-core/playwright";
import { pageAccess } from "@/lib/auth/access-matrix";
import { exampleOf } from "./example-paths";
import { expect, test } from "./fixtures";

const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** The rules that a theme can break; all others see the same page in both. */
const colourRules = ["color-contrast", "link-in-text-block"];
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
    // Colours on their way from one theme to the other are of neither.
    const options = { colorScheme: "light", reducedMotion: "reduce", baseURL: demo.address } as const;
    const page =
      path === "/sign-in" ? await (await browser.newContext(options)).newPage() : await signedInAs("admin", options);
    const complaints: string[] = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(exampleOf(path));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
    const violationsOf = async (axe: AxeBuilder) =>
      (await axe.analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: "light" });
      expect(await violationsOf(new AxeBuilder({ page }).withTags(wcag))).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);
      expect(await violationsOf(new AxeBuilder({ page }).withRules(colourRules))).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    expect(complaints).toEqual([]);
  });
}
