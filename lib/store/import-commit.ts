import type { Scope } from "@/lib/auth/scope";
import { type LedgerWriter, partitionsOf, writeLedger } from "@/lib/db/ledger-writer";
import type { AuditEntry } from "@/lib/db/transaction";
import { Conflict, NotFound } from "@/lib/errors";
import type { IsoMonth } from "@/lib/ledger/calendar";
import type { ImportCheck } from "@/lib/schema/import-check";
import type { BatchContent } from "./batch-content";
import { identityOf } from "./batch-identity";
import { currentRules, holdRules, ownersOf, remapBatch } from "./batch-owners";
import { holdMonth, MonthMissing, nextOpenMonth, openMonths } from "./batch-periods";
import { countedBatch, finishBatch, retireCounted, sumsOf } from "./batch-retire";
import { insertFacts, insertRollups } from "./batch-sums";

type Writer = Scope<"imports:write">;

export type CommitInput = { importId: string; check: ImportCheck; content: BatchContent; signal?: AbortSignal };

/** What became of a file: it counts now, or it counted already as this other import. */
export type CommitResult = { duplicateOf: string | null };

/** A file of metrics has no amounts that a correction could be made of. */
export class ClosedMonth extends Conflict {
  constructor(month: IsoMonth) {
    super(`${month} is closed, and metrics of a closed month do not change.`);
  }
}

type Written = { result: CommitResult; audit: AuditEntry | readonly AuditEntry[] };

type ImportRow = { id: string; sourceId: string; source: string; name: string; sha256: string };
type WrittenBatch = { batchId: string; month: IsoMonth; target: IsoMonth; lines: number; retired: string[] };

/**
 * Switches a checked file on: the batches of all its months in one transaction, or none of them. A month that the file
 * counts in already is left alone; an open month's older batch is replaced; a closed month gets corrections.
 */
export async function commitImport(scope: Writer, input: CommitInput): Promise<CommitResult> {
  const months = input.check.months.map(({ month }) => month);
  await openMonths(scope, months);
  for (let attempt = 1; ; attempt++) {
    try {
      return await commitOnce(scope, input);
    } catch (error) {
      if (error instanceof MonthMissing) await openMonths(scope, [error.month]);
      // Somebody else committed the same file at the same moment: now it is found as counted.
      else if (attempt > 3 || !isUniqueViolation(error)) throw error;
    }
  }
}

async function commitOnce(scope: Writer, { importId, check, content, signal }: CommitInput): Promise<CommitResult> {
  return writeLedger(scope, async (writer): Promise<Written> => {
    const file = await importRow(writer, importId);
    // Two files of one source take turns, so that each sees what the other one left.
    await writer.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`crossover.import ${file.sourceId}`]);
    const rules = await currentRules(writer);
    const written: WrittenBatch[] = [];
    const countedIn = new Set<string>();
    for (const { month } of check.months) {
      const counted = await countedBatch(writer, { sourceId: file.sourceId, month });
      if (counted?.sha256 === file.sha256) countedIn.add(counted.fileId);
      else written.push(await writeMonth(writer, { file, month, check, content, signal, rules: rules.mapping }));
    }
    const [duplicateOf] = countedIn;
    if (written.length === 0 && duplicateOf !== undefined) return { result: { duplicateOf }, audit: [] };
    const latest = await holdRules(writer);
    if (latest.version !== rules.version) {
      for (const { batchId, month, target } of check.kind === "metrics" ? [] : written) {
        await remapBatch(writer, { month: target, batchId, corrects: month !== target }, latest.mapping);
      }
    }
    const done = await writer.query(
      `UPDATE import_file SET status = 'committed', failure = NULL, updated_at = clock_timestamp()
       WHERE id = $1 AND status = 'committing' RETURNING id`,
      [importId],
    );
    if (done.length === 0) throw new Conflict("This import was cancelled meanwhile.");
    const { source, name, sha256 } = file;
    const batches = written.map(({ batchId, month, target, lines, retired }) => ({
      batchId,
      month,
      lines,
      ...(month === target ? { replaces: retired } : { bookedIn: target, corrects: retired }),
    }));
    const detail = { source, file: name, sha256, rejected: check.rejected, batches };
    return {
      result: { duplicateOf: null },
      audit: { action: "import.commit", entity: "import", entityId: importId, detail },
    };
  });
}

async function importRow({ query }: LedgerWriter, importId: string): Promise<ImportRow> {
  const [row] = await query<ImportRow>(
    `SELECT f.id, f.source_id AS "sourceId", s.name AS source, f.name, f.sha256
     FROM import_file f JOIN bill_source s ON s.id = f.source_id WHERE f.id = $1`,
    [importId],
  );
  if (!row) throw new NotFound("import");
  return row;
}

