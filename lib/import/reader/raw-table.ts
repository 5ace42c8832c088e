import { type CsvHeader, columnNames, csvHeader } from "./csv-header";
import { type RecordBatch, recordReader } from "./csv-records";
import type { FileFormat } from "./file-format";
import type { ReaderLimits } from "./limits";
import { type RecordParts, recordParts } from "./record-parts";
import { rejectWriter } from "./reject-table";
import { identifier, isWide, literal, stageFormat } from "./sql-text";
import { countOf, type Stage, textOf } from "./stage";
import { stageFiles } from "./stage-files";
import { textBytes } from "./text-bytes";
import { UnreadableFile } from "./unreadable-file";

/**
 * A file whose columns are staged as text in the view `raw`: c0 and on, with the number of its line in n. NULL, null and
 * empty are null.
 */
export type RawTable = {
  names: string[];
  rows: number;
  /** Rejected because they could not be told apart into fields. */
  brokenLines: number;
  /** Columns that the file keeps as binary floating point. */
  floats: string[];
  /** Columns that the file keeps as instants, so that no zone is missing in their text. */
  instants: string[];
};

export type RawInput = {
  path: string;
  format: FileFormat;
  workFolder: string;
  limits: ReaderLimits;
  onProgress: (rows: number) => void;
};

export async function stageRaw(stage: Stage, input: RawInput): Promise<RawTable> {
  return input.format === "parquet" ? rawOfParquet(stage, input) : rawOfText(stage, input);
}

async function rawOfText(stage: Stage, input: RawInput): Promise<RawTable> {
  const { names, rows, brokenLines } = await stageRecords(stage, input);
  if (rows + brokenLines === 0) throw new UnreadableFile("The file has column names but no lines below them.");
  await requireRows(stage, rows);
  return { names, rows, brokenLines, floats: [], instants: [] };
}

/** The parts of the stage under one name; without any, as many columns without rows. */
async function nameRaw(stage: Stage, parts: readonly string[], columns: number): Promise<void> {
  const none = Array.from({ length: columns }, (_, index) => `'' AS c${index}`);
  await stage.run(
    parts.length > 0
      ? `CREATE TEMP VIEW raw AS SELECT * FROM read_parquet([${parts.map(literal).join(", ")}])`
      : `CREATE TEMP VIEW raw AS SELECT 0::BIGINT AS n, ${none.join(", ")} WHERE false`,
  );
}

/** Every record that was told apart has to arrive: a reader that loses one would lose money unseen. */
async function requireRows(stage: Stage, rows: number): Promise<void> {
  const [found] = await stage.rows(`SELECT count(*) AS rows FROM raw`);
  if (countOf(found?.rows) !== rows) throw new Error(`Of ${rows} records ${countOf(found?.rows)} were staged.`);
}

type StagedRecords = { names: string[]; rows: number; brokenLines: number };

/** Tells the text apart into records; while that goes on, DuckDB stages the part before. */
async function stageRecords(
  stage: Stage,
  { path, format, workFolder, limits, onProgress }: RawInput,
): Promise<StagedRecords> {
  const rejects = await rejectWriter(stage);
  const found: StagedRecords = { names: [], rows: 0, brokenLines: 0 };
  const pieces = textBytes(path, format, limits);
  let parts: RecordParts | null = null;
  try {
    const { header, rest } = await readHeader(pieces, limits);
    found.names = header.names;
    await stage.settle(isWide(header.names.length) ? 1 : 2);
    const staged = recordParts(stage, { workFolder, columns: header.names.length, lineBytes: limits.lineBytes });
    parts = staged;
    const take = async (batch: RecordBatch): Promise<void> => {
      await staged.add(batch);
      found.rows += batch.lines;
      found.brokenLines += batch.broken.length;
      for (const { line, value, reason } of batch.broken) rejects.add({ line, column: "", value, reason });
      if (batch.broken.length > 0) rejects.flush();
      if (found.rows + found.brokenLines > limits.rows)
        throw new UnreadableFile(`The file has more than ${limits.rows} lines. Split it by month.`);
      onProgress(found.rows + found.brokenLines);
    };
    const reader = recordReader({ columns: header.names.length, lineBytes: limits.lineBytes, line: header.line });
    await take(reader.push(rest));
    for await (const piece of pieces) await take(reader.push(piece));
    await take(reader.end());
    await nameRaw(stage, await staged.finish(), header.names.length);
  } finally {
    await pieces.return(undefined);
    await parts?.close();
    rejects.close();
  }
  return found;
}

