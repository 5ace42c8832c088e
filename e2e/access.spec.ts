import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";

async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function shownOnce(dialog: Locator): Promise<string> {
  const secret = dialog.locator("code");
  await expect(secret).toHaveText(/\S{19,}/, slowly);
  return (await secret.textContent()) ?? "";
}

// Passwords are slow on purpose, and these tests are full of them: one change hashes three times.
test.describe.configure({ timeout: 120_000 });
const slowly = { timeout: 40_000 };

const failure = "E-mail address or password is not right.";

test("a wrong password and an unknown address get the same answer, and the address stays typed", async ({ page }) => {
  await page.goto("/sign-in");
  for (const email of ["priya.nair@northwind.example", "nobody@northwind.example"]) {
    await fillSignIn(page, email, "not the password");
    await expect(page.getByRole("alert").filter({ hasText: failure })).toBeVisible(slowly);
    await expect(page.getByLabel("E-mail")).toHaveValue(email);
    await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
  }
});

test("after too many attempts the page says how long to wait", async ({ page }) => {
  await page.goto("/sign-in");
  const alert = page.getByRole("alert").filter({ hasText: /.+/ });
  for (let attempt = 0; attempt < 11; attempt++) {
    await fillSignIn(page, "locked@northwind.example", `guess ${attempt}`);
    await expect(page.getByLabel("Password", { exact: true })).toHaveValue("", slowly);
    await expect(alert).toBeVisible();
  }
  await expect(alert).toHaveText(/^Too many attempts\. Try again in 1[45] minutes\.$/);
});

test("signing in leads back to the page that was asked for, and never to another site", async ({ page, demo }) => {
  const user = demo.users.find(({ role }) => role === "leader");
  await page.goto("/scenarios?note=kept");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fscenarios%3Fnote%3Dkept$/);
  await fillSignIn(page, user?.email ?? "", user?.password ?? "");
  await page.waitForURL(/\/scenarios\?note=kept$/);
  await page.context().clearCookies();
  await page.goto("/sign-in?next=https://evil.example/");
  await fillSignIn(page, user?.email ?? "", user?.password ?? "");
  await page.waitForURL((url) => url.pathname === "/roadmap");
  expect(new URL(page.url()).origin).toBe(demo.address);
});

test("signing in works without JavaScript", async ({ browser, demo }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: demo.address });
  const page = await context.newPage();
  const user = demo.users.find(({ role }) => role === "manager");
  await page.goto("/sign-in?next=/settings");
  await fillSignIn(page, user?.email ?? "", "wrong");
  await expect(page.getByText(failure)).toBeVisible(slowly);
  await fillSignIn(page, user?.email ?? "", user?.password ?? "");
  await page.waitForURL(/\/settings$/);
  await context.close();
});

test("a demo user is chosen by a button that fills the address only", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: /Daniel Osei/ }).click();
  await expect(page.getByLabel("E-mail")).toHaveValue("daniel.osei@northwind.example");
  await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
});

