import { scopeFor } from "@/lib/auth/authorize";
import { holderOf } from "@/lib/auth/session";
import { now } from "@/lib/clock";
import { log } from "@/lib/log";
import { findAdministrator } from "@/lib/store/accounts";
import { listStagedBefore, moveImport } from "@/lib/store/imports";
import { removeWorkFolder } from "./work-folder";

/** So long a checked file waits to be switched on. */
export const stagedDays = 14;

const dayMs = 86_400_000;

/** Ends imports that nobody switched on, and removes their files. Returns how many. */
export async function expireImports(): Promise<number> {
  // Nobody asks for it; rows are shown to users only.
  const administrator = await findAdministrator();
  if (!administrator) return 0;
  const scope = scopeFor(holderOf(administrator), "imports:write");
  const failure = `It waited ${stagedDays} days without being switched on, so its file was removed. Send it again.`;
  let expired = 0;
  for (const id of await listStagedBefore(scope, new Date(now().getTime() - stagedDays * dayMs))) {
    // Whoever switches it on at this moment was first.
    if (!(await moveImport(scope, { id, from: ["staged"], to: "cancelled", failure }))) continue;
    await removeWorkFolder(id);
    expired += 1;
  }
  if (expired > 0) log.info("imports expired", { expired });
  return expired;
}

/** Now, and every day that the server runs. */
export function expireImportsDaily(): void {
  const run = () => void expireImports().catch((error: unknown) => log.error(error, { where: "imports that expire" }));
  run();
  setInterval(run, dayMs).unref();
}
