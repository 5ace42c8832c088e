import { type DuckDBAppender, DuckDBInstance, type DuckDBValue } from "@duckdb/node-api";
import { literal } from "./sql-text";
import { stageFiles } from "./stage-files";

export type StageRow = Readonly<Record<string, unknown>>;

export type Stage = {
  /** Adds rows to a table, also while a stream is read. */
  appender(table: string): Promise<DuckDBAppender>;
  /** Adds rows to a temporary table; not while a stream is read. */
  temporaryAppender(table: string): Promise<DuckDBAppender>;
  /** Divides the memory by so many threads; until then there are two. No setting changes after it. */
  settle(threads: 1 | 2): Promise<void>;
  run(sql: string): Promise<void>;
  rows(sql: string): Promise<StageRow[]>;
  /** Rows in pieces, for results of any length. */
  stream(sql: string): AsyncGenerator<readonly (readonly DuckDBValue[])[]>;
  close(): void;
};

/** DuckDB with little memory, no network, no extensions and no file but those of the work folder and the one to read. */
export async function openStage(
  workFolder: string,
  { file, readOnly, spillBytes }: { file?: string; readOnly: boolean; spillBytes: number },
): Promise<Stage> {
  const files = stageFiles(workFolder);
  const instance = await DuckDBInstance.create(files.database, {
    memory_limit: "256MB",
    threads: "2",
    temp_directory: files.spill,
    max_temp_directory_size: `${Math.floor(spillBytes / 1024 / 1024)}MiB`,
    preserve_insertion_order: "false",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    ...(readOnly && { access_mode: "READ_ONLY" }),
  });
  const connection = await instance.connect();
  const run = async (sql: string) => {
    await connection.run(sql);
  };
  await run("SET TimeZone = 'UTC'");
  await run(`SET allowed_directories = [${literal(workFolder)}]`);
  if (file !== undefined) await run(`SET allowed_paths = [${literal(file)}]`);
  await run("SET enable_external_access = false");
  const settle = async (threads: number) => {
    await run(`SET threads = ${threads}`);
    // What DuckDB counts is half of what it takes; a wide file needs more of it at once, and has fewer lines.
    if (threads === 2) await run("SET memory_limit = '128MB'");
    await run("SET lock_configuration = true");
  };
  if (readOnly) await settle(2);
  const writer = await instance.connect();
  return {
    appender: (table) => writer.createAppender(table),
    temporaryAppender: (table) => connection.createAppender(table, "main", "temp"),
    settle,
    run,
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
    stream: async function* (sql) {
      const result = await connection.stream(sql);
      for await (const chunk of result) yield chunk.getRows();
    },
    close: () => {
      writer.closeSync();
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** A count that SQL gives as text, because it may be longer than a number holds exactly. */
export function countOf(value: unknown): number {
  return Number(value ?? 0);
}

/** A text or null of SQL. */
export function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
