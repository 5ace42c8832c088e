import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ReaderLimits } from "./limits";

const everyMs = 200;

/** Calls `exceeded` once, with a reason for the user, when this process or its work folder outgrows the limits. */
export function watchLimits(workFolder: string, limits: ReaderLimits, exceeded: (reason: string) => void): () => void {
  const begun = performance.now();
  let isOver = false;
  const look = async () => {
    const reason = await excess(workFolder, limits, (performance.now() - begun) / 1000);
    if (reason === null || isOver) return;
    isOver = true;
    clearInterval(timer);
    exceeded(reason);
  };
  const timer = setInterval(() => void look().catch(() => undefined), everyMs);
  timer.unref();
  return () => {
    isOver = true;
    clearInterval(timer);
  };
}

async function excess(workFolder: string, limits: ReaderLimits, seconds: number): Promise<string | null> {
  if (seconds > limits.seconds) return `Reading the file took longer than ${limits.seconds} seconds.`;
  if (process.memoryUsage.rss() > limits.memoryBytes)
    return `Reading the file needs more than ${Math.floor(limits.memoryBytes / 1024 / 1024)} MB of memory.`;
  if ((await bytesBelow(workFolder)) > limits.folderBytes)
    return `Reading the file needs more than ${limits.folderBytes} bytes on disk.`;
  return null;
}

async function bytesBelow(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) bytes += await bytesBelow(path);
    else
      bytes += await stat(path).then(
        ({ size }) => size,
        () => 0,
      );
  }
  return bytes;
}
