import type { Scope } from "@/lib/auth/scope";
import { Conflict } from "@/lib/errors";
import { getImportJob } from "./imports";

/** Refuses what cannot be switched on: a file that does not wait, and rejected lines that nobody accepted. */
export async function requireCommittable(
  scope: Scope<"imports:write">,
  { id, acceptRejects }: { id: string; acceptRejects: boolean },
): Promise<void> {
  const { status, check } = await getImportJob(scope, id);
  if (status !== "staged" || !check) throw new Conflict("Only a checked file that waits can be committed.");
  if (check.problem !== null) throw new Conflict(`Map its columns first. ${check.problem}`);
  if (check.rejected > 0 && !acceptRejects) {
    throw new Conflict(`Say first that the ${check.rejected} rejected lines are to be left out.`);
  }
}
