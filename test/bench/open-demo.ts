import { readFile } from "node:fs/promises";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { browserArguments, browserPath } from "../../scripts/browser";

type Demo = { address: string; users: { role: string; email: string; password: string }[] };

const folder = process.env.CROSSOVER_FOLDER ?? ".crossover";

export type OpenDemo = {
  address: string;
  browser: Browser;
  context: BrowserContext;
  page: Page;
  /** As the demo's analyst. */
  signIn: () => Promise<void>;
};

/** A stranger's browser before the demo of the server that `npm start` runs. */
export async function openDemo(): Promise<OpenDemo> {
  const demo: Demo = JSON.parse(await readFile(`${folder}/demo.json`, "utf8"));
  const analyst = demo.users.find((user) => user.role === "analyst");
  if (!analyst) throw new Error(`${folder}/demo.json names no analyst: start the demo with npm start first.`);
  const executablePath = await browserPath();
  const browser = await chromium.launch({ args: browserArguments(), ...(executablePath && { executablePath }) });
  const context = await browser.newContext({ baseURL: demo.address });
  const page = await context.newPage();
  const signIn = async () => {
    await page.goto("/sign-in", { waitUntil: "networkidle" });
    await page.getByLabel("E-mail").fill(analyst.email);
    await page.getByLabel("Password", { exact: true }).fill(analyst.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  };
  return { address: demo.address, browser, context, page, signIn };
}
