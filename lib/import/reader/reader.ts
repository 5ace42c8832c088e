import { mkdir } from "node:fs/promises";
import { type ImportCheck, importCheck } from "../../schema/import-check";
import { defaultLimits } from "./limits";
import type { CheckInput } from "./reader-job";
import { startReader } from "./reader-process";
import { clearStage } from "./stage-files";

/**
 * Reads a file of bills, usage or metrics into the stage of its work folder, in a process of its own with limits, and
 * says what it holds. Throws UnreadableFile for a file that cannot be taken at all; its message is for the user. After
 * any failure, and after an abort, nothing of the stage is left.
 */
export async function checkFile(
  input: CheckInput,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (rows: number) => void } = {},
): Promise<ImportCheck> {
  await mkdir(input.workFolder, { recursive: true, mode: 0o700 });
  await clearStage(input.workFolder);
  const seconds = input.limits?.seconds ?? defaultLimits.seconds;
  try {
    // The process watches its own time and says so; this is for one that no longer can.
    const reader = startReader({ task: "check", input }, { signal, seconds: seconds + 10, onRows: onProgress });
    reader.output.resume();
    const last = await reader.finished;
    if (last.type !== "check") throw new Error("The reading process gave no answer.");
    return importCheck.parse(last.check);
  } catch (error) {
    await clearStage(input.workFolder);
    throw error;
  }
}
