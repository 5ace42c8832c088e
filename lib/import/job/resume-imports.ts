import { scopeFor } from "@/lib/auth/authorize";
import { mayDo } from "@/lib/auth/permissions";
import type { Scope } from "@/lib/auth/scope";
import { holderOf } from "@/lib/auth/session";
import { log } from "@/lib/log";
import { findAccount, findAdministrator } from "@/lib/store/accounts";
import { type ImportJob, listUnfinished, moveImport } from "@/lib/store/imports";
import { startImport } from "./check-job";
import { listWorkFolders, removeWorkFolder } from "./work-folder";

type Writer = Scope<"imports:write">;

/**
 * Takes up what a stopped server left on this machine: checks run again from the kept upload in their sender's name,
 * commits that Postgres rolled back wait to be switched on again, and folders of imports that are over go.
 */
export async function resumeImports(): Promise<void> {
  const folders = await listWorkFolders();
  if (folders.length === 0) return;
  // Nobody asks when a server starts; rows are shown to users only.
  const administrator = await findAdministrator();
  if (!administrator) return;
  const scope = scopeFor(holderOf(administrator), "imports:write");
  const unfinished = await listUnfinished(scope, folders);
  for (const job of unfinished) await takeUp(scope, job);
  const kept = new Set(unfinished.map(({ id }) => id));
  for (const id of folders.filter((folder) => !kept.has(folder))) await removeWorkFolder(id);
  log.info("imports resumed", { unfinished: unfinished.length, removed: folders.length - kept.size });
}

async function takeUp(scope: Writer, { id, status, createdById }: ImportJob): Promise<void> {
  if (status === "committing") {
    const failure = "The server stopped while this was being switched on. Nothing of it counts yet.";
    await moveImport(scope, { id, from: ["committing"], to: "staged", failure });
  } else if (status === "checking" || status === "receiving") {
    const sender = await findAccount(createdById);
    if (sender && sender.disabledAt === null && mayDo(sender.role, "imports:write")) {
      // Whoever sent it is gone: what would have counted at once now waits for somebody to say so.
      startImport(scopeFor(holderOf(sender), "imports:write"), id, { commit: false, acceptRejects: false });
    } else {
      const failure = "Its sender may no longer import files.";
      await moveImport(scope, { id, from: ["checking", "receiving"], to: "failed", failure });
      await removeWorkFolder(id);
    }
  }
}
