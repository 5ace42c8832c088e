import type { Scope } from "@/lib/auth/scope";
import { Conflict } from "@/lib/errors";
import { wakeNotifications } from "@/lib/notify/worker";
import { commitImport } from "@/lib/store/import-commit";
import { getImportJob, moveImport } from "@/lib/store/imports";
import { asDuplicate } from "./duplicate";
import { failureOf } from "./failure-text";
import { insist } from "./insist";
import { progressOf } from "./progress";
import { type Outcome, type RunningJob, running, startJob } from "./running";
import { stagedContent } from "./staged-content";
import { removeWorkFolder, workFolderOf } from "./work-folder";

type Writer = Scope<"imports:write">;

/** Switches a staged import on, rejected lines left out. */
export function startCommit(scope: Writer, importId: string): RunningJob {
  return startJob(importId, (signal) => commitStaged(scope, importId, signal));
}

/** The same within a job that is running already. */
export async function commitStaged(scope: Writer, importId: string, signal: AbortSignal): Promise<Outcome> {
  const refusal = "Only a checked file that waits can be switched on.";
  await moveImport(scope, { id: importId, from: ["staged"], to: "committing", refusal });
  return running().commits.run(async () => {
    try {
      signal.throwIfAborted();
      const { check } = await getImportJob(scope, importId);
      if (!check) throw new Error("A staged import without its check.");
      if (check.problem !== null) throw new Conflict(check.problem);
      const content = stagedContent(workFolderOf(importId), { signal, onRows: progressOf(scope, importId) });
      const { duplicateOf } = await commitImport(scope, { importId, check, content, signal }).finally(content.close);
      if (duplicateOf !== null) return await asDuplicate(scope, importId, duplicateOf);
      await removeWorkFolder(importId);
      wakeNotifications();
      return { state: "committed" };
    } catch (error) {
      if (signal.aborted) return { state: "cancelled" };
      return putBack(scope, importId, error);
    }
  });
}

/** Nothing of it counts: it waits as before, with what stood in the way. */
async function putBack(scope: Writer, id: string, error: unknown): Promise<Outcome> {
  const failure = failureOf(error);
  let isBack = false;
  await insist(async () => {
    isBack = await moveImport(scope, { id, from: ["committing"], to: "staged", failure });
  });
  if (!isBack && (await isCommitted(scope, id))) {
    // The connection broke after the database had committed: it counts, and only the answer was lost.
    await removeWorkFolder(id);
    return { state: "committed" };
  }
  return error instanceof Conflict ? { state: "refused", reason: failure } : { state: "failed", error };
}

async function isCommitted(scope: Writer, id: string): Promise<boolean> {
  return (await getImportJob(scope, id).catch(() => null))?.status === "committed";
}