/** The header, and what was read behind it. */
async function readHeader(
  pieces: AsyncGenerator<Uint8Array>,
  limits: ReaderLimits,
): Promise<{ header: CsvHeader; rest: Uint8Array }> {
  let head: Uint8Array = new Uint8Array(0);
  for (;;) {
    const { value, done } = await pieces.next();
    if (!done) head = Buffer.concat([head, value]);
    if (done && head.length === 0) throw new UnreadableFile("The file is empty.");
    const header = csvHeader(head, done ?? false, limits);
    if (header) return { header, rest: head.subarray(header.next) };
    if (done) throw new UnreadableFile("The file is empty.");
  }
}

async function rawOfParquet(stage: Stage, { path, workFolder, limits, onProgress }: RawInput): Promise<RawTable> {
  const files = stageFiles(workFolder);
  const parquet = `read_parquet(${literal(path)}, binary_as_string = true, file_row_number = true)`;
  const described = await damaged(stage.rows(`DESCRIBE SELECT * EXCLUDE (file_row_number) FROM ${parquet}`));
  const columns = described.map((row) => ({
    name: textOf(row.column_name) ?? "",
    type: textOf(row.column_type) ?? "",
  }));
  const names = columnNames(
    columns.map(({ name }) => name),
    limits,
  );
  await stage.settle(isWide(names.length) ? 1 : 2);
  const [counted] = await damaged(
    stage.rows(`SELECT sum(num_rows) AS rows FROM parquet_file_metadata(${literal(path)})`),
  );
  const rows = countOf(counted?.rows);
  if (rows === 0) throw new UnreadableFile("The file has columns but no rows.");
  if (rows > limits.rows) throw new UnreadableFile(`The file has more than ${limits.rows} lines. Split it by month.`);
  const texts = columns.map(({ name, type }, index) => `${textOfColumn(identifier(name), type)} AS c${index}`);
  await damaged(
    stage.run(`COPY (SELECT file_row_number + 1 AS n, ${texts.join(", ")} FROM ${parquet})
      TO ${literal(files.rawPart(0))} (${stageFormat(names.length)})`),
  );
  await nameRaw(stage, [files.rawPart(0)], names.length);
  await requireRows(stage, rows);
  onProgress(rows);
  const ofType = (kind: RegExp) => columns.filter(({ type }) => kind.test(type)).map(({ name }) => name.trim());
  return { names, rows, brokenLines: 0, floats: ofType(/^(FLOAT|DOUBLE)$/), instants: ofType(/^TIMESTAMP/) };
}

/** A value of any type as the text a CSV would have; NUL cannot be kept by Postgres. */
function textOfColumn(column: string, type: string): string {
  const text = /^(MAP|STRUCT)|\[\d*\]$/.test(type)
    ? `CAST(to_json(${column}) AS VARCHAR)`
    : `replace(CAST(${column} AS VARCHAR), ${/^(FLOAT|DOUBLE)$/.test(type) ? "'e+', 'e'" : "chr(0), ''"})`;
  return `nullif(nullif(${text}, ''), 'NULL')`;
}

/** What DuckDB cannot read of a Parquet file is the file's fault, but not what the limits stop. */
async function damaged<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    if (/^(Out of Memory|IO Error.*(space|temp))/i.test(message)) throw error;
    throw new UnreadableFile("The Parquet file is damaged: it cannot be read to its end.");
  }
}
