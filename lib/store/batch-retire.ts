import { type LedgerWriter, partitionsOf } from "@/lib/db/ledger-writer";
import type { IsoMonth } from "@/lib/ledger/calendar";
import { isReversal, isReversed, reversalOf } from "./batch-identity";
import { holdMonth } from "./batch-periods";
import { insertFacts, insertRollups } from "./batch-sums";

/** What counts for a source and month: in its own month, or as a correction in a later one. */
export type CountedBatch = {
  id: string;
  fileId: string;
  /** Where its lines lie. */
  month: IsoMonth;
  correctsMonth: IsoMonth | null;
  /** Of its file. */
  sha256: string | null;
};

/** The batch that a source's month consists of now; null when it sent nothing. */
export async function countedBatch(
  { query }: LedgerWriter,
  { sourceId, month }: { sourceId: string; month: IsoMonth },
): Promise<CountedBatch | null> {
  const [row] = await query<CountedBatch>(
    `SELECT b.id, b.file_id AS "fileId", to_char(b.billing_month, 'YYYY-MM') AS month,
       to_char(b.corrects_month, 'YYYY-MM') AS "correctsMonth", f.sha256
     FROM import_batch b JOIN import_file f ON f.id = b.file_id
     WHERE b.source_id = $1 AND coalesce(b.corrects_month, b.billing_month) = $2::date AND b.status = 'committed'
       AND NOT ${isReversal("b")} AND NOT ${isReversed("b")}
     ORDER BY b.committed_at DESC LIMIT 1`,
    [sourceId, `${month}-01`],
  );
  return row ?? null;
}

type Successor = { batchId: string; fileId: string; sourceId: string; month: IsoMonth; target: IsoMonth };

/**
 * Makes room for a new batch of a source and month. What lies in an open month is replaced: its lines stay as history,
 * its facts and rollups go. What lies in a closed month stays, and is taken back line by line in the target month.
 * Returns what was replaced or reversed.
 */
export async function retireCounted(writer: LedgerWriter, next: Successor): Promise<string[]> {
  const retired: string[] = [];
  for (;;) {
    const counted = await countedBatch(writer, next);
    if (!counted) return retired;
    retired.push(counted.id);
    if ((await holdMonth(writer, counted.month)) === "closed") {
      await reverse(writer, counted, next);
      return retired;
    }
    const reversals = counted.correctsMonth === null ? [] : await reversalsOf(writer, counted);
    for (const id of [counted.id, ...reversals]) {
      await dropSums(writer, { id, month: counted.month });
      await writer.query("UPDATE import_batch SET status = 'replaced', replaced_by_id = $2 WHERE id = $1", [
        id,
        next.batchId,
      ]);
    }
  }
}

/** The batches that take back what this correction replaced. */
export async function reversalsOf({ query }: LedgerWriter, batch: CountedBatch): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `SELECT b.id FROM import_batch b WHERE b.file_id = $1 AND b.billing_month = $2::date AND b.corrects_month = $3::date
       AND b.status = 'committed' AND ${isReversal("b")}`,
    [batch.fileId, `${batch.month}-01`, `${batch.correctsMonth}-01`],
  );
  return rows.map(({ id }) => id);
}

export async function dropSums(writer: LedgerWriter, { id, month }: { id: string; month: IsoMonth }): Promise<void> {
  const { facts, rollups } = partitionsOf(month);
  await writer.onPartitions(`DELETE FROM ${facts} WHERE batch_id = $1`, [id]);
  await writer.onPartitions(`DELETE FROM ${rollups} WHERE batch_id = $1`, [id]);
}

const copied = [
  "line_no",
  "charge_start",
  "charge_end",
  "fact_no",
  "owner",
  "mapping_rule",
  "workload_id",
  "tier",
  "category",
  "provider",
  "service",
  "service_category",
  "region",
  "account_id",
  "account_name",
  "sub_account_id",
  "sub_account_name",
  "resource_id",
  "resource_name",
  "charge_category",
  "charge_description",
  "pricing_category",
  "commitment_id",
  "commitment_status",
  "invoice_id",
  "consumed_unit",
  "currency",
  "tags",
  "other",
  "flags",
].join(", ");

