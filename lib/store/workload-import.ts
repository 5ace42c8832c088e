import { randomUUID } from "node:crypto";
import type { Scope } from "@/lib/auth/scope";
import { Prisma } from "@/lib/db/generated/client";
import { type Transaction, writeAs } from "@/lib/db/transaction";
import { Conflict } from "@/lib/errors";
import {
  type Workload,
  type WorkloadField,
  type WorkloadInput,
  workloadFields,
  workloadInput,
} from "@/lib/schema/workload";
import type { WorkloadImportUndo } from "@/lib/schema/workload-import";
import { changesBetween, presentIn } from "./workload-row";

type Writer = Scope<"workloads:write">;

export type WorkloadImport = {
  fileName: string;
  create: readonly WorkloadInput[];
  update: readonly { before: Workload; after: Workload }[];
};

const columns: Record<WorkloadField, { name: string; type: "uuid" | "text" | "float8" | "boolean" }> = {
  name: { name: "name", type: "text" },
  teamId: { name: "team_id", type: "uuid" },
  kind: { name: "kind", type: "text" },
  supplyId: { name: "supply_id", type: "uuid" },
  gpuHoursMonthly: { name: "gpu_hours_monthly", type: "float8" },
  peakToMean: { name: "peak_to_mean", type: "float8" },
  growthAnnual: { name: "growth_annual", type: "float8" },
  utilisation: { name: "utilisation", type: "float8" },
  latencyMs: { name: "latency_ms", type: "float8" },
  datasetTb: { name: "dataset_tb", type: "float8" },
  egressGbMonthly: { name: "egress_gb_monthly", type: "float8" },
  faultTolerant: { name: "fault_tolerant", type: "boolean" },
  residency: { name: "residency", type: "text" },
  variability: { name: "variability", type: "text" },
  parametersBillion: { name: "parameters_billion", type: "float8" },
  notes: { name: "notes", type: "text" },
};

const names = Prisma.raw(workloadFields.map((field) => columns[field].name).join(", "));
const values = Prisma.raw(workloadFields.map((field) => `r."${field}"`).join(", "));
const shape = Prisma.raw(workloadFields.map((field) => `"${field}" ${columns[field].type}`).join(", "));
const assignments = Prisma.raw(workloadFields.map((field) => `${columns[field].name} = r."${field}"`).join(", "));

/** What a commit answers that would do anything else than its check showed. */
export function importRefusal(): Conflict {
  return new Conflict("Workloads changed since the file was checked. Check it again.");
}

/** Writes a checked file: all of it or nothing. What is returned takes it back. */
export async function importWorkloads(scope: Writer, file: WorkloadImport): Promise<WorkloadImportUndo> {
  const importId = randomUUID();
  return meantime(() =>
    writeAs(scope, async (tx) => {
      const at = (await presentIn(tx)).toISOString();
      const created = await tx.$queryRaw<{ id: string; name: string }[]>`
        INSERT INTO workload (${names}, created_at, updated_at)
        SELECT ${values}, ${at}::timestamptz, ${at}::timestamptz
        FROM jsonb_to_recordset(${JSON.stringify(file.create)}::jsonb) AS r(${shape})
        RETURNING id::text, name`;
      await rewrite(
        tx,
        at,
        file.update.map(({ before, after }) => ({ ...after, archivedAt: null, seenAt: before.updatedAt })),
      );
      await recordEach(tx, [
        ...created.map(({ id, name }) => ({ id, action: "workload.create", detail: { importId, name } })),
        ...file.update.map(({ before, after }) => ({
          id: before.id,
          action: "workload.update",
          detail: { importId, changes: changesBetween(before, after) },
        })),
      ]);
      const detail = { file: file.fileName, created: created.length, updated: file.update.length };
      return {
        result: {
          importId,
          importedAt: at,
          created: created.map(({ id }) => id),
          updated: file.update.map(({ before }) => undoOf(before)),
        },
        audit: { action: "workload.import", entity: "workload-import", entityId: importId, detail },
      };
    }),
  );
}

/** Archives what an import created and brings back what it changed. Refused when anybody changed one of them since. */
export async function undoWorkloadImport(scope: Writer, undo: WorkloadImportUndo): Promise<void> {
  const { importId, importedAt: seenAt } = undo;
  await meantime(() =>
    writeAs(scope, async (tx) => {
      const at = (await presentIn(tx)).toISOString();
      const archived = await tx.$queryRaw<{ id: string; name: string }[]>`
        UPDATE workload SET archived_at = ${at}::timestamptz, updated_at = ${at}::timestamptz
        WHERE id = ANY (${undo.created}::uuid[]) AND archived_at IS NULL AND updated_at = ${seenAt}::timestamptz
        RETURNING id::text, name`;
      if (archived.length !== undo.created.length) throw new Conflict(undoRefused);
      await rewrite(
        tx,
        at,
        undo.updated.map((before) => ({ ...before, seenAt })),
      );
      await recordEach(tx, [
        ...archived.map(({ id, name }) => ({ id, action: "workload.archive", detail: { importId, name } })),
        ...undo.updated.map(({ id }) => ({ id, action: "workload.update", detail: { importId, undone: true } })),
      ]);
      const detail = { archived: archived.length, restored: undo.updated.length };
      return {
        result: undefined,
        audit: { action: "workload.import-undo", entity: "workload-import", entityId: importId, detail },
      };
    }),
  );
}

const undoRefused = "Some of these workloads were changed since the import. Nothing was undone.";

type Rewritten = WorkloadInput & { id: string; archivedAt: string | null; seenAt: string };

async function rewrite(tx: Transaction, at: string, rows: readonly Rewritten[]): Promise<void> {
  if (rows.length === 0) return;
  const count = await tx.$executeRaw`
    UPDATE workload SET ${assignments}, archived_at = r."archivedAt", updated_at = ${at}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(id uuid, "archivedAt" timestamptz, "seenAt" timestamptz, ${shape})
    WHERE workload.id = r.id AND date_trunc('milliseconds', workload.updated_at) = r."seenAt"`;
  if (count !== rows.length) throw importRefusal();
}

type Recorded = { id: string; action: string; detail: Prisma.InputJsonObject };

/** One statement for all rows of a file; the trigger chains them one after the other. */
async function recordEach(tx: Transaction, rows: readonly Recorded[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO audit_event (action, entity, entity_id, detail, prev_hash, hash)
    SELECT r.action, 'workload', r.id, r.detail, '', ''
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id text, action text, detail jsonb)`;
}

function undoOf(before: Workload): WorkloadImportUndo["updated"][number] {
  return { ...workloadInput.parse(before), id: before.id, archivedAt: before.archivedAt };
}

/** A name, team or supply that came or went between check and commit is met by the database's own keys. */
async function meantime<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && /\b(23505|23503|P2002|P2003)\b/.test(codesOf(error))) {
      throw importRefusal();
    }
    throw error;
  }
}

function codesOf(error: Prisma.PrismaClientKnownRequestError): string {
  return `${error.code} ${JSON.stringify(error.meta ?? {})}`;
}
