import type { Page } from "@playwright/test";
import axe from "axe-core";
import { expect } from "./fixtures";

const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** The rules that a theme can break; all others see the same page in both. */
const colourRules = ["color-contrast", "link-in-text-block"];

/** Every WCAG rule in the light theme, and in the dark one those that a theme can break. */
export async function expectAccessible(page: Page): Promise<void> {
  // Colours on their way from one theme to the other are of neither.
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await expectNoViolation(page, { runOnly: { type: "tag", values: wcag } });
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNoViolation(page, { runOnly: { type: "rule", values: colourRules } });
}

/** Every WCAG rule that a width can break, for a page whose colours are looked at in another width. */
export async function expectAccessibleLayout(page: Page): Promise<void> {
  const rules = Object.fromEntries(colourRules.map((rule) => [rule, { enabled: false }]));
  await expectNoViolation(page, { runOnly: { type: "tag", values: wcag }, rules });
}

async function expectNoViolation(page: Page, asked: axe.RunOptions): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(async (options) => {
    const { violations } = await (window as unknown as Window & { axe: typeof axe }).axe.run({
      ...options,
      resultTypes: ["violations"],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
  }, asked);
  expect(found).toEqual([]);
}
