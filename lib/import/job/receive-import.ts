import { randomUUID } from "node:crypto";
import type { Scope } from "@/lib/auth/scope";
import { Conflict } from "@/lib/errors";
import type { ImportQuery } from "@/lib/schema/import";
import { ensureBillSource } from "@/lib/store/bill-sources";
import { createImport, findByIdempotencyKey, findCounted, getImportJob } from "@/lib/store/imports";
import { startImport, type Wanted } from "./check-job";
import { startCommit } from "./commit-job";
import { type Received, type ReceiveLimits, receive } from "./receive";
import { type Outcome, running } from "./running";
import { makeWorkFolder, removeWorkFolder, uploadPathOf } from "./work-folder";

type Writer = Scope<"imports:write">;

export type UploadedFile = {
  body: ReadableStream<Uint8Array> | null;
  query: Pick<ImportQuery, "source" | "kind" | "period" | "name"> & Wanted;
  idempotencyKey: string | null;
  limits?: ReceiveLimits;
};

/** An import under way, or the one that the same file has been all along. */
export type ReceivedImport = { id: string; duplicate: boolean; outcome: Promise<Outcome> | null };

/**
 * Takes an upload and starts its check; the work goes on when the sender leaves. The same file again, or the same
 * idempotency key, leads to the import that is there and changes nothing.
 */
export async function receiveImport(scope: Writer, file: UploadedFile): Promise<ReceivedImport> {
  const id = randomUUID();
  await makeWorkFolder(id);
  let isKept = false;
  try {
    const received = await receive(file.body, uploadPathOf(id), file.limits);
    const source = await ensureBillSource(scope, { name: file.query.source, kind: file.query.kind });
    const before = await earlier(scope, { file, received, sourceId: source.id });
    if (before) return before;
    const { sha256, bytes } = received;
    const period = file.query.period ?? null;
    try {
      await createImport(scope, {
        id,
        sourceId: source.id,
        name: file.query.name ?? "upload",
        bytes,
        sha256,
        period,
        idempotencyKey: file.idempotencyKey,
      });
    } catch (error) {
      // The same key arrived twice at once, and the other one was first.
      const other = await earlier(scope, { file, received, sourceId: source.id });
      if (other) return other;
      throw error;
    }
    isKept = true;
    return { id, duplicate: false, outcome: startImport(scope, id, file.query).outcome };
  } finally {
    if (!isKept) await removeWorkFolder(id);
  }
}

type Arrived = { file: UploadedFile; received: Received; sourceId: string };

async function earlier(scope: Writer, { file, received, sourceId }: Arrived): Promise<ReceivedImport | null> {
  const { idempotencyKey, query } = file;
  const byKey = idempotencyKey === null ? null : await findByIdempotencyKey(scope, idempotencyKey);
  if (byKey) {
    if (byKey.sha256 !== received.sha256 || byKey.sourceId !== sourceId) {
      throw new Conflict("This Idempotency-Key was used for another file.");
    }
    return { id: byKey.id, duplicate: true, ...(await resumed(scope, byKey.id, query)) };
  }
  const counted = await findCounted(scope, { sourceId, sha256: received.sha256, period: query.period ?? null });
  return counted === null ? null : { id: counted, duplicate: true, outcome: null };
}

/** A repeated request joins the work that the first one started, or takes up what a crash interrupted. */
async function resumed(scope: Writer, id: string, wanted: Wanted): Promise<Pick<ReceivedImport, "outcome">> {
  const job = running().jobs.get(id);
  if (job) return { outcome: job.outcome };
  const { status, check } = await getImportJob(scope, id);
  const isWanted = wanted.commit && (wanted.acceptRejects || check?.rejected === 0);
  return { outcome: status === "staged" && isWanted ? startCommit(scope, id).outcome : null };
}
