import { setTimeout as pause } from "node:timers/promises";
import { log } from "@/lib/log";

const attempts = 30;

/**
 * Writes how a piece of work ended, also while the database is just starting again. What cannot be written at all is
 * found as unfinished at the next start of the server.
 */
export async function insist(write: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    try {
      await write();
      return;
    } catch (error) {
      if (attempt === attempts) log.error(error, { where: "end of an import" });
      else await pause(Math.min(attempt * 200, 2_000));
    }
  }
}
