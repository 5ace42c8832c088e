import type { Scope } from "@/lib/auth/scope";
import { Prisma } from "@/lib/db/generated/client";
import { type AuditEntry, readAs, type Transaction, writeAs } from "@/lib/db/transaction";
import { Conflict, InvalidInput, NotFound } from "@/lib/errors";
import type { Workload, WorkloadInput, WorkloadStatus } from "@/lib/schema/workload";
import { changesBetween, presentIn, withNames, workloadOf } from "./workload-row";

type Reader = Scope<"workloads:read">;
type Writer = Scope<"workloads:write">;

/** Workloads of the visible teams by name; without a status, those in use. */
export async function listWorkloads(
  scope: Reader,
  { status = "active" }: { status?: WorkloadStatus | "all" } = {},
): Promise<Workload[]> {
  const archivedAt = status === "all" ? {} : { archivedAt: status === "active" ? null : { not: null } };
  const rows = await readAs(scope, (tx) =>
    tx.workload.findMany({ where: { ...visible(scope), ...archivedAt }, include: withNames, orderBy: { name: "asc" } }),
  );
  return rows.map(workloadOf);
}

export async function getWorkload(scope: Reader, id: string): Promise<Workload> {
  const [workload] = await findWorkloadsByIds(scope, [id]);
  if (!workload) throw new NotFound("workload");
  return workload;
}

/** Those of the ids that exist and are visible, by name; ids that are no uuid are simply not found. */
export async function findWorkloadsByIds(scope: Reader, ids: readonly string[]): Promise<Workload[]> {
  const known = ids.filter(isUuid);
  if (known.length === 0) return [];
  const rows = await readAs(scope, (tx) =>
    tx.workload.findMany({
      where: { ...visible(scope), id: { in: known } },
      include: withNames,
      orderBy: { name: "asc" },
    }),
  );
  return rows.map(workloadOf);
}

export async function createWorkload(scope: Writer, input: WorkloadInput): Promise<Workload> {
  return named(input.name, () =>
    writeAs(scope, async (tx) => {
      await checkReferences(tx, scope, input);
      const row = await tx.workload.create({ data: input, include: withNames });
      return { result: workloadOf(row), audit: audit("workload.create", row.id, { name: input.name }) };
    }),
  );
}

/** `seenAt` is the `updatedAt` the editor started from: somebody else's later change is not overwritten. */
export async function updateWorkload(
  scope: Writer,
  id: string,
  { input, seenAt }: { input: WorkloadInput; seenAt: string },
): Promise<Workload> {
  return named(input.name, () =>
    writeAs(scope, async (tx) => {
      const before = await locked(tx, scope, id);
      if (before.updatedAt !== seenAt) {
        throw new Conflict(`${before.name} was changed since you opened it. Reload the page to see the newer values.`);
      }
      await checkReferences(tx, scope, input);
      const row = await tx.workload.update({
        where: { id },
        data: { ...input, updatedAt: await presentIn(tx) },
        include: withNames,
      });
      const after = workloadOf(row);
      return { result: after, audit: audit("workload.update", id, { changes: changesBetween(before, after) }) };
    }),
  );
}

/** Archives those of the ids that are in use, and returns their ids: what an undo has to restore. */
export function archiveWorkloads(scope: Writer, ids: readonly string[]): Promise<string[]> {
  return setArchived(scope, ids, true);
}

export function restoreWorkloads(scope: Writer, ids: readonly string[]): Promise<string[]> {
  return setArchived(scope, ids, false);
}

async function setArchived(scope: Writer, ids: readonly string[], archived: boolean): Promise<string[]> {
  return writeAs(scope, async (tx) => {
    const at = await presentIn(tx);
    const where = {
      ...visible(scope),
      id: { in: ids.filter(isUuid) },
      archivedAt: archived ? null : { not: null },
    };
    const rows = await tx.workload.updateManyAndReturn({
      where,
      data: { archivedAt: archived ? at : null, updatedAt: at },
      select: { id: true, name: true },
    });
    if (rows.length === 0) throw new NotFound(archived ? "workload in use" : "archived workload");
    const action = archived ? "workload.archive" : "workload.restore";
    return {
      result: rows.map((row) => row.id),
      audit: rows.map((row) => audit(action, row.id, { name: row.name })),
    };
  });
}

async function locked(tx: Transaction, scope: Writer, id: string): Promise<Workload> {
  if (!isUuid(id)) throw new NotFound("workload");
  await tx.$queryRaw`SELECT id FROM workload WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.workload.findFirst({ where: { ...visible(scope), id }, include: withNames });
  if (!row) throw new NotFound("workload");
  return workloadOf(row);
}

async function checkReferences(tx: Transaction, scope: Writer, input: WorkloadInput): Promise<void> {
  const team = scope.teamIds.includes(input.teamId) && (await tx.team.findUnique({ where: { id: input.teamId } }));
  if (!team) throw new InvalidInput([{ field: "teamId", rule: "There is no such team.", value: input.teamId }]);
  const supply = await tx.supply.findUnique({ where: { id: input.supplyId } });
  if (!supply) throw new InvalidInput([{ field: "supplyId", rule: "There is no such supply.", value: input.supplyId }]);
}

/** The name is unique in the organisation; the database decides, this says so. */
async function named<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") {
      throw new InvalidInput([{ field: "name", rule: "Another workload has this name already.", value: name }]);
    }
    throw error;
  }
}

function audit(action: string, entityId: string, detail: Prisma.InputJsonObject): AuditEntry {
  return { action, entity: "workload", entityId, detail };
}

function visible(scope: Reader) {
  return { teamId: { in: [...scope.teamIds] } };
}

export function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}
