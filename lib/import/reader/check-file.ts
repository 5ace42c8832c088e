import { rm } from "node:fs/promises";
import type { ImportCheck } from "../../schema/import-check";
import { checkFocus, type StagedCheck } from "../focus/focus-check";
import { checkMetrics } from "../usage/metrics-check";
import { checkUsage } from "../usage/usage-check";
import { formatOf } from "./file-format";
import { defaultLimits, type ReaderLimits } from "./limits";
import { type RawTable, stageRaw } from "./raw-table";
import type { CheckInput } from "./reader-job";
import { createRejects, rejectsOf } from "./reject-table";
import { openStage, type Stage } from "./stage";
import { stageFiles } from "./stage-files";
import { UnreadableFile } from "./unreadable-file";

/** Rejects that are shown at once; all of them stay in the stage. */
const shownRejects = 100;

/** Reads the file into the stage of its work folder and says what it holds. Runs in the reading process. */
export async function checkInto(input: CheckInput, onProgress: (rows: number) => void): Promise<ImportCheck> {
  const limits = { ...defaultLimits, ...input.limits };
  const { path, kind, workFolder } = input;
  const format = await formatOf(path);
  if (format === "parquet" && kind !== "focus") throw new UnreadableFile("Usage and metrics files have to be CSV.");
  const stage = await openStage(workFolder, { file: path, readOnly: false, spillBytes: limits.folderBytes });
  try {
    await stage.run(createRejects);
    const raw = await stageRaw(stage, { path, format, workFolder, limits, onProgress });
    const found = await checks[kind](stage, raw, { ...input, limits });
    await rm(stageFiles(workFolder).raw);
    const rejects: ImportCheck["rejects"] = [];
    for await (const some of rejectsOf(stage, shownRejects)) rejects.push(...some);
    return { kind, format, ...found, rejects };
  } finally {
    stage.close();
  }
}

type Checker = (stage: Stage, raw: RawTable, input: CheckInput & { limits: ReaderLimits }) => Promise<StagedCheck>;

const checks: Record<CheckInput["kind"], Checker> = { focus: checkFocus, usage: checkUsage, metrics: checkMetrics };
