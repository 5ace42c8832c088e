import { z } from "zod";
import type { Scope } from "@/lib/auth/scope";
import { readAs, type Transaction, writeAs } from "@/lib/db/transaction";
import { Conflict, NotFound } from "@/lib/errors";
import { type ColumnMapping, mappingProblems, withoutAutomatic } from "@/lib/schema/column-mapping";
import { importCheck } from "@/lib/schema/import-check";
import { kindOf } from "./bill-sources";

const stored = z.record(z.string(), z.string().nullable());

/** What the columns of a source's files stand for, by the hash of their names. */
export async function listMappings(
  scope: Scope<"imports:read">,
  sourceId: string,
): Promise<Record<string, ColumnMapping>> {
  const rows = await readAs(scope, (tx) => tx.importMapping.findMany({ where: { sourceId } }));
  return Object.fromEntries(rows.map(({ headerHash, columns }) => [headerHash, stored.parse(columns)]));
}

/**
 * Keeps what the columns of a waiting file stand for, for it and the next ones of its source with the same columns, and
 * has it checked again. Refuses a mapping by which the file cannot be read. Without any entry the names decide again.
 */
export async function mapImport(
  scope: Scope<"imports:write">,
  { id, columns: wanted }: { id: string; columns: ColumnMapping },
): Promise<void> {
  await writeAs(scope, async (tx) => {
    const { sourceId, source, period, found } = await waitingFile(tx, id);
    const check = importCheck.safeParse(found).data;
    if (!check?.headerHash || check.columns.length === 0) throw new Conflict("The columns of this file are not known.");
    const columns = withoutAutomatic(check.columns, wanted);
    const kind = kindOf(source.kind);
    const problems = mappingProblems(kind, check.columns, { mapping: wanted, hasPeriod: period !== null });
    const isReset = Object.keys(columns).length === 0;
    // Putting it back to what the names say is allowed always: it is where every file begins.
    if (problems.length > 0 && !isReset) throw new Conflict(problems.join(" "));
    const key = { sourceId, headerHash: check.headerHash };
    if (isReset) {
      await tx.importMapping.deleteMany({ where: key });
    } else {
      const said = { columns, updatedById: scope.userId };
      await tx.importMapping.upsert({
        where: { sourceId_headerHash: key },
        create: { ...key, ...said },
        update: { ...said, updatedAt: new Date() },
      });
    }
    await tx.importReject.deleteMany({ where: { fileId: id } });
    await tx.$executeRaw`
      UPDATE import_file SET status = 'checking', found = '{}', failure = NULL, rows_read = 0, rows_per_second = 0,
        updated_at = clock_timestamp() WHERE id = ${id}::uuid`;
    return {
      result: undefined,
      audit: { action: "import.map", entity: "import", entityId: id, detail: { source: source.name, columns } },
    };
  });
}

async function waitingFile(tx: Transaction, id: string) {
  // Locked first, so that nobody commits what is being mapped.
  await tx.$queryRaw`SELECT FROM import_file WHERE id = ${id}::uuid FOR UPDATE`;
  const file = await tx.importFile.findUnique({ where: { id }, include: { source: true } });
  if (!file) throw new NotFound("import");
  if (file.status !== "staged") throw new Conflict("Only a checked file that waits can be mapped.");
  return file;
}
