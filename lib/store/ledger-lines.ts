import type { Scope } from "@/lib/auth/scope";
import { readAs, type Transaction } from "@/lib/db/transaction";
import { Conflict, NotFound } from "@/lib/errors";
import type { IsoMonth } from "@/lib/ledger/calendar";
import type { LedgerLine } from "@/lib/schema/ledger-line";
import { firstDay } from "./month-date";

type Reader = Scope<"allocation:read">;

export type StoredLine = LedgerLine & { batchId: string; lineNo: string };

export type LedgerMonth = {
  /** The batches that count, in the order in which their lines are read. */
  batches: readonly { id: string; lines: bigint }[];
  /** Names of columns that the files have besides those of a line. */
  otherColumns: readonly string[];
};

/** What a month's lines came in. Throws NotFound for a month that the ledger does not have. */
export async function getLedgerMonth(scope: Reader, month: IsoMonth): Promise<LedgerMonth> {
  return readAs(scope, async (tx) => {
    const [period] = await tx.$queryRaw<object[]>`
      SELECT month FROM billing_period WHERE month = ${firstDay(month)}::date`;
    if (!period) throw new NotFound("month");
    const batches = await batchesOf(tx, month);
    const columns = await tx.$queryRaw<{ name: string }[]>`
      SELECT DISTINCT c.name FROM import_batch b JOIN import_file f ON f.id = b.file_id,
        jsonb_to_recordset(coalesce(f.found -> 'columns', '[]')) AS c (name text, target text)
      WHERE b.billing_month = ${firstDay(month)}::date AND b.status = 'committed' AND c.target IS NULL ORDER BY 1`;
    return { batches, otherColumns: columns.map(({ name }) => name) };
  });
}

/** By the facts: a batch of measured units has lines, but none of cost. */
async function batchesOf(tx: Transaction, month: IsoMonth): Promise<{ id: string; lines: bigint }[]> {
  return tx.$queryRaw`
    SELECT b.id::text, sum(f.line_count)::bigint AS lines
    FROM import_batch b JOIN cost_fact f ON f.batch_id = b.id AND f.billing_month = b.billing_month
    WHERE b.billing_month = ${firstDay(month)}::date AND b.status = 'committed' GROUP BY b.id ORDER BY b.id`;
}

/**
 * The lines of a month in pieces, those that wait for review included. No transaction is held between pieces, so that a
 * slow reader holds nothing up; in return it throws Conflict at the end, or before, when an import, an undo or a
 * replacement changed the month meanwhile: half of one month and half of another is never taken for a whole.
 */
export async function* readLedgerLines(
  scope: Reader,
  { month, batches, piece = 5_000 }: { month: IsoMonth; batches: LedgerMonth["batches"]; piece?: number },
): AsyncGenerator<StoredLine[]> {
  for (const { id, lines } of batches) {
    let read = 0n;
    let after = "0";
    for (;;) {
      const rows = await readAs(scope, (tx) => linesAfter(tx, { month, batchId: id, after, limit: piece }));
      if (rows.length > 0) yield rows;
      read += BigInt(rows.length);
      after = rows.at(-1)?.lineNo ?? after;
      if (rows.length < piece) break;
    }
    if (read !== lines) throw new Conflict(changedMeanwhile);
  }
  const now = await readAs(scope, (tx) => batchesOf(tx, month));
  if (now.map(({ id }) => id).join() !== batches.map(({ id }) => id).join()) throw new Conflict(changedMeanwhile);
}

const changedMeanwhile = "The lines of the month changed while they were read. Export it again.";

type Piece = { month: IsoMonth; batchId: string; after: string; limit: number };

async function linesAfter(tx: Transaction, { month, batchId, after, limit }: Piece): Promise<StoredLine[]> {
  return tx.$queryRaw<StoredLine[]>`
    SELECT l.batch_id::text AS "batchId", l.line_no::text AS "lineNo", to_char(l.billing_month, 'YYYY-MM') AS "billingMonth",
      to_char(l.charge_start, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "chargeStart",
      to_char(l.charge_end, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "chargeEnd", t.name AS team, w.name AS workload,
      l.tier, l.category, l.charge, l.provider, l.service, l.service_category AS "serviceCategory", l.region,
      l.account_id AS "accountId", l.account_name AS "accountName", l.sub_account_id AS "subAccountId",
      l.sub_account_name AS "subAccountName", l.resource_id AS "resourceId", l.resource_name AS "resourceName",
      l.charge_category AS "chargeCategory", l.charge_class AS "chargeClass",
      l.charge_description AS "chargeDescription", l.pricing_category AS "pricingCategory",
      l.commitment_id AS "commitmentId", l.commitment_status AS "commitmentStatus", l.invoice_id AS "invoiceId",
      trim_scale(l.consumed_quantity)::text AS "consumedQuantity", l.consumed_unit AS "consumedUnit",
      trim_scale(l.gpu_hours_allocated)::text AS "gpuHoursAllocated",
      trim_scale(l.gpu_hours_used)::text AS "gpuHoursUsed", l.currency::text AS currency,
      trim_scale(l.billed)::text AS billed, trim_scale(l.effective)::text AS effective,
      trim_scale(l.list)::text AS list, trim_scale(l.contracted)::text AS contracted, l.tags, l.other, l.review,
      to_char(b.corrects_month, 'YYYY-MM') AS "correctsMonth"
    FROM cost_line l JOIN import_batch b ON b.id = l.batch_id AND b.billing_month = l.billing_month
      LEFT JOIN team t ON t.id = l.team_id LEFT JOIN workload w ON w.id = l.workload_id
    WHERE l.billing_month = ${firstDay(month)}::date AND l.batch_id = ${batchId}::uuid AND l.line_no > ${after}::bigint
    ORDER BY l.line_no LIMIT ${limit}`;
}
