import { z } from "zod";
import type { Scope } from "@/lib/auth/scope";
import { Prisma } from "@/lib/db/generated/client";
import { readAs, type Transaction } from "@/lib/db/transaction";
import { NotFound } from "@/lib/errors";
import { batchStatuses, type ImportBatch, type ImportDetail, importStatuses, importTotals } from "@/lib/schema/import";
import { type ImportCheck, importCheck, importKinds } from "@/lib/schema/import-check";

type Reader = Scope<"imports:read">;

type Row = {
  id: string;
  sourceId: string;
  source: string;
  kind: string;
  name: string;
  status: string;
  failure: string | null;
  bytes: bigint;
  sha256: string | null;
  format: string | null;
  focusVersion: string | null;
  period: string | null;
  rowsRead: bigint;
  rowsPerSecond: number;
  found: unknown;
  createdBy: string;
  createdAt: Date;
  updatedAt: Date;
};

const status = z.enum(importStatuses);
const kind = z.enum(importKinds);

/** What a check found, as far as everybody who follows an import needs it; the rest is for `getImportCheck`. */
const found = importCheck.pick({ problem: true, rows: true, rejected: true, flagged: true, totals: true });

/** An import with its progress and its batches. */
export async function getImport(scope: Reader, id: string): Promise<ImportDetail> {
  const { rows } = await readImports(scope, { where: Prisma.sql`f.id = ${id}::uuid`, limit: 1, offset: 0 });
  const [detail] = rows;
  if (!detail) throw new NotFound("import");
  return detail;
}

export type ImportFilter = { sourceId?: string | null; status?: string | null; offset: number; limit: number };

/** Imports, newest first; `total` counts everything the filters leave. */
export async function listImports(
  scope: Reader,
  { sourceId = null, status: wanted = null, offset, limit }: ImportFilter,
): Promise<{ rows: ImportDetail[]; total: number }> {
  const where = Prisma.sql`(${sourceId}::uuid IS NULL OR f.source_id = ${sourceId}::uuid)
    AND (${wanted}::text IS NULL OR f.status = ${wanted})`;
  return readImports(scope, { where, limit, offset });
}

/** Everything that a check found; null while there is none. */
export async function getImportCheck(scope: Reader, id: string): Promise<ImportCheck | null> {
  const row = await readAs(scope, (tx) => tx.importFile.findUnique({ where: { id }, select: { found: true } }));
  if (!row) throw new NotFound("import");
  return importCheck.safeParse(row.found).data ?? null;
}

async function readImports(
  scope: Reader,
  { where, limit, offset }: { where: Prisma.Sql; limit: number; offset: number },
): Promise<{ rows: ImportDetail[]; total: number }> {
  return readAs(scope, async (tx) => {
    const rows = await tx.$queryRaw<Row[]>`
      SELECT f.id::text, s.id::text AS "sourceId", s.name AS source, s.kind, f.name, f.status, f.failure, f.bytes, f.sha256,
        f.format, f.focus_version AS "focusVersion", to_char(f.period, 'YYYY-MM') AS period, f.rows_read AS "rowsRead",
        f.rows_per_second AS "rowsPerSecond", f.found - '{columns,warnings,rejects,months,flags}'::text[] AS found,
        u.name AS "createdBy", f.created_at AS "createdAt", f.updated_at AS "updatedAt"
      FROM import_file f JOIN bill_source s ON s.id = f.source_id JOIN user_account u ON u.id = f.created_by_id
      WHERE ${where} ORDER BY f.created_at DESC, f.id DESC LIMIT ${limit} OFFSET ${offset}`;
    const [counted] = await tx.$queryRaw<{ total: number }[]>`
      SELECT count(*)::int AS total FROM import_file f WHERE ${where}`;
    const batches = await batchesOf(
      tx,
      rows.map(({ id }) => id),
    );
    return { rows: rows.map((row) => detailOf(row, batches.get(row.id) ?? [])), total: counted?.total ?? 0 };
  });
}

async function batchesOf(tx: Transaction, fileIds: readonly string[]): Promise<Map<string, ImportBatch[]>> {
  const rows = await tx.importBatch.findMany({
    where: { fileId: { in: [...fileIds] } },
    orderBy: [{ billingMonth: "asc" }, { correctsMonth: "asc" }, { id: "asc" }],
  });
  const byFile = new Map<string, ImportBatch[]>();
  for (const row of rows) {
    const batch: ImportBatch = {
      id: row.id,
      month: monthOf(row.billingMonth),
      status: z.enum(batchStatuses).parse(row.status),
      rows: Number(row.lineCount),
      flagged: Number(row.flaggedCount),
      totals: importTotals.parse(row.totals),
      correctsMonth: row.correctsMonth && monthOf(row.correctsMonth),
    };
    byFile.set(row.fileId, [...(byFile.get(row.fileId) ?? []), batch]);
  }
  return byFile;
}

function monthOf(date: Date): string {
  return date.toISOString().slice(0, 7);
}

function detailOf(row: Row, batches: ImportBatch[]): ImportDetail {
  const { sourceId, source, kind: sends, createdAt, updatedAt, bytes, rowsRead, found: stored, ...plain } = row;
  const { problem, rows, rejected, flagged, totals } = found.safeParse(stored).data ?? {
    problem: null,
    rows: Number(rowsRead),
    rejected: 0,
    flagged: 0,
    totals: {},
  };
  return {
    ...plain,
    source: { id: sourceId, name: source, kind: kind.parse(sends) },
    status: status.parse(row.status),
    bytes: Number(bytes),
    problem,
    rowsRead: Number(rowsRead),
    rows,
    rejected,
    flagged,
    totals,
    batches,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