const negated = [
  "consumed_quantity",
  "gpu_hours_allocated",
  "gpu_hours_used",
  "billed",
  "effective",
  "list",
  "contracted",
];

/**
 * A batch of the negated lines of one that lies in a closed month. Its lines stay with whom the closed month charged.
 * What waited for review there never counted, so that its counterpart does not either.
 */
async function reverse(writer: LedgerWriter, counted: CountedBatch, next: Successor): Promise<void> {
  const [made] = await writer.query<{ id: string }>(
    `INSERT INTO import_batch (file_id, source_id, billing_month, sha256, corrects_month)
     VALUES ($1, $2, $3::date, $4, $5::date) RETURNING id`,
    [next.fileId, next.sourceId, `${next.target}-01`, reversalOf(counted.id), `${next.month}-01`],
  );
  if (!made) throw new Error("The reversal of a batch was not made.");
  const [from, into] = [partitionsOf(counted.month), partitionsOf(next.target)];
  await writer.onPartitions(
    `INSERT INTO ${into.lines} (billing_month, batch_id, day, charge, charge_class, review, ${copied}, ${negated.join(", ")})
     SELECT $3::date, $2, $3::date, 'adjustment', 'Correction',
       CASE WHEN review = 'waiting' THEN 'refused' ELSE review END, ${copied}, ${negated.map((name) => `-${name}`).join(", ")}
     FROM ${from.lines} WHERE batch_id = $1`,
    [counted.id, made.id, `${next.target}-01`],
  );
  await writer.onPartitions(insertFacts(into, "batch_id = $1"), [made.id]);
  await writer.onPartitions(insertRollups(into, "batch_id = $1"), [made.id]);
  await finishBatch(writer, { id: made.id, month: next.target });
}

/** Switches a written batch on, with the sums of its facts. */
export async function finishBatch(
  writer: LedgerWriter,
  { id, month }: { id: string; month: IsoMonth },
): Promise<{ lines: number; flagged: number; totals: BatchTotals }> {
  const { lines, flagged, totals } = await sumsOf(writer, partitionsOf(month).facts, id);
  await writer.query(
    `UPDATE import_batch SET status = 'committed', committed_at = clock_timestamp(), replaced_by_id = NULL,
       line_count = $2, flagged_count = $3, totals = $4::jsonb WHERE id = $1`,
    [id, lines, flagged, JSON.stringify(totals)],
  );
  return { lines, flagged, totals };
}

export type BatchTotals = Record<
  string,
  { billed: string; effective: string; list: string | null; contracted: string | null }
>;

/** Sums of a batch's facts or rollups, by currency, as exact text without zeros at the end. */
export async function sumsOf(
  { onPartitions }: LedgerWriter,
  table: string,
  batchId: string,
): Promise<{ lines: number; flagged: number; totals: BatchTotals }> {
  const known = (column: string) =>
    `CASE WHEN count(${column}) = count(*) THEN trim_scale(sum(${column}))::text END AS ${column}`;
  type Row = { currency: string; lines: string; flagged: string } & BatchTotals[string];
  const rows = await onPartitions<Row>(
    `SELECT currency, sum(line_count) AS lines, sum(line_count) FILTER (WHERE review = 'waiting') AS flagged,
       ${["billed", "effective", "list", "contracted"].map(known).join(", ")}
     FROM ${table} WHERE batch_id = $1 GROUP BY currency ORDER BY currency`,
    [batchId],
  );
  return {
    lines: rows.reduce((sum, row) => sum + Number(row.lines), 0),
    flagged: rows.reduce((sum, row) => sum + Number(row.flagged ?? 0), 0),
    totals: Object.fromEntries(
      rows.map(({ currency, billed, effective, list, contracted }) => [
        currency,
        { billed, effective, list, contracted },
      ]),
    ),
  };
}
