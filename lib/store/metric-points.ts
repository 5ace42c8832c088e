import type { Scope } from "@/lib/auth/scope";
import { type LedgerWriter, writeLedger } from "@/lib/db/ledger-writer";
import { Conflict } from "@/lib/errors";
import type { IsoMonth } from "@/lib/ledger/calendar";
import { type ImportCheck, importCheck } from "@/lib/schema/import-check";
import { holdMonth, openMonths } from "./batch-periods";
import { countedBatch, retireCounted } from "./batch-retire";
import { ClosedMonth } from "./import-commit";

type Writer = Scope<"imports:write">;

/** A value of a day as it is stored; `value` is exact decimal text. */
export type NewPoint = {
  day: string;
  teamId: string | null;
  workloadId: string | null;
  metric: string;
  value: string;
};

export type PointsInput = {
  sourceId: string;
  /** What the import is called in the history. */
  name: string;
  points: readonly NewPoint[];
  /** Of the points as they were sent. */
  sha256: string;
  bytes: number;
  idempotencyKey: string | null;
};

/** The import that holds the points; duplicate: they counted already, and nothing was changed. */
export type PointsResult = { importId: string; duplicate: boolean };

/**
 * Adds points to what a source has sent, month by month and all in one transaction: those of the same day, metric, team and
 * workload are replaced, all others stay. Each call is an import of its own, which can be undone. Points that are there with
 * the same values change nothing. Throws ClosedMonth, and Conflict for a key that was used for other points.
 */
export async function addMetricPoints(scope: Writer, input: PointsInput): Promise<PointsResult> {
  const months = [...new Set(input.points.map(({ day }) => day.slice(0, 7)))].sort();
  await openMonths(scope, months);
  return writeLedger<PointsResult>(scope, async (writer) => {
    const { query } = writer;
    // Two calls for one source take turns, so that each adds to what the other one left.
    await query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`crossover.import ${input.sourceId}`]);
    const repeated = await repeatedCall(writer, scope, input);
    if (repeated) return { result: { importId: repeated, duplicate: true }, audit: [] };
    await stagePoints(writer, input.points);
    const changed: { month: IsoMonth; before: string | null }[] = [];
    let counted: string | null = null;
    for (const month of months) {
      const before = await countedBatch(writer, { sourceId: input.sourceId, month });
      if (before && (await isThere(writer, { month, batchId: before.id }))) counted = before.fileId;
      else changed.push({ month, before: before?.id ?? null });
    }
    if (changed.length === 0 && counted) return { result: { importId: counted, duplicate: true }, audit: [] };
    const importId = await createFile(writer, scope, input);
    const batches = [];
    for (const each of changed) batches.push(await writeMonth(writer, { ...each, importId, input }));
    const { name, sha256 } = input;
    const detail = { file: name, sha256, points: input.points.length, batches };
    const audit = { action: "import.commit", entity: "import", entityId: importId, detail };
    return { result: { importId, duplicate: false }, audit };
  });
}

async function repeatedCall({ query }: LedgerWriter, scope: Writer, input: PointsInput): Promise<string | null> {
  if (input.idempotencyKey === null) return null;
  const [row] = await query<{ id: string; same: boolean }>(
    `SELECT id, sha256 = $3 AND source_id = $4 AS same FROM import_file WHERE created_by_id = $1 AND idempotency_key = $2`,
    [scope.userId, input.idempotencyKey, input.sha256, input.sourceId],
  );
  if (row && !row.same) throw new Conflict("This Idempotency-Key was used for other points.");
  return row?.id ?? null;
}

async function stagePoints({ query }: LedgerWriter, points: readonly NewPoint[]): Promise<void> {
  await query(
    `CREATE TEMP TABLE new_point ON COMMIT DROP AS
     SELECT * FROM unnest($1::int[], $2::date[], $3::uuid[], $4::uuid[], $5::text[], $6::numeric(38,18)[])
       AS p (line_no, day, team_id, workload_id, metric, value)`,
    [
      points.map((_, index) => index + 1),
      points.map(({ day }) => day),
      points.map(({ teamId }) => teamId),
      points.map(({ workloadId }) => workloadId),
      points.map(({ metric }) => metric),
      points.map(({ value }) => value),
    ],
  );
}

const sameKey = `p.day = n.day AND p.metric = n.metric AND p.team_id IS NOT DISTINCT FROM n.team_id
  AND p.workload_id IS NOT DISTINCT FROM n.workload_id`;

type MonthBatch = { month: IsoMonth; batchId: string };

