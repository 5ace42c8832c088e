import { rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import type { IsoMonth } from "../../ledger/calendar";
import { type Reject, reject } from "../../schema/import-check";
import type { StagedFact } from "./fact-rows";
import { unframed } from "./frames";
import { defaultLimits } from "./limits";
import type { CopyInput, CopyTask, StageRequest } from "./reader-job";
import { type ReaderProcess, startReader } from "./reader-process";
import { stageFiles } from "./stage-files";

/** What a check has staged, read by one process until it is closed. */
export type StageReader = {
  /** Every rejected line, by line. */
  rejects(): AsyncGenerator<Reject>;
  /** What rules can see of the lines of a month, by number. */
  facts(month: IsoMonth): Promise<StagedFact[]>;
  /** Text for COPY … FROM STDIN (NULL ''). The stream fails unless all of it was written. */
  copy(task: CopyTask, input: Omit<CopyInput, "workFolder">): Readable;
  close(): Promise<void>;
};

type Running = { reader: ReaderProcess; pieces: AsyncGenerator<Buffer | null, void> };

/**
 * One question at a time: an answer is read to its end, or given up with the process. The process starts at once, so that
 * nobody waits for it at the first question.
 */
export function readStage(workFolder: string, { signal }: { signal?: AbortSignal } = {}): StageReader {
  let running: Running | null = start();
  /** Resolves when the answer before has ended. */
  let last: Promise<void> = Promise.resolve();

  function start(): Running {
    const reader = startReader({ task: "stage", workFolder }, { signal, seconds: defaultLimits.seconds });
    return { reader, pieces: unframed(reader.output) };
  }

  async function close(): Promise<void> {
    const ending = running;
    running = null;
    if (!ending) return;
    ending.reader.stop();
    // What nobody reads would keep its end from being seen.
    ending.reader.output.destroy();
    await ending.reader.finished.catch(() => undefined);
    const { part } = stageFiles(workFolder);
    await Promise.all([0, 1].map((number) => rm(part(number), { force: true })));
  }

  async function* ask(request: StageRequest): AsyncGenerator<Buffer> {
    const before = last;
    let end: () => void = () => undefined;
    last = new Promise((resolve) => {
      end = resolve;
    });
    await before;
    let isWhole = false;
    try {
      running ??= start();
      const { reader, pieces } = running;
      reader.ask(request);
      for (;;) {
        const { value: piece, done } = await pieces.next();
        if (piece) yield piece;
        else if (done) {
          await reader.finished;
          throw new Error("The reading process ended before its answer did.");
        } else {
          isWhole = true;
          return;
        }
      }
    } finally {
      if (!isWhole) await close();
      end();
    }
  }

  async function* lines(request: StageRequest): AsyncGenerator<string> {
    const input = Readable.from(ask(request), { objectMode: false });
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  }

  return {
    rejects: async function* () {
      for await (const line of lines({ task: "rejects" })) yield reject.parse(JSON.parse(line));
    },
    facts: async (month) => {
      const found: StagedFact[] = [];
      for await (const line of lines({ task: "facts", month })) found.push(JSON.parse(line));
      return found;
    },
    copy: (task, input) => Readable.from(ask({ task, input: { ...input, workFolder } }), { objectMode: false }),
    close,
  };
}
