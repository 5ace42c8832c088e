import type { Scope } from "@/lib/auth/scope";
import { now } from "@/lib/clock";
import { monthAfter } from "@/lib/ledger/calendar";
import type { ImportCheck } from "@/lib/schema/import-check";
import { kindOf } from "@/lib/store/bill-sources";
import { getImportContext } from "@/lib/store/import-context";
import { listMappings } from "@/lib/store/import-mappings";
import { keepRejects } from "@/lib/store/import-rejects";
import { findCounted, finishCheck, getImportJob, type ImportJob, moveImport } from "@/lib/store/imports";
import { checkFile } from "../reader/reader";
import { readStage } from "../reader/stage-reader";
import { UnmappedFile, UnreadableFile } from "../reader/unreadable-file";
import { commitStaged } from "./commit-job";
import { asDuplicate } from "./duplicate";
import { failureOf } from "./failure-text";
import { insist } from "./insist";
import { monthsOf, priceBookRates } from "./price-book-rates";
import { progressOf } from "./progress";
import { type Outcome, type RunningJob, running, startJob } from "./running";
import { removeWorkFolder, uploadPathOf, workFolderOf } from "./work-folder";

type Writer = Scope<"imports:write">;

/** What is to happen with a file that was read: nothing more, or that it counts, with rejected lines or only without. */
export type Wanted = { commit: boolean; acceptRejects: boolean };

/** Checks a received file, and switches it on if that is wanted. */
export function startImport(scope: Writer, importId: string, wanted: Wanted): RunningJob {
  return startJob(importId, async (signal) => {
    const job = await getImportJob(scope, importId);
    return running().files.run(`${job.sourceId} ${job.sha256}`, async () => {
      const counted = await findCounted(scope, { ...job, sha256: job.sha256 ?? "" });
      if (counted !== null) return asDuplicate(scope, importId, counted);
      const checked = await running().checks.run(() => check(scope, job, { wanted, signal }));
      if (checked.state !== "staged" || !wanted.commit) return checked;
      if (checked.rejected > 0 && !wanted.acceptRejects) return checked;
      return commitStaged(scope, importId, signal);
    });
  });
}

async function check(
  scope: Writer,
  job: ImportJob,
  { wanted, signal }: { wanted: Wanted; signal: AbortSignal },
): Promise<Outcome> {
  const { id } = job;
  const workFolder = workFolderOf(id);
  try {
    signal.throwIfAborted();
    const { currency, workloads, teams, fleets } = await getImportContext(scope);
    const months = monthsOf(fleets, monthAfter(now().toISOString().slice(0, 7)));
    const found = await checkFile(
      {
        path: uploadPathOf(id),
        name: job.name,
        kind: kindOf(job.kind),
        source: { name: job.source },
        workFolder,
        period: job.period,
        reportingCurrency: currency,
        workloads,
        teams,
        rateCard: priceBookRates(fleets, { currency, months }),
        mappings: await listMappings(scope, job.sourceId),
      },
      { signal, onProgress: progressOf(scope, id) },
    );
    if (found.accepted === 0) {
      const reason = found.rows === 0 ? "The file has no lines." : "No line of the file could be taken.";
      await keepAll(scope, job, found, signal);
      await finishCheck(scope, { id, check: found });
      return await giveUp(scope, id, { from: "staged", reason });
    }
    await keepAll(scope, job, found, signal);
    if (!(await finishCheck(scope, { id, check: found }))) return { state: "cancelled" };
    return { state: "staged", rejected: found.rejected };
  } catch (error) {
    if (signal.aborted) return { state: "cancelled" };
    // On a page somebody can say what the columns stand for; a script is told at once.
    if (error instanceof UnmappedFile && error.check && !wanted.commit) {
      const waits = await finishCheck(scope, { id, check: error.check });
      return waits ? { state: "unmapped", reason: error.message } : { state: "cancelled" };
    }
    if (error instanceof UnreadableFile) return giveUp(scope, id, { from: "checking", reason: error.message });
    const failure = failureOf(error);
    await insist(() => moveImport(scope, { id, from: ["checking"], to: "failed", failure }));
    await removeWorkFolder(id);
    return { state: "failed", error };
  }
}

/** Keeps the rejected lines; without any, no process is started to read them. */
async function keepAll(scope: Writer, { id }: ImportJob, found: ImportCheck, signal: AbortSignal): Promise<void> {
  if (found.rejected === 0) return;
  const staged = readStage(workFolderOf(id), { signal });
  try {
    await keepRejects(scope, id, staged.rejects());
  } finally {
    await staged.close();
  }
}

/** A file that nothing can be made of: its reason stays, its bytes go. */
async function giveUp(
  scope: Writer,
  id: string,
  { from, reason }: { from: "checking" | "staged"; reason: string },
): Promise<Outcome> {
  await insist(() => moveImport(scope, { id, from: [from], to: "failed", failure: reason }));
  await removeWorkFolder(id);
  return { state: "unreadable", reason };
}
