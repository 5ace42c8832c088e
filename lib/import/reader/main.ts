import { createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import type { Reject } from "../../schema/import-check";
import { checkInto } from "./check-file";
import { copyOut } from "./copy-out";
import { stagedFactRows } from "./fact-rows";
import { framed } from "./frames";
import { defaultLimits } from "./limits";
import type { CheckInput, ReaderJob, ReaderMessage, StageRequest } from "./reader-job";
import { rejectsOf } from "./reject-table";
import { openStage } from "./stage";
import { UnmappedFile, UnreadableFile } from "./unreadable-file";
import { watchLimits } from "./watch";

/**
 * The process that reads files of others: one job, told by the first line on stdin. It ends as soon as stdin closes, so
 * that it never outlives the server that started it.
 */
const messages = createWriteStream("", { fd: 3 });
const progressMs = 250;

function say(message: ReaderMessage): Promise<void> {
  return new Promise((resolve) => messages.write(`${JSON.stringify(message)}\n`, () => resolve()));
}

async function check(input: CheckInput): Promise<void> {
  const limits = { ...defaultLimits, ...input.limits };
  watchLimits(input.workFolder, limits, (reason) => void finish({ type: "unreadable", reason }));
  let said = 0;
  const found = await checkInto(input, (rows) => {
    if (performance.now() - said < progressMs) return;
    said = performance.now();
    void say({ type: "rows", rows });
  });
  await finish({ type: "check", check: found });
}

async function answer(workFolder: string, request: StageRequest): Promise<void> {
  const out = framed(process.stdout);
  if (request.task === "rejects") await pipeline(jsonLines(stagedRejects(workFolder)), out);
  else if (request.task === "facts") await pipeline(jsonLines(stagedFactRows({ ...request, workFolder })), out);
  else {
    await copyOut(request.task, request.input, out);
    await new Promise<void>((resolve) => out.end(resolve));
  }
}

async function* stagedRejects(workFolder: string): AsyncGenerator<Reject[]> {
  const stage = await openStage(workFolder, { readOnly: true, spillBytes: defaultLimits.folderBytes });
  try {
    yield* rejectsOf(stage);
  } finally {
    stage.close();
  }
}

async function* jsonLines(pieces: AsyncGenerator<readonly unknown[]>): AsyncGenerator<string> {
  for await (const some of pieces) yield some.map((each) => `${JSON.stringify(each)}\n`).join("");
}

async function finish(message: ReaderMessage): Promise<void> {
  await say(message);
  process.exit(message.type === "check" ? 0 : 1);
}

function failureOf(error: unknown): ReaderMessage {
  if (error instanceof UnmappedFile && error.check) return { type: "unmapped", check: error.check };
  if (error instanceof UnreadableFile) return { type: "unreadable", reason: error.message };
  const message = error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error);
  if (/out of memory|max_temp_directory_size|no space left|ENOSPC/i.test(message))
    return {
      type: "unreadable",
      reason: "Reading the file needs more memory or disk than is allowed. Split it by month.",
    };
  return { type: "failed", message: message.slice(0, 4000) };
}

let stageFolder: string | null = null;
let work: Promise<void> = Promise.resolve();
const asked = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
asked.on("line", (line) => {
  work = work.then(() => take(JSON.parse(line))).catch((error: unknown) => finish(failureOf(error)));
});
asked.on("close", () => process.exit(1));

async function take(message: ReaderJob | StageRequest): Promise<void> {
  if (message.task === "check") await check(message.input);
  else if (message.task === "stage") stageFolder = message.workFolder;
  else if (stageFolder !== null) await answer(stageFolder, message);
}
