import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Readable } from "node:stream";
import type { ReaderJob, ReaderMessage, StageRequest } from "./reader-job";
import { UnmappedFile, UnreadableFile } from "./unreadable-file";

export type ReaderProcess = {
  output: Readable;
  /** Resolves with its last word once the process has ended; rejects when it failed or was stopped. */
  finished: Promise<ReaderMessage>;
  /** Asks of the stage that the job names. */
  ask(request: StageRequest): void;
  stop(): void;
};

type Options = { signal?: AbortSignal | undefined; seconds: number; onRows?: ((rows: number) => void) | undefined };

const program = join(process.cwd(), "lib", "import", "reader", "main.ts");

/** Transpiled as CommonJS, modules load in half the time that they take through the hooks of `--import tsx`. */
const run = ["--require", "tsx/cjs", "--eval", `require(${JSON.stringify(program)})`];

/** Starts the reading process for one job, with no settings or secrets of ours in its environment. */
export function startReader(job: ReaderJob, { signal, seconds, onRows }: Options): ReaderProcess {
  signal?.throwIfAborted();
  const child = spawn(process.execPath, ["--max-old-space-size=256", ...run], {
    cwd: process.cwd(),
    env: { NODE_ENV: "production", TZ: "UTC", MALLOC_ARENA_MAX: "2" },
    stdio: ["pipe", "pipe", "pipe", "pipe"],
  });
  const stop = () => {
    child.kill("SIGKILL");
  };
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    stop();
  }, seconds * 1000);
  signal?.addEventListener("abort", stop, { once: true });
  // A process that has ended takes no more of its job; its end is told by `finished`.
  child.stdin.on("error", () => undefined);
  const write = (message: ReaderJob | StageRequest) => void child.stdin.write(`${JSON.stringify(message)}\n`);
  write(job);

  let last: ReaderMessage | null = null;
  const messages = child.stdio[3];
  if (messages && "setEncoding" in messages)
    onLines(messages, (line) => {
      const message: ReaderMessage = JSON.parse(line);
      if (message.type === "rows") onRows?.(message.rows);
      else last = message;
    });
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints = (complaints + text).slice(-4000);
  });

  const finished = new Promise<ReaderMessage>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, killedBy) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      if (signal?.aborted) reject(signal.reason);
      else if (isLate) reject(new UnreadableFile(`Reading the file took longer than ${seconds} seconds.`));
      else if (last?.type === "unreadable") reject(new UnreadableFile(last.reason));
      else if (last?.type === "unmapped") reject(new UnmappedFile(last.check.problem ?? "", last.check));
      else if (last?.type === "failed") reject(new Error(`Reading failed: ${last.message}`));
      else if (last === null || code !== 0)
        reject(new Error(`The reading process ended with ${killedBy ?? code}: ${complaints}`));
      else resolve(last);
    });
  });
  // Whoever reads the output learns of a failure there first.
  finished.catch(() => undefined);
  return { output: child.stdout, finished, ask: write, stop };
}

function onLines(stream: Readable, take: (line: string) => void): void {
  let rest = "";
  stream.setEncoding("utf8").on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    lines.forEach(take);
  });
}
