import type { Scope } from "@/lib/auth/scope";
import { moveImport } from "@/lib/store/imports";
import { running } from "./running";
import { removeWorkFolder } from "./work-folder";

/** Stops an import that does not count yet: its reader is killed, its transaction rolled back, its files removed. */
export async function cancelImport(scope: Scope<"imports:write">, importId: string): Promise<void> {
  const job = running().jobs.get(importId);
  job?.stop.abort(new Error("The import was cancelled."));
  await job?.outcome;
  await moveImport(scope, {
    id: importId,
    from: ["receiving", "checking", "staged", "committing"],
    to: "cancelled",
    refusal: "This import is over: there is nothing to cancel.",
  });
  await removeWorkFolder(importId);
}
