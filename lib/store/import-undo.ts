import type { Scope } from "@/lib/auth/scope";
import { type LedgerWriter, partitionsOf, writeLedger } from "@/lib/db/ledger-writer";
import { Conflict, NotFound } from "@/lib/errors";
import type { IsoMonth } from "@/lib/ledger/calendar";
import { holdRules, remapBatch } from "./batch-owners";
import { requireOpen } from "./batch-periods";
import { dropSums, finishBatch } from "./batch-retire";
import { insertFacts, insertRollups } from "./batch-sums";

type Batch = { id: string; month: IsoMonth; status: string; corrects: boolean; reverses: boolean; metrics: boolean };

const columns = `b.id, to_char(b.billing_month, 'YYYY-MM') AS month, b.status, b.corrects_month IS NOT NULL AS corrects,
  b.sha256 LIKE 'reverses %' AS reverses, s.kind = 'metrics' AS metrics`;

/** Takes a committed file back, where all its months are open, and brings back what it had replaced. */
export async function undoImport(scope: Scope<"imports:write">, importId: string): Promise<void> {
  await writeLedger(scope, async (writer) => {
    const file = await fileToUndo(writer, importId);
    await writer.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`crossover.import ${file.sourceId}`]);
    const batches = await writer.query<Batch>(
      `SELECT ${columns} FROM import_batch b JOIN bill_source s ON s.id = b.source_id
       WHERE b.file_id = $1 AND b.status IN ('committed', 'replaced') ORDER BY b.id FOR UPDATE OF b`,
      [importId],
    );
    if (batches.length === 0) throw new Conflict("This import does not count: there is nothing to undo.");
    if (batches.some(({ status }) => status === "replaced")) {
      throw new Conflict("A later file replaced this one. Undo that one first.");
    }
    const restored = await writer.query<Batch>(
      `SELECT ${columns} FROM import_batch b JOIN bill_source s ON s.id = b.source_id
       WHERE b.status = 'replaced' AND b.replaced_by_id = ANY ($1::uuid[]) ORDER BY b.id FOR UPDATE OF b`,
      [batches.map(({ id }) => id)],
    );
    await requireOpen(
      writer,
      [...batches, ...restored].map(({ month }) => month),
    );
    for (const batch of batches) await remove(writer, batch);
    for (const batch of restored) await restore(writer, batch);
    await writer.query(
      "UPDATE import_file SET status = 'undone', failure = NULL, updated_at = clock_timestamp() WHERE id = $1",
      [importId],
    );
    const detail = {
      source: file.source,
      file: file.name,
      undone: batches.map(({ id, month }) => ({ batchId: id, month })),
      restored: restored.map(({ id, month }) => ({ batchId: id, month })),
    };
    return { result: undefined, audit: { action: "import.undo", entity: "import", entityId: importId, detail } };
  });
}

async function fileToUndo({ query }: LedgerWriter, importId: string) {
  const [file] = await query<{ sourceId: string; source: string; name: string }>(
    `SELECT f.source_id AS "sourceId", s.name AS source, f.name FROM import_file f JOIN bill_source s ON s.id = f.source_id
     WHERE f.id = $1`,
    [importId],
  );
  if (!file) throw new NotFound("import");
  return file;
}

async function remove(writer: LedgerWriter, { id, month, metrics }: Batch): Promise<void> {
  if (metrics) {
    await writer.query("DELETE FROM metric_point WHERE batch_id = $1", [id]);
  } else {
    await dropSums(writer, { id, month });
    await writer.onPartitions(`DELETE FROM ${partitionsOf(month).lines} WHERE batch_id = $1`, [id]);
  }
  await writer.query("UPDATE import_batch SET status = 'undone' WHERE id = $1", [id]);
}

/** Its lines were kept; facts and rollups are summed from them again, by the rules of today. */
async function restore(writer: LedgerWriter, { id, month, corrects, reverses, metrics }: Batch): Promise<void> {
  if (metrics) {
    await writer.query("UPDATE import_batch SET status = 'committed', replaced_by_id = NULL WHERE id = $1", [id]);
    return;
  }
  const tables = partitionsOf(month);
  await writer.onPartitions(insertFacts(tables, "batch_id = $1"), [id]);
  await writer.onPartitions(insertRollups(tables, "batch_id = $1"), [id]);
  await finishBatch(writer, { id, month });
  if (reverses) return;
  const { mapping } = await holdRules(writer);
  await remapBatch(writer, { month, batchId: id, corrects }, mapping);
}
