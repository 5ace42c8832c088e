import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../scripts/postgres/port";
import { type IdentityProvider, startIdentityProvider } from "../test/identity-provider";
import { test as base, expect } from "./fixtures";

type Company = { address: string; provider: IdentityProvider };

/** A second server of the same build, with an identity provider beside it. */
const test = base.extend<object, { company: Company }>({
  company: [
    // biome-ignore lint/correctness/noEmptyPattern: the first argument of a fixture must be a pattern.
    async ({}, use) => {
      const port = await freePort();
      const address = `http://127.0.0.1:${port}`;
      const provider = await startIdentityProvider(address);
      const folder = join(tmpdir(), `crossover-company-${process.pid}`);
      const server = spawn(process.execPath, ["--import", "tsx", "scripts/test-server.ts"], {
        stdio: ["ignore", "ignore", "inherit"],
        env: {
          ...process.env,
          PORT: String(port),
          CROSSOVER_FOLDER: folder,
          CROSSOVER_NOW: "2026-11-23T12:00:00Z",
          DATABASE_URL: "",
          APP_URL: address,
          AUTH_SECRET: "",
          OIDC_ISSUER: provider.issuer,
          OIDC_CLIENT_ID: provider.clientId,
          OIDC_CLIENT_SECRET: provider.clientSecret,
        },
      });
      await expect
        .poll(
          () =>
            fetch(`${address}/api/ready`).then(
              (answer) => answer.status,
              () => 0,
            ),
          { timeout: 120_000 },
        )
        .toBe(200);
      await use({ address, provider });
      if (server.kill("SIGTERM")) await once(server, "exit");
      await provider.close();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 180_000 },
  ],
});

test.describe.configure({ mode: "serial" });

const button = { name: "Continue with company sign-in" };

test("a member comes in by the company sign-in, back to the page that was asked for", async ({ page, company }) => {
  company.provider.signsIn({ sub: "1", email: "dev.raman@northwind.example", emailVerified: true });
  const refused: string[] = [];
  page.on("console", (line) => line.text().includes("Content Security Policy") && refused.push(line.text()));
  await page.goto(`${company.address}/settings/tokens`);
  await page.getByRole("button", button).click();
  await expect(page.getByRole("heading", { level: 1, name: "API tokens" })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe("/settings/tokens");
  await page.goto(`${company.address}/settings`);
  await expect(page.getByText("dev.raman@northwind.example")).toBeVisible();
  await expect(page.getByText("Manager", { exact: true })).toBeVisible();
  expect(refused).toEqual([]);
});

test("it works without JavaScript too, through the policy's form-action", async ({ browser, company }) => {
  company.provider.signsIn({ sub: "2", email: "mara.lindqvist@northwind.example", emailVerified: true });
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${company.address}/sign-in?next=/settings`);
  await page.getByRole("button", button).click();
  await expect(page).toHaveURL(`${company.address}/settings`);
  await context.close();
});

test("somebody who is no member is told so, and stays outside", async ({ page, company }) => {
  company.provider.signsIn({ sub: "3", email: "stranger@elsewhere.example", emailVerified: true });
  await page.goto(`${company.address}/sign-in`);
  await page.getByRole("button", button).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "nobody here has that verified e-mail address" }),
  ).toBeVisible();
  await page.goto(`${company.address}/workloads`);
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fworkloads$/);
});
