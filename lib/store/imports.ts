import type { Scope } from "@/lib/auth/scope";
import { Prisma } from "@/lib/db/generated/client";
import { noteAs, readAs, type Transaction, writeAs } from "@/lib/db/transaction";
import { Conflict, NotFound } from "@/lib/errors";
import type { IsoMonth } from "@/lib/ledger/calendar";
import type { ImportStatus } from "@/lib/schema/import";
import { type ImportCheck, importCheck } from "@/lib/schema/import-check";
import { isReversed } from "./batch-identity";

type Writer = Scope<"imports:write">;

export type NewImport = {
  id: string;
  sourceId: string;
  name: string;
  bytes: number;
  sha256: string;
  period: IsoMonth | null;
  idempotencyKey: string | null;
};

/** Keeps that a file was received. Its status is "checking" from the start: nothing else can be done with it. */
export async function createImport(scope: Writer, file: NewImport): Promise<void> {
  const { id, sourceId, name, bytes, sha256, period, idempotencyKey } = file;
  await writeAs(scope, async (tx) => {
    await tx.importFile.create({
      data: {
        id,
        sourceId,
        name,
        bytes,
        sha256,
        idempotencyKey,
        period: period === null ? null : new Date(`${period}-01T00:00:00Z`),
        status: "checking",
        createdById: scope.userId,
      },
    });
    return {
      result: undefined,
      audit: { action: "import.receive", entity: "import", entityId: id, detail: { sourceId, name, bytes, sha256 } },
    };
  });
}

/** The import that this person started with this key before, if any. */
export async function findByIdempotencyKey(
  scope: Writer,
  key: string,
): Promise<{ id: string; sourceId: string; sha256: string | null } | null> {
  return readAs(scope, (tx) =>
    tx.importFile.findUnique({
      where: { createdById_idempotencyKey: { createdById: scope.userId, idempotencyKey: key } },
      select: { id: true, sourceId: true, sha256: true },
    }),
  );
}

/** The import in which exactly this file counts now, in every month it holds. */
export async function findCounted(
  scope: Writer,
  file: { sourceId: string; sha256: string; period: IsoMonth | null },
): Promise<string | null> {
  const period = file.period === null ? null : `${file.period}-01`;
  const [row] = await readAs(
    scope,
    (tx) => tx.$queryRaw<{ id: string }[]>`
      SELECT f.id::text FROM import_file f
      WHERE f.source_id = ${file.sourceId}::uuid AND f.sha256 = ${file.sha256} AND f.status = 'committed'
        AND f.period IS NOT DISTINCT FROM ${period}::date
        AND NOT EXISTS (SELECT FROM import_batch b WHERE b.file_id = f.id
          AND (b.status <> 'committed' OR ${Prisma.raw(isReversed("b"))}))
      ORDER BY f.created_at LIMIT 1`,
  );
  return row?.id ?? null;
}

export type ImportJob = {
  id: string;
  sourceId: string;
  source: string;
  kind: string;
  name: string;
  status: ImportStatus;
  period: IsoMonth | null;
  sha256: string | null;
  createdById: string;
  failure: string | null;
  check: ImportCheck | null;
};

type JobRow = Omit<ImportJob, "check"> & { found: unknown };

/** What a job has to know of an import. */
export async function getImportJob(scope: Scope<"imports:read">, id: string): Promise<ImportJob> {
  const [job] = await readAs(scope, (tx) => jobsIn(tx, Prisma.sql`f.id = ${id}::uuid`));
  if (!job) throw new NotFound("import");
  return job;
}

/** Of these, those that were under way. */
export async function listUnfinished(scope: Scope<"imports:read">, ids: readonly string[]): Promise<ImportJob[]> {
  return readAs(scope, (tx) =>
    jobsIn(
      tx,
      Prisma.sql`f.id = ANY (${[...ids]}::uuid[]) AND f.status IN ('receiving', 'checking', 'staged', 'committing')`,
    ),
  );
}

/** Files that were checked and wait since before an instant. */
export async function listStagedBefore(scope: Scope<"imports:read">, instant: Date): Promise<string[]> {
  const rows = await readAs(scope, (tx) =>
    tx.importFile.findMany({ where: { status: "staged", updatedAt: { lt: instant } }, select: { id: true } }),
  );
  return rows.map(({ id }) => id);
}

async function jobsIn(tx: Transaction, where: Prisma.Sql): Promise<ImportJob[]> {
  const rows = await tx.$queryRaw<JobRow[]>`
    SELECT f.id::text, f.source_id::text AS "sourceId", s.name AS source, s.kind, f.name, f.status, f.sha256, f.found,
      f.failure, to_char(f.period, 'YYYY-MM') AS period, f.created_by_id::text AS "createdById"
    FROM import_file f JOIN bill_source s ON s.id = f.source_id WHERE ${where} ORDER BY f.created_at, f.id`;
  return rows.map(({ found, ...row }) => ({ ...row, check: importCheck.safeParse(found).data ?? null }));
}

/** How far the reading is. A step of work in progress leaves no audit row: what it ends in does. */
export async function noteProgress(
  scope: Writer,
  { id, rows, rowsPerSecond }: { id: string; rows: number; rowsPerSecond: number },
): Promise<void> {
  await noteAs(
    scope,
    (tx) => tx.$executeRaw`
      UPDATE import_file SET rows_read = ${rows}, rows_per_second = ${rowsPerSecond}, updated_at = clock_timestamp()
      WHERE id = ${id}::uuid AND status IN ('checking', 'committing')`,
  );
}

/** The largest document that the database takes, with room for what it adds. */
const foundBytes = 3_500_000;

/** Keeps what a check found; from then on the file can be committed. False: it was cancelled meanwhile. */
export async function finishCheck(scope: Writer, { id, check }: { id: string; check: ImportCheck }): Promise<boolean> {
  const whole = JSON.stringify(check);
  // A file of very many columns has long samples; what decides and what is counted stays.
  const found = Buffer.byteLength(whole) <= foundBytes ? whole : JSON.stringify({ ...check, columns: [] });
  const count = await noteAs(
    scope,
    (tx) => tx.$executeRaw`
      UPDATE import_file SET status = 'staged', found = ${found}::jsonb, format = ${check.format},
        focus_version = ${check.focusVersion}, rows_read = ${check.rows}, failure = NULL, updated_at = clock_timestamp()
      WHERE id = ${id}::uuid AND status = 'checking'`,
  );
  return count === 1;
}

type Move = {
  id: string;
  from: readonly ImportStatus[];
  to: ImportStatus;
  failure?: string | null;
  /** Why nothing was done, for whom it matters; without it, nothing to do is no failure. */
  refusal?: string;
};

/** Moves an import from one state to another, if it is in one of those; says whether it was. */
export async function moveImport(scope: Writer, { id, from, to, failure = null, refusal }: Move): Promise<boolean> {
  return writeAs(scope, async (tx) => {
    const count = await tx.$executeRaw`
      UPDATE import_file SET status = ${to}, failure = ${failure}, updated_at = clock_timestamp()
      WHERE id = ${id}::uuid AND status = ANY (${[...from]})`;
    if (count === 0 && refusal !== undefined) throw new Conflict(refusal);
    const detail = failure === null ? {} : { reason: failure };
    return {
      result: count === 1,
      audit: count === 0 ? [] : { action: `import.${to}`, entity: "import", entityId: id, detail },
    };
  });
}
