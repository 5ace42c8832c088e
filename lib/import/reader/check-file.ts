import type { ImportCheck } from "../../schema/import-check";
import { checkFocus, type StagedCheck } from "../focus/focus-check";
import { checkMetrics } from "../usage/metrics-check";
import { checkUsage } from "../usage/usage-check";
import { formatOf } from "./file-format";
import { defaultLimits, type ReaderLimits } from "./limits";
import { mappedTable } from "./mapped-table";
import { columnsFound } from "./raw-columns";
import { type RawTable, stageRaw } from "./raw-table";
import type { CheckInput } from "./reader-job";
import { createRejects, rejectsOf } from "./reject-table";
import { openStage, type Stage } from "./stage";
import { clearStage } from "./stage-files";
import { UnmappedFile, UnreadableFile } from "./unreadable-file";

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
    const mapped = mappedTable(await stageRaw(stage, { path, format, workFolder, limits, onProgress }), input);
    const { headerHash } = mapped;
    const found = await checks[kind](stage, mapped.raw, { ...input, limits }).catch(async (error: unknown) => {
      if (!(error instanceof UnmappedFile)) throw error;
      const columns = mapped.columns(await unreadColumns(stage, mapped.raw));
      throw new UnmappedFile(error.message, {
        ...nothingFound,
        kind,
        format,
        rows: mapped.raw.rows + mapped.raw.brokenLines,
        headerHash,
        problem: error.message,
        columns,
      });
    });
    await clearStage(workFolder, "raw");
    await mapped.nameRejects(stage);
    const rejects: ImportCheck["rejects"] = [];
    for await (const some of rejectsOf(stage, shownRejects)) rejects.push(...some);
    const [columns, warnings] = [mapped.columns(found.columns), mapped.warnings(found.warnings)];
    return { kind, format, ...found, headerHash, problem: null, columns, warnings, rejects };
  } finally {
    stage.close();
  }
}

/** The columns of a file that was read no further. */
async function unreadColumns(stage: Stage, raw: RawTable): Promise<StagedCheck["columns"]> {
  const columns = await columnsFound(stage, raw);
  return columns.map(({ name, filled, samples }) => ({
    name,
    target: null,
    filled: raw.rows === 0 ? 0 : filled / raw.rows,
    samples,
  }));
}

const nothingFound = {
  focusVersion: null,
  accepted: 0,
  rejected: 0,
  flagged: 0,
  flags: [],
  totals: {},
  months: [],
  warnings: [],
  rejects: [],
} satisfies Partial<ImportCheck>;

type Checker = (stage: Stage, raw: RawTable, input: CheckInput & { limits: ReaderLimits }) => Promise<StagedCheck>;

const checks: Record<CheckInput["kind"], Checker> = { focus: checkFocus, usage: checkUsage, metrics: checkMetrics };
