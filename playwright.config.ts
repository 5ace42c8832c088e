import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { browserArguments, browserPath } from "./scripts/browser";
import { freePort } from "./scripts/postgres/port";

// Workers read this file again: they must come to the same server.
process.env.CROSSOVER_TEST_PORT ??= String(await freePort());
process.env.CROSSOVER_TEST_FOLDER ??= join(tmpdir(), `crossover-browser-${process.pid}`);
const port = process.env.CROSSOVER_TEST_PORT;
const address = `http://127.0.0.1:${port}`;
const executablePath = await browserPath();

export default defineConfig({
  testDir: "e2e",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 3,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: address,
    timezoneId: "Asia/Kathmandu",
    locale: "en-US",
    // A trace of every test, kept for the one that fails, costs more than the tests themselves.
    screenshot: "only-on-failure",
    launchOptions: { args: browserArguments(), ...(executablePath && { executablePath }) },
  },
  webServer: {
    command: `"${process.execPath}" --import tsx scripts/test-server.ts`,
    url: `${address}/api/ready`,
    timeout: 300_000,
    stdout: "ignore",
    stderr: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    env: {
      PORT: port,
      CROSSOVER_FOLDER: process.env.CROSSOVER_TEST_FOLDER,
      CROSSOVER_NOW: "2026-11-23T12:00:00Z",
      DATABASE_URL: "",
      APP_URL: "",
      AUTH_SECRET: "",
    },
  },
});
