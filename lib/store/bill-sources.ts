import type { Scope } from "@/lib/auth/scope";
import { Prisma } from "@/lib/db/generated/client";
import { readAs, type Transaction, writeAs } from "@/lib/db/transaction";
import { Conflict, NotFound } from "@/lib/errors";
import type { BillSourceInput } from "@/lib/schema/import";
import { type ImportKind, importKinds } from "@/lib/schema/import-check";

export type BillSource = {
  id: string;
  name: string;
  kind: ImportKind;
  /** A month cannot be closed before it has delivered. */
  expected: boolean;
  archived: boolean;
  /** The latest month that counts; null: none yet. */
  latestMonth: string | null;
};

export async function listBillSources(scope: Scope<"imports:read">): Promise<BillSource[]> {
  return readAs(scope, (tx) => sourcesIn(tx, Prisma.empty));
}

export async function createBillSource(
  scope: Scope<"imports:write">,
  input: BillSourceInput,
): Promise<{ id: string; kind: ImportKind }> {
  try {
    return await writeAs(scope, async (tx) => {
      const { name, kind, expected } = input;
      const { id } = await tx.billSource.create({ data: { name, kind, expected } });
      return {
        result: { id, kind },
        audit: { action: "source.create", entity: "bill-source", entityId: id, detail: { name, kind, expected } },
      };
    });
  } catch (error) {
    if (isTaken(error)) throw new Conflict(`A source is already called ${input.name}.`);
    throw error;
  }
}

/**
 * The source of this name, whatever its case; made as `kind` (FOCUS bills unless said otherwise) when there is none.
 * Refuses one that sends another kind, and one that is archived.
 */
export async function ensureBillSource(
  scope: Scope<"imports:write">,
  { name, kind }: { name: string; kind?: ImportKind | undefined },
): Promise<{ id: string; kind: ImportKind }> {
  for (let attempt = 1; ; attempt++) {
    const [found] = await readAs(scope, (tx) => sourcesIn(tx, Prisma.sql`WHERE lower(s.name) = lower(${name})`));
    if (found?.archived) throw new Conflict(`The source ${found.name} is archived. Restore it first.`);
    if (found && kind !== undefined && found.kind !== kind) {
      throw new Conflict(`The source ${found.name} sends ${found.kind} files, not ${kind} files.`);
    }
    if (found) return { id: found.id, kind: found.kind };
    try {
      return await createBillSource(scope, { name, kind: kind ?? "focus", expected: true });
    } catch (error) {
      // Another upload made it at the same moment.
      if (attempt > 2 || !(error instanceof Conflict)) throw error;
    }
  }
}

export async function updateBillSource(
  scope: Scope<"imports:write">,
  { id, expected, archivedAt }: { id: string; expected: boolean; archivedAt: Date | null },
): Promise<void> {
  await writeAs(scope, async (tx) => {
    const before = await tx.billSource.findUnique({ where: { id } });
    if (!before) throw new NotFound("source");
    await tx.billSource.update({ where: { id }, data: { expected, archivedAt } });
    const detail = { name: before.name, expected, archived: archivedAt !== null };
    return { result: undefined, audit: { action: "source.update", entity: "bill-source", entityId: id, detail } };
  });
}

type Row = Omit<BillSource, "kind"> & { kind: string };

async function sourcesIn(tx: Transaction, where: Prisma.Sql): Promise<BillSource[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT s.id::text, s.name, s.kind, s.expected, s.archived_at IS NOT NULL AS archived,
      to_char(max(b.billing_month), 'YYYY-MM') AS "latestMonth"
    FROM bill_source s
    LEFT JOIN import_batch b ON b.source_id = s.id AND b.status = 'committed' AND b.corrects_month IS NULL
    ${where} GROUP BY s.id ORDER BY lower(s.name)`;
  return rows.map((row) => ({ ...row, kind: kindOf(row.kind) }));
}

/** The kind of a stored source. Throws for one that this version does not know. */
export function kindOf(text: string): ImportKind {
  const kind = importKinds.find((each) => each === text);
  if (!kind) throw new RangeError(`"${text}" is no kind of source.`);
  return kind;
}

function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}
