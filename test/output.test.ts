import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

/** Once it is told that nobody reads, it writes twenty lines and says how many exceptions nobody caught. */
const writer = `
  import { outliveReaders } from "./scripts/output.ts";
  let uncaught = 0;
  let left = 20;
  process.on("uncaughtException", () => { uncaught += 1; });
  if (process.argv.includes("outlive")) outliveReaders();
  process.on("message", () => setInterval(() => {
    if (left-- > 0) process.stdout.write("line\\n");
    else process.send(uncaught, () => process.exit(0));
  }, 5));
  console.log("begun");`;

async function uncaughtOf(...flags: string[]): Promise<unknown> {
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", writer, "--", ...flags], {
    stdio: ["ignore", "pipe", "ignore", "ipc"],
  });
  const { stdout } = child;
  if (stdout === null) throw new Error("The process has no output.");
  await once(stdout, "data");
  stdout.destroy();
  await once(stdout, "close");
  child.send("nobody reads");
  const [uncaught] = await once(child, "message");
  return uncaught;
}

test("a line that nobody reads is no exception; without a listener it is one", async () => {
  const [outliving, usual] = await Promise.all([uncaughtOf("outlive"), uncaughtOf()]);
  expect(usual).toBeGreaterThan(0);
  expect(outliving).toBe(0);
});