test("a member is added, signs in, and is out with the next request once disabled", async ({
  browser,
  signedInAs,
  demo,
}) => {
  const admin = await signedInAs("admin");
  await admin.goto("/settings/members");
  await admin.getByRole("button", { name: "Add member" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Noor Haddad");
  await dialog.getByLabel("E-mail").fill("noor.haddad@northwind.example");
  await dialog.getByRole("button", { name: "Add member" }).click();
  const password = await shownOnce(dialog);
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(admin.getByRole("row", { name: /Noor Haddad/ })).toBeVisible();

  const context = await browser.newContext({ baseURL: demo.address });
  const member = await context.newPage();
  await member.goto("/sign-in");
  await fillSignIn(member, "noor.haddad@northwind.example", password);
  await member.waitForURL(/\/overview$/);
  await expect(member.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();

  await admin.getByRole("button", { name: "Change Noor Haddad" }).click();
  await admin.getByRole("menuitem", { name: "Disable" }).click();
  await expect(admin.getByRole("row", { name: /Noor Haddad/ })).toContainText("Disabled");
  await member.goto("/workloads");
  await expect(member).toHaveURL(/\/sign-in\?next=%2Fworkloads$/);
  await fillSignIn(member, "noor.haddad@northwind.example", password);
  await expect(member.getByRole("alert").filter({ hasText: failure })).toBeVisible(slowly);
  await context.close();
});

test("a changed password ends the other sessions and keeps this one", async ({ browser, signedInAs, demo }) => {
  const admin = await signedInAs("admin");
  await admin.goto("/settings/members");
  await admin.getByRole("button", { name: "Add member" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Emil Sand");
  await dialog.getByLabel("E-mail").fill("emil.sand@northwind.example");
  await dialog.getByRole("button", { name: "Add member" }).click();
  const password = await shownOnce(dialog);

  const [first, second] = await Promise.all([
    browser.newContext({ baseURL: demo.address }),
    browser.newContext({ baseURL: demo.address }),
  ]);
  const [here, elsewhere] = [await first.newPage(), await second.newPage()];
  for (const page of [here, elsewhere]) {
    await page.goto("/sign-in?next=/settings");
    await fillSignIn(page, "emil.sand@northwind.example", password);
    await page.waitForURL(/\/settings$/);
  }
  await here.getByLabel("Current password").fill("wrong password");
  await here.getByLabel("New password").fill("a much better one");
  await here.getByRole("button", { name: "Change password" }).click();
  await expect(here.getByText("This is not your current password.")).toBeVisible(slowly);
  await here.getByLabel("Current password").fill(password);
  await here.getByLabel("New password").fill("a much better one");
  await here.getByRole("button", { name: "Change password" }).click();
  await expect(here.getByRole("status").filter({ hasText: "Password changed." })).toBeVisible(slowly);
  await here.reload();
  await expect(here.getByText("emil.sand@northwind.example")).toBeVisible();
  await elsewhere.goto("/settings");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await Promise.all([first.close(), second.close()]);
});

test("a token is shown once, does what it may and nothing else, and ends when it is revoked", async ({
  playwright,
  signedInAs,
  demo,
}) => {
  const page = await signedInAs("manager");
  await page.goto("/settings/tokens");
  await page.getByRole("button", { name: "Create token" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Notebook");
  await dialog.getByRole("button", { name: "Create token" }).click();
  const token = await shownOnce(dialog);
  expect(token).toMatch(/^xo_[\w-]{43}$/);
  await dialog.getByRole("button", { name: "Done" }).click();
  await page.reload();
  await expect(page.getByRole("row", { name: /Notebook/ })).toContainText("Run calculations");
  expect(await page.content()).not.toContain(token);

  const api = await playwright.request.newContext({
    baseURL: demo.address,
    extraHTTPHeaders: { Authorization: `Bearer ${token}` },
  });
  const status = async (path: string) => (await api.get(path)).status();
  expect(await status("/api/v1/calculations")).toBe(200);
  // The manager may read workloads, this token may not; scenarios are for neither.
  expect(await status("/api/v1/workloads")).toBe(403);
  expect(await status("/api/v1/scenarios")).toBe(403);
  await page.getByRole("button", { name: "Revoke Notebook" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke token" }).click();
  await expect(page.getByRole("row", { name: /Notebook/ })).toContainText("Revoked");
  const refused = await api.get("/api/v1/calculations");
  expect(refused.status()).toBe(401);
  expect(refused.headers()["content-type"]).toBe("application/problem+json");
  await api.dispose();
});

test("a team is created below another, and cannot be removed while something belongs to it", async ({ signedInAs }) => {
  const page = await signedInAs("admin");
  await page.goto("/settings/teams");
  await page.getByRole("button", { name: "Create team" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Speech");
  await page.getByRole("dialog").getByRole("button", { name: "Create team" }).click();
  await expect(page.getByRole("row", { name: /Speech/ })).toBeVisible();
  await page.getByRole("button", { name: "Change Products", exact: true }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove team" }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "Products still has 3 teams. Move them first." }),
  ).toBeVisible();
});

test("the audit log says what was changed by whom, and that its chain is whole", async ({ signedInAs }) => {
  const page = await signedInAs("admin");
  await page.goto("/settings/audit?entity=scenario");
  await expect(page.getByText(/Hash chain verified for the newest \d+ rows/)).toBeVisible();
  await expect(page.getByRole("row", { name: /Inference fleet 2027/ }).first()).toContainText("Scenario");
  await expect(page.getByRole("row", { name: /Member created/ })).toHaveCount(0);
});

test("pages carry a strict policy and say nothing to caches or other sites", async ({ page, request }) => {
  const refused: string[] = [];
  page.on("console", (line) => line.text().includes("Content Security Policy") && refused.push(line.text()));
  const answer = await page.goto("/sign-in");
  const headers = answer?.headers() ?? {};
  expect(headers["content-security-policy"]).toMatch(/script-src 'nonce-[\w+/=]+' 'strict-dynamic';/);
  expect(headers["content-security-policy"]).not.toContain("unsafe-eval");
  expect(headers).toMatchObject({
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": expect.stringContaining("camera=()"),
  });
  expect(headers["x-powered-by"]).toBeUndefined();
  const first = headers["content-security-policy"];
  expect((await request.get("/sign-in")).headers()["content-security-policy"]).not.toBe(first);
  expect((await request.get("/api/v1/openapi.json")).headers()["x-content-type-options"]).toBe("nosniff");
  expect(refused).toEqual([]);
});

test("a setup link of a deployment that is set up leads nowhere", async ({ request }) => {
  expect((await request.get(`/setup/${"a".repeat(43)}`)).status()).toBe(404);
});
