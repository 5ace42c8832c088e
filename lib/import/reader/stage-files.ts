import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** The files that a check leaves in its work folder, for the copies that come after it. */
export function stageFiles(workFolder: string) {
  return {
    /** What was rejected, facts, and the fact of each line. */
    database: join(workFolder, "stage.duckdb"),
    /** Some of the text of the file, told apart into records; only until it is staged. */
    records: (part: number) => join(workFolder, `records-${part}.csv`),
    /** Its columns as they came, part by part; only while they are checked. */
    rawPart: (part: number) => join(workFolder, `raw-${part}.parquet`),
    /** Every line in the shape of the ledger, rejected ones marked. */
    lines: join(workFolder, "lines.parquet"),
    spill: join(workFolder, "spill"),
    /** What is copied out at one time. */
    part: (part: number) => join(workFolder, `part-${part}.csv`),
  };
}

/** Removes what a check has staged, or only what it needs no more; the file itself stays. */
export async function clearStage(workFolder: string, what: "all" | "raw" = "all"): Promise<void> {
  const gone =
    what === "raw" ? /^raw-\d+\.parquet$/ : /^(stage\.duckdb.*|(records|raw|part)-\d+\..*|lines\.parquet|spill)$/;
  const names = (await readdir(workFolder)).filter((name) => gone.test(name));
  await Promise.all(names.map((name) => rm(join(workFolder, name), { force: true, recursive: true })));
}
