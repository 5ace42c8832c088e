import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import type { Role } from "@/lib/auth/permissions";

type Demo = {
  address: string;
  users: { role: Role; name: string; email: string; password: string }[];
  token: string;
};

type SignedIn = NonNullable<Exclude<BrowserContextOptions["storageState"], string>>;

type Fixtures = {
  /** A page of its own context, signed in as the demo user of a role. */
  signedInAs: (role: Role, options?: BrowserContextOptions) => Promise<Page>;
};

type WorkerFixtures = {
  /** How to sign in to the server under test: what `npm start` prints. */
  demo: Demo;
  stateOf: (role: Role) => Promise<SignedIn>;
};

export const test = base.extend<Fixtures, WorkerFixtures>({
  browser: [
    async ({ browser }, use) => {
      const newContext = browser.newContext.bind(browser);
      browser.newContext = async (options) => {
        const context = await newContext(options);
        if (options?.javaScriptEnabled !== false) context.on("page", opensWhenReactListens);
        return context;
      };
      await use(browser);
    },
    { scope: "worker" },
  ],

  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: the first argument of a fixture must be a pattern.
    async ({}, use) => {
      await use(JSON.parse(await readFile(join(process.env.CROSSOVER_TEST_FOLDER ?? "", "demo.json"), "utf8")));
    },
    { scope: "worker" },
  ],

  // One sign-in for each role and worker: the attempts on an account are limited.
  stateOf: [
    async ({ browser, demo }, use) => {
      const states = new Map<Role, Promise<SignedIn>>();
      await use((role) => {
        const found = states.get(role) ?? signIn(browser, demo, role);
        states.set(role, found);
        return found;
      });
    },
    { scope: "worker" },
  ],

  signedInAs: async ({ browser, stateOf, contextOptions, baseURL }, use) => {
    const contexts: { close: () => Promise<void> }[] = [];
    await use(async (role, options = {}) => {
      const context = await browser.newContext({
        ...contextOptions,
        ...(baseURL && { baseURL }),
        ...options,
        storageState: await stateOf(role),
      });
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

/** No person types or clicks before React listens, but a test would, and what it did would be lost. */
function opensWhenReactListens(page: Page): void {
  const heard = () =>
    page.waitForFunction(
      () =>
        [...document.querySelectorAll("button, input:not([type=hidden]), select, textarea")].every((control) =>
          Object.keys(control).some((key) => key.startsWith("__reactProps$")),
        ),
      undefined,
      { timeout: 30_000 },
    );
  const goto = page.goto.bind(page);
  page.goto = async (...target) => {
    const answer = await goto(...target);
    await heard();
    return answer;
  };
  const reload = page.reload.bind(page);
  page.reload = async (...options) => {
    const answer = await reload(...options);
    await heard();
    return answer;
  };
}

async function signIn(browser: Browser, demo: Demo, role: Role): Promise<SignedIn> {
  const user = demo.users.find((candidate) => candidate.role === role);
  if (!user) throw new Error(`The demo has no ${role}.`);
  const context = await browser.newContext({ baseURL: demo.address });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(user.email);
  await page.getByLabel("Password", { exact: true }).fill(user.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  const state = await context.storageState();
  await context.close();
  return state;
}

export { expect };
