import { z } from "zod";
import type { Scope } from "@/lib/auth/scope";
import { type LedgerWriter, partitionsOf, writeLedger } from "@/lib/db/ledger-writer";
import { type AuditEntry, readAs } from "@/lib/db/transaction";
import { Conflict, NotFound } from "@/lib/errors";
import type { IsoMonth } from "@/lib/ledger/calendar";
import type { ReasonReviewInput, ReviewInput } from "@/lib/schema/import";
import { factKeys } from "@/lib/schema/ledger-columns";
import { isReversal } from "./batch-identity";
import { requireOpen } from "./batch-periods";
import { insertFacts, insertRollups } from "./batch-sums";

export type ReviewState = "waiting" | "approved" | "refused";

export type FlaggedLine = {
  month: IsoMonth;
  batchId: string;
  importId: string;
  line: number;
  source: string;
  file: string;
  day: string;
  owner: string;
  provider: string;
  account: string | null;
  service: string;
  resource: string | null;
  region: string | null;
  description: string | null;
  chargeCategory: string;
  currency: string;
  billed: string;
  effective: string;
  list: string | null;
  contracted: string | null;
  tags: Record<string, string>;
  flags: string[];
  review: ReviewState;
};

export type FlaggedPage = {
  review: ReviewState;
  importId?: string | null;
  offset: number;
  limit: number;
};

const tags = z.record(z.string(), z.coerce.string());

/** Counted lines that something odd was found in, oldest month first; `total` counts all in this state. */
export async function listFlaggedLines(
  scope: Scope<"imports:read">,
  { review, importId = null, offset, limit }: FlaggedPage,
): Promise<{ rows: FlaggedLine[]; total: number }> {
  const from = `FROM cost_line l JOIN import_batch b ON b.id = l.batch_id AND b.billing_month = l.billing_month
    JOIN import_file f ON f.id = b.file_id JOIN bill_source s ON s.id = b.source_id
    WHERE l.review = $1 AND l.review IN ('waiting', 'approved', 'refused') AND b.status = 'committed'
      AND NOT ${isReversal("b")} AND ($2::uuid IS NULL OR b.file_id = $2::uuid)`;
  const text = (column: string) => `trim_scale(l.${column})::text AS ${column}`;
  return readAs(scope, async (tx) => {
    const rows = await tx.$queryRawUnsafe<(Omit<FlaggedLine, "tags" | "line"> & { tags: unknown; line: bigint })[]>(
      `SELECT to_char(l.billing_month, 'YYYY-MM') AS month, l.batch_id::text AS "batchId", f.id::text AS "importId",
         l.line_no AS line, s.name AS source, f.name AS file, l.day::text, l.owner, l.provider,
         coalesce(l.sub_account_id, l.account_id) AS account, l.service, coalesce(l.resource_name, l.resource_id) AS resource,
         l.region, l.charge_description AS description, l.charge_category AS "chargeCategory", l.currency::text,
         ${["billed", "effective", "list", "contracted"].map(text).join(", ")}, l.tags, l.flags, l.review
       ${from} ORDER BY l.billing_month, l.batch_id, l.line_no LIMIT $3 OFFSET $4`,
      review,
      importId,
      limit,
      offset,
    );
    const [counted] = await tx.$queryRawUnsafe<{ total: number }[]>(
      `SELECT count(*)::int AS total ${from}`,
      review,
      importId,
    );
    return {
      rows: rows.map((row) => ({ ...row, line: Number(row.line), tags: tags.parse(row.tags) })),
      total: counted?.total ?? 0,
    };
  });
}

/** Lets flagged lines count, or leaves them out for good; facts and rollups move with them. Open months only. */
export async function reviewLines(scope: Scope<"imports:write">, { decision, lines }: ReviewInput): Promise<number> {
  const chosen = new Map<string, Chosen>();
  for (const { month, batchId, line } of lines) {
    const batch = chosen.get(`${month} ${batchId}`) ?? { month, batchId, lines: [] };
    batch.lines.push(line);
    chosen.set(`${month} ${batchId}`, batch);
  }
  return writeLedger(scope, (writer) => reviewAll(writer, { decision, batches: [...chosen.values()], reason: null }));
}

/** The same for all lines of an import that wait for this reason, however many they are. */
export async function reviewReason(
  scope: Scope<"imports:write">,
  { decision, importId, reason }: ReasonReviewInput,
): Promise<number> {
  return writeLedger(scope, async (writer) => {
    const batches = await writer.query<Chosen>(
      `SELECT to_char(b.billing_month, 'YYYY-MM') AS month, b.id AS "batchId", array_agg(l.line_no::text) AS lines
       FROM import_batch b JOIN cost_line l ON l.billing_month = b.billing_month AND l.batch_id = b.id
       WHERE b.file_id = $1 AND b.status = 'committed' AND NOT ${isReversal("b")}
         AND l.review = 'waiting' AND $2 = ANY (l.flags) GROUP BY b.id, b.billing_month`,
      [importId, reason],
    );
    return reviewAll(writer, { decision, batches, reason });
  });
}

type Chosen = { month: IsoMonth; batchId: string; lines: (number | string)[] };

/** So many line numbers an audit row names; of more it says how many. */
const namedAtMost = 1_000;

