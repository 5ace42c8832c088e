import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { readFile, readlink } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** What a running server says about itself in its data folder. */
export type Postmaster = { pid: number; port: number };

export async function readPostmaster(data: string): Promise<Postmaster | null> {
  const text = await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "");
  const [pid, , , port] = text.split("\n").map(Number);
  return pid && port ? { pid, port } : null;
}

/** False for a process that has ended but whose parent has not asked for its exit status: in a container it may never. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  return !hasEnded(pid);
}

function hasEnded(pid: number): boolean {
  if (process.platform !== "linux") return false;
  try {
    // The state follows the command's name, which stands in parentheses and may hold any character.
    const [state] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").slice(-1);
    return /^[ZX]/.test(state ?? "");
  } catch {
    return true;
  }
}

/** Process ids are reused: only a process that runs `postgres` on this data folder is the server. */
export async function servesFolder(pid: number, data: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === "win32") return true;
  if (process.platform === "linux") {
    const executable = await readlink(`/proc/${pid}/exe`).catch(() => "");
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    return /^postgres( \(deleted\))?$/.test(basename(executable)) && command.split("\0").includes(data);
  }
  try {
    const command = execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return command.includes("/postgres ") && command.includes(data);
  } catch {
    return false;
  }
}

/** Stops a server: politely, then firmly, then at once; always within about 25 seconds. */
export async function stopServer(pid: number): Promise<void> {
  const steps = [
    ["SIGINT", 15_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ] as const;
  for (const [signal, limit] of steps) {
    if (!isAlive(pid)) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await until(() => !isAlive(pid), limit)) return;
  }
}

/** Asks every 25 ms; false when `limit` milliseconds passed first. */
export async function until(condition: () => boolean | Promise<boolean>, limit: number): Promise<boolean> {
  const end = Date.now() + limit;
  while (!(await condition())) {
    if (Date.now() > end) return false;
    await sleep(25);
  }
  return true;
}
