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
  await expectNoViolation(page, { type: "tag", values: wcag });
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNoViolation(page, { type: "rule", values: colourRules });
}

async function expectNoViolation(page: Page, runOnly: axe.RunOnly): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(async (only) => {
    const { violations } = await (window as unknown as Window & { axe: typeof axe }).axe.run({
      runOnly: only,
      resultTypes: ["violations"],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
  }, runOnly);
  expect(found).toEqual([]);
}
