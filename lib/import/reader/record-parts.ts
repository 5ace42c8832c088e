import { type FileHandle, open, rm } from "node:fs/promises";
import type { RecordBatch } from "./csv-records";
import { isWide, literal, stageFormat } from "./sql-text";
import type { Stage } from "./stage";
import { stageFiles } from "./stage-files";

/** Records on their way into the stage: the next part is written while DuckDB takes the one before. */
export type RecordParts = {
  add(batch: RecordBatch): Promise<void>;
  /** Stages what is left, and gives all that was staged. */
  finish(): Promise<string[]>;
  /** Waits for what is under way and lets go of what was not finished. */
  close(): Promise<void>;
};

const partBytes = 32 * 1024 * 1024;

type Part = { number: number; file: FileHandle; bytes: number; hasBreaks: boolean };

export function recordParts(
  stage: Stage,
  { workFolder, columns, lineBytes }: { workFolder: string; columns: number; lineBytes: number },
): RecordParts {
  const files = stageFiles(workFolder);
  const types = Array.from({ length: columns }, (_, index) => `'c${index}': 'VARCHAR'`).join(", ");
  let part: Part | null = null;
  let count = 0;
  let staging: Promise<void> = Promise.resolve();

  async function stagePart({ number, hasBreaks }: Part): Promise<void> {
    // Quoted line breaks keep DuckDB from cutting the file where it likes, many columns from two shares in memory.
    await stage.run(`COPY (SELECT * FROM read_csv(${literal(files.records(number))}, auto_detect = false, header = false,
      delim = ',', quote = '"', escape = '"', new_line = '\\n', columns = {'n': 'BIGINT', ${types}},
      nullstr = ['', 'NULL', 'null'], buffer_size = ${8 * lineBytes}, max_line_size = ${2 * lineBytes},
      parallel = ${!hasBreaks && !isWide(columns)})) TO ${literal(files.rawPart(number))} (${stageFormat(columns)})`);
    await rm(files.records(number));
  }

  async function next(): Promise<void> {
    if (!part) return;
    const full = part;
    part = null;
    await full.file.close();
    await staging;
    staging = stagePart(full);
    // Whoever waits for it learns of a failure then.
    staging.catch(() => undefined);
  }

  return {
    add: async ({ text, hasBreaks }) => {
      if (text.length === 0) return;
      if (!part) {
        part = { number: count, file: await open(files.records(count), "wx", 0o600), bytes: 0, hasBreaks: false };
        count += 1;
      }
      await part.file.write(text);
      part.bytes += text.length;
      part.hasBreaks ||= hasBreaks;
      if (part.bytes >= partBytes) await next();
    },
    finish: async () => {
      await next();
      await staging;
      return Array.from({ length: count }, (_, number) => files.rawPart(number));
    },
    close: async () => {
      await staging.catch(() => undefined);
      await part?.file.close();
    },
  };
}
