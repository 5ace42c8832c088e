import type { ReaderWorkload } from "../reader/reader-job";
import { type Stage, textOf } from "../reader/stage";
import { readTags } from "./tag-text";
import { workloadsByName, workloadTagOf } from "./workload-tag";

/** Reads each different text of a column of tags once, into the table `tag`; without the column the table stays empty. */
export async function stageTags(
  stage: Stage,
  { column, workloads }: { column: string | null; workloads: readonly ReaderWorkload[] },
): Promise<void> {
  await stage.run(
    "CREATE TABLE tag (text VARCHAR, tags VARCHAR, workload_id VARCHAR, category VARCHAR, broken BOOLEAN, trimmed BOOLEAN)",
  );
  if (column === null) return;
  await stage.run(`CREATE TABLE tag_text AS SELECT DISTINCT ${column} AS text FROM raw WHERE ${column} IS NOT NULL`);
  const byName = workloadsByName(workloads);
  const appender = await stage.appender("tag");
  for await (const rows of stage.stream("SELECT text FROM tag_text")) {
    for (const [value] of rows) {
      const text = textOf(value) ?? "";
      const read = readTags(text);
      const { workloadId, category } = workloadTagOf(read?.tags ?? {}, byName);
      appender.appendVarchar(text);
      appender.appendVarchar(JSON.stringify(read?.tags ?? {}));
      if (workloadId === null) appender.appendNull();
      else appender.appendVarchar(workloadId);
      if (category === null) appender.appendNull();
      else appender.appendVarchar(category);
      appender.appendBoolean(read === null);
      appender.appendBoolean(read?.trimmedKeys ?? false);
      appender.endRow();
    }
  }
  appender.closeSync();
  await stage.run("DROP TABLE tag_text");
}
