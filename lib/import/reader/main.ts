import { createWriteStream } from "node:fs";
import { checkInto } from "./check-file";
import { copyOut } from "./copy-out";
import { stagedFactRows } from "./fact-rows";
import { defaultLimits } from "./limits";
import type { ReaderJob, ReaderMessage } from "./reader-job";
import { rejectsOf } from "./reject-table";
import { openStage } from "./stage";
import { UnreadableFile } from "./unreadable-file";
import { watchLimits } from "./watch";

/**
 * The process that reads files of others: one job, asked for by one line on stdin. It ends as soon as stdin closes, so
 * that it never outlives the server that started it.
 */
const messages = createWriteStream("", { fd: 3 });
const progressMs = 250;

function say(message: ReaderMessage): Promise<void> {
  return new Promise((resolve) => messages.write(`${JSON.stringify(message)}\n`, () => resolve()));
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once("drain", resolve));
}

async function run(job: ReaderJob): Promise<ReaderMessage> {
  switch (job.task) {
    case "check": {
      const limits = { ...defaultLimits, ...job.input.limits };
      watchLimits(job.input.workFolder, limits, (reason) => void finish({ type: "unreadable", reason }));
      let said = 0;
      const check = await checkInto(job.input, (rows) => {
        if (performance.now() - said < progressMs) return;
        said = performance.now();
        void say({ type: "rows", rows });
      });
      return { type: "check", check };
    }
    case "rejects": {
      const stage = await openStage(job.workFolder, { readOnly: true, spillBytes: defaultLimits.folderBytes });
      for await (const some of rejectsOf(stage)) await write(some.map((each) => `${JSON.stringify(each)}\n`).join(""));
      return { type: "done" };
    }
    case "facts":
      for await (const some of stagedFactRows(job))
        await write(some.map((each) => `${JSON.stringify(each)}\n`).join(""));
      return { type: "done" };
    default:
      await copyOut(job.task, job.input, process.stdout);
      return { type: "done" };
  }
}

async function finish(message: ReaderMessage): Promise<void> {
  await say(message);
  await new Promise((resolve) => process.stdout.write("", resolve));
  process.exit(message.type === "check" || message.type === "done" ? 0 : 1);
}

function failureOf(error: unknown): ReaderMessage {
  if (error instanceof UnreadableFile) return { type: "unreadable", reason: error.message };
  const message = error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error);
  if (/out of memory|max_temp_directory_size|no space left|ENOSPC/i.test(message))
    return {
      type: "unreadable",
      reason: "Reading the file needs more memory or disk than is allowed. Split it by month.",
    };
  return { type: "failed", message: message.slice(0, 4000) };
}

let asked = "";
let begun = false;
process.stdin.setEncoding("utf8");
process.stdin.on("data", (text) => {
  if (begun) return;
  asked += text;
  if (!asked.endsWith("\n")) return;
  begun = true;
  const job: ReaderJob = JSON.parse(asked);
  run(job).then(finish, (error: unknown) => finish(failureOf(error)));
});
process.stdin.on("end", () => process.exit(1));
