import type { Scope } from "@/lib/auth/scope";
import { log } from "@/lib/log";
import { noteProgress } from "@/lib/store/imports";

const millisecondsBetween = 1_000;

/** Writes how many rows were read, at most once a second and never twice at once. */
export function progressOf(scope: Scope<"imports:write">, importId: string): (rows: number) => void {
  const startedAt = performance.now();
  let writtenAt = startedAt;
  let isWriting = false;
  return (rows) => {
    const at = performance.now();
    if (isWriting || at - writtenAt < millisecondsBetween) return;
    writtenAt = at;
    isWriting = true;
    const rowsPerSecond = Math.round((rows * 1000) / (at - startedAt));
    noteProgress(scope, { id: importId, rows, rowsPerSecond })
      // Progress that is not shown is no reason to stop.
      .catch((error: unknown) => log.error(error, { where: "import progress" }))
      .finally(() => {
        isWriting = false;
      });
  };
}