/** Whether all new points of a month are in a batch already, with the same values. */
async function isThere({ query }: LedgerWriter, { month, batchId }: MonthBatch): Promise<boolean> {
  const [missing] = await query(
    `SELECT FROM new_point n WHERE date_trunc('month', n.day) = $1::date AND NOT EXISTS (
       SELECT FROM metric_point p WHERE p.billing_month = $1::date AND p.batch_id = $2 AND ${sameKey} AND p.value = n.value)
     LIMIT 1`,
    [`${month}-01`, batchId],
  );
  return missing === undefined;
}

async function createFile({ query }: LedgerWriter, scope: Writer, input: PointsInput): Promise<string> {
  const { sourceId, name, bytes, sha256, idempotencyKey, points } = input;
  const [row] = await query<{ id: string }>(
    `INSERT INTO import_file (source_id, name, bytes, sha256, format, status, idempotency_key, rows_read, found, created_by_id)
     VALUES ($1, $2, $3, $4, 'json', 'committed', $5, $6, $7::jsonb, $8) RETURNING id`,
    [sourceId, name, bytes, sha256, idempotencyKey, points.length, JSON.stringify(checkOf(points)), scope.userId],
  );
  if (!row) throw new Error("An import was not made.");
  return row.id;
}

type MonthToWrite = { month: IsoMonth; before: string | null; importId: string; input: PointsInput };

/** A batch of what the month's batch before it held and the new points, which it then replaces. */
async function writeMonth(writer: LedgerWriter, { month, before, importId, input }: MonthToWrite) {
  const { query } = writer;
  if ((await holdMonth(writer, month)) === "closed") throw new ClosedMonth(month);
  const { sourceId, sha256 } = input;
  const [made] = await query<{ id: string }>(
    `INSERT INTO import_batch (file_id, source_id, billing_month, sha256) VALUES ($1, $2, $3::date, $4) RETURNING id`,
    [importId, sourceId, `${month}-01`, sha256],
  );
  if (!made) throw new Error("A batch was not made.");
  const [written] = await query<{ lines: number }>(
    `WITH point AS (
       SELECT 1 AS part, n.line_no, n.day, n.team_id, n.workload_id, n.metric, n.value FROM new_point n
       WHERE date_trunc('month', n.day) = $1::date
       UNION ALL
       SELECT 0, p.line_no, p.day, p.team_id, p.workload_id, p.metric, p.value FROM metric_point p
       WHERE p.billing_month = $1::date AND p.batch_id = $3 AND NOT EXISTS (SELECT FROM new_point n WHERE ${sameKey})
     ), kept AS (
       INSERT INTO metric_point (billing_month, batch_id, line_no, day, team_id, workload_id, metric, value)
       SELECT $1::date, $2, row_number() OVER (ORDER BY part, line_no), day, team_id, workload_id, metric, value FROM point
       RETURNING 1
     ) SELECT count(*)::int AS lines FROM kept`,
    [`${month}-01`, made.id, before],
  );
  const lines = written?.lines ?? 0;
  const replaces = await retireCounted(writer, {
    batchId: made.id,
    fileId: importId,
    sourceId,
    month,
    target: month,
  });
  await query(
    `UPDATE import_batch SET status = 'committed', committed_at = clock_timestamp(), line_count = $2 WHERE id = $1`,
    [made.id, lines],
  );
  return { batchId: made.id, month, lines, replaces };
}

/** What the check of a file would have found; columns are the fields of a point. */
function checkOf(points: readonly NewPoint[]): ImportCheck {
  const months = [...new Set(points.map(({ day }) => day.slice(0, 7)))].sort();
  const column = (name: keyof NewPoint, target: string) => {
    const filled = points.flatMap((point) => point[name] ?? []);
    return { name: target, target, filled: filled.length / points.length, samples: [...new Set(filled)].slice(0, 3) };
  };
  return importCheck.parse({
    kind: "metrics",
    format: "json",
    focusVersion: null,
    rows: points.length,
    accepted: points.length,
    rejected: 0,
    flagged: 0,
    totals: {},
    months: months.map((month) => {
      const days = points.filter(({ day }) => day.startsWith(month)).map(({ day }) => day);
      const [firstDay = month, lastDay = month] = [days.toSorted()[0], days.toSorted().at(-1)];
      return { month, rows: days.length, flagged: 0, firstDay, lastDay, totals: {} };
    }),
    columns: [column("day", "day"), column("metric", "metric"), column("value", "value")],
    warnings: [],
    flags: [],
    rejects: [],
  });
}
