import { join } from "node:path";

/** The files that a check leaves in its work folder, for the copies that come after it. */
export function stageFiles(workFolder: string) {
  return {
    /** What was rejected, facts, and the fact of each line. */
    database: join(workFolder, "stage.duckdb"),
    /** The text of the file, told apart into records; only while it is read. */
    records: join(workFolder, "records.csv"),
    /** Its columns as they came; only while they are checked. */
    raw: join(workFolder, "raw.parquet"),
    /** Every line in the shape of the ledger, rejected ones marked. */
    lines: join(workFolder, "lines.parquet"),
    spill: join(workFolder, "spill"),
    /** What a process copies out at one time. */
    part: (pid: number) => join(workFolder, `part-${pid}.csv`),
  };
}