async function reviewAll(
  writer: LedgerWriter,
  {
    decision,
    batches,
    reason,
  }: { decision: ReviewInput["decision"]; batches: readonly Chosen[]; reason: string | null },
): Promise<{ result: number; audit: AuditEntry[] }> {
  // One order for everybody, so that two reviews never wait for each other.
  const inOrder = [...batches].sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
  await requireOpen(
    writer,
    inOrder.map(({ month }) => month),
  );
  const audit: AuditEntry[] = [];
  let changed = 0;
  for (const batch of inOrder) {
    const moved = await reviewBatch(writer, { ...batch, decision });
    changed += moved.length;
    const lines = moved.length <= namedAtMost ? { lines: moved } : { lineCount: moved.length };
    const detail = { decision, month: batch.month, ...(reason === null ? {} : { reason }), ...lines };
    if (moved.length > 0) {
      audit.push({ action: "import.review", entity: "import-batch", entityId: batch.batchId, detail });
    }
  }
  return { result: changed, audit };
}

function keyOf({ month, batchId }: Chosen): string {
  return `${month} ${batchId}`;
}

type Reviewed = Chosen & { decision: ReviewInput["decision"] };

async function reviewBatch(writer: LedgerWriter, { month, batchId, lines, decision }: Reviewed): Promise<number[]> {
  const [batch] = await writer.query<{ counts: boolean }>(
    `SELECT b.status = 'committed' AND NOT ${isReversal("b")} AS counts FROM import_batch b
     WHERE b.id = $1 AND b.billing_month = $2::date FOR UPDATE`,
    [batchId, `${month}-01`],
  );
  if (!batch) throw new NotFound("import");
  if (!batch.counts) throw new Conflict("These lines do not count: their import was undone or replaced.");
  const tables = partitionsOf(month);
  const chosen = await writer.onPartitions<{ line: string; fact: number; day: string; review: string }>(
    `SELECT line_no AS line, fact_no AS fact, day::text, review FROM ${tables.lines}
     WHERE batch_id = $1 AND line_no = ANY ($2::bigint[]) ORDER BY line_no`,
    [batchId, [...lines]],
  );
  if (chosen.length < new Set(lines.map(String)).size) throw new NotFound("line");
  if (chosen.some(({ review }) => review === "counted")) throw new Conflict("A line without a finding counts already.");
  const moving = chosen.filter(({ review }) => review !== decision);
  if (moving.length === 0) return [];
  const facts = await twinsOf(writer, { facts: tables.facts, batchId, decision, of: moving.map(({ fact }) => fact) });
  await writer.onPartitions(
    `UPDATE ${tables.lines} AS l SET review = $3, fact_no = t.twin
     FROM unnest($4::int[], $5::int[]) AS t (fact, twin)
     WHERE l.batch_id = $1 AND l.line_no = ANY ($2::bigint[]) AND l.fact_no = t.fact AND l.review <> $3`,
    [batchId, moving.map(({ line }) => line), decision, facts.map(({ fact }) => fact), facts.map(({ twin }) => twin)],
  );
  const touched = facts.flatMap(({ fact, twin }) => [fact, twin]);
  await writer.onPartitions(`DELETE FROM ${tables.facts} WHERE batch_id = $1 AND fact_no = ANY ($2::int[])`, [
    batchId,
    touched,
  ]);
  await writer.onPartitions(insertFacts(tables, "batch_id = $1 AND fact_no = ANY ($2::int[])"), [batchId, touched]);
  const days = moving.map(({ day }) => day);
  await writer.onPartitions(`DELETE FROM ${tables.rollups} WHERE batch_id = $1 AND day = ANY ($2::date[])`, [
    batchId,
    days,
  ]);
  await writer.onPartitions(insertRollups(tables, "batch_id = $1 AND day = ANY ($2::date[])"), [batchId, days]);
  const [waiting] = await writer.onPartitions<{ lines: string }>(
    `SELECT coalesce(sum(line_count), 0) AS lines FROM ${tables.facts} WHERE batch_id = $1 AND review = 'waiting'`,
    [batchId],
  );
  await writer.query("UPDATE import_batch SET flagged_count = $2 WHERE id = $1", [batchId, waiting?.lines ?? 0]);
  return moving.map(({ line }) => Number(line));
}

type Twins = { facts: string; batchId: string; decision: string; of: readonly number[] };

/** For each fact the number of the one that differs from it in the review alone; a new number where there is none. */
async function twinsOf({ onPartitions }: LedgerWriter, { facts, batchId, decision, of }: Twins) {
  const keys = (alias: string) =>
    factKeys
      .filter((key) => key !== "review")
      .map((key) => `${alias}.${key}`)
      .join(", ");
  return onPartitions<{ fact: number; twin: number }>(
    `WITH highest AS (SELECT max(fact_no) AS no FROM ${facts} WHERE batch_id = $1),
       old AS (SELECT o.*, t.fact_no AS found FROM ${facts} o
         LEFT JOIN ${facts} t ON t.batch_id = o.batch_id AND t.review = $3 AND (${keys("t")}) IS NOT DISTINCT FROM (${keys("o")})
         WHERE o.batch_id = $1 AND o.fact_no = ANY ($2::int[])),
       kind AS (SELECT dense_rank() OVER (ORDER BY ${keys("old")}) AS no, fact_no, found FROM old)
     SELECT fact_no AS fact, coalesce(found, (SELECT no FROM highest) + kind.no)::int AS twin FROM kind`,
    [batchId, [...new Set(of)], decision],
  );
}
