import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { environment } from "./environment";
import { Failure } from "./failure";
import { packageFile, runTool } from "./node-tool";

const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const macApplications = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The browser for tests: undefined stands for the one Playwright installed itself. Looks on this machine first. */
export async function browserPath(): Promise<string | undefined> {
  const given = environment.CHROME_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new Failure(`CHROME_PATH names ${given}, which does not exist.`);
  }
  if (existsSync(chromium.executablePath())) return undefined;
  const installed = findInstalled();
  if (installed) return installed;
  await runTool([packageFile("@playwright/test", "cli.js"), "install", "chromium"]);
  if (existsSync(chromium.executablePath())) return undefined;
  if (process.getuid?.() === 0) {
    const quiet = { stdio: "ignore", env: { ...environment, DEBIAN_FRONTEND: "noninteractive" } } as const;
    spawnSync("apt-get", ["update", "-q"], quiet);
    spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], quiet);
  }
  const late = findInstalled();
  if (late) return late;
  throw new Failure(
    "No browser for the tests: install Chromium or Chrome, or run `npx playwright install chromium`, or set CHROME_PATH.",
  );
}

function findInstalled(): string | undefined {
  const folders = (environment.PATH ?? "").split(delimiter).concat("/usr/bin", "/usr/local/bin");
  const candidates = folders.flatMap((folder) => commands.map((command) => join(folder, command)));
  return [...candidates, ...macApplications].find((path) => existsSync(path));
}

/** Root cannot use Chromium's sandbox; and a test browser calls nobody but the server under test. */
export function browserArguments(): string[] {
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return [...asRoot, "--disable-background-networking"];
}