type MonthToWrite = {
  file: ImportRow;
  month: IsoMonth;
  check: ImportCheck;
  content: BatchContent;
  signal: AbortSignal | undefined;
  rules: Parameters<typeof ownersOf>[1];
};

async function writeMonth(writer: LedgerWriter, work: MonthToWrite): Promise<WrittenBatch> {
  const { file, month, check } = work;
  const isClosed = (await holdMonth(writer, month)) === "closed";
  if (isClosed && check.kind === "metrics") throw new ClosedMonth(month);
  const target = isClosed ? await nextOpenMonth(writer, month) : month;
  const correctsMonth = isClosed ? month : null;
  const [made] = await writer.query<{ id: string }>(
    `INSERT INTO import_batch (file_id, source_id, billing_month, sha256, corrects_month)
     VALUES ($1, $2, $3::date, $4, $5::date) RETURNING id`,
    [file.id, file.sourceId, `${target}-01`, identityOf(file.sha256, correctsMonth), correctsMonth && `${month}-01`],
  );
  if (!made) throw new Error("A batch was not made.");
  const batch = { batchId: made.id, month, target };
  const retired = await retireCounted(writer, { ...batch, fileId: file.id, sourceId: file.sourceId });
  if (check.kind === "metrics") return { ...batch, retired, lines: await writeMetrics(writer, batch, work) };
  await writeCosts(writer, batch, work);
  const { lines, totals } = await finishBatch(writer, { id: made.id, month: target });
  const expected = check.months.find((each) => each.month === month);
  const rollups = await sumsOf(writer, partitionsOf(target).rollups, made.id);
  const same = [rollups.totals, expected?.totals].every((each) => sameTotals(each, totals));
  if (!same || lines !== expected?.rows || rollups.lines !== lines) {
    throw new Error(`What was written of ${month} differs from what was checked.`);
  }
  return { ...batch, retired, lines };
}

type Batch = { batchId: string; month: IsoMonth; target: IsoMonth };

async function writeCosts(
  writer: LedgerWriter,
  { batchId, month, target }: Batch,
  { content, signal, rules }: MonthToWrite,
): Promise<void> {
  const corrects = month !== target;
  const tables = partitionsOf(target);
  const owners = ownersOf(await content.factsToMap(month), rules);
  const input = { month: target, batchId, owners, ...(corrects ? { correctsMonth: month } : {}) };
  const into = (table: string, columns: readonly string[]) =>
    `COPY ${table} (${columns.join(", ")}) FROM STDIN (NULL '')`;
  await writer.copyToPartition(into(tables.lines, content.columns.lines), content.lines(input), signal);
  if (!corrects) {
    await writer.copyToPartition(into(tables.facts, content.columns.facts), content.facts(input), signal);
    await writer.copyToPartition(into(tables.rollups, content.columns.rollups), content.rollups(input), signal);
    return;
  }
  // A closed month's days stay as they were reported: its corrections are booked on the month that takes them.
  await writer.onPartitions(
    `UPDATE ${tables.lines} SET day = $2::date, charge = 'adjustment', charge_class = 'Correction' WHERE batch_id = $1`,
    [batchId, `${target}-01`],
  );
  await writer.onPartitions(insertFacts(tables, "batch_id = $1"), [batchId]);
  await writer.onPartitions(insertRollups(tables, "batch_id = $1"), [batchId]);
}

/** COPY does not go through row-level security, so that metrics come by way of a temporary table. */
async function writeMetrics(
  { query, copy }: LedgerWriter,
  { batchId, target }: Batch,
  { content, signal, check }: MonthToWrite,
): Promise<number> {
  const columns = content.columns.metrics.join(", ");
  await query("CREATE TEMP TABLE IF NOT EXISTS staged_metric (LIKE metric_point) ON COMMIT DROP");
  const source = content.metrics({ month: target, batchId, owners: [] });
  const lines = await copy(`COPY staged_metric (${columns}) FROM STDIN (NULL '')`, source, signal);
  await query(`INSERT INTO metric_point (${columns}) SELECT ${columns} FROM staged_metric WHERE batch_id = $1`, [
    batchId,
  ]);
  await query(
    `UPDATE import_batch SET status = 'committed', committed_at = clock_timestamp(), line_count = $2 WHERE id = $1`,
    [batchId, lines],
  );
  if (lines !== check.months.find(({ month }) => month === target)?.rows) {
    throw new Error(`What was written of ${target} differs from what was checked.`);
  }
  return lines;
}

function sameTotals(left: unknown, right: unknown): boolean {
  return JSON.stringify(entriesOf(left)) === JSON.stringify(entriesOf(right));
}

/** The same totals are the same text, whatever the order of their keys. */
function entriesOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, each]) => [key, entriesOf(each)]);
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23505";
}
