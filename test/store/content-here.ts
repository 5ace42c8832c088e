import { PassThrough } from "node:stream";
import { copyOut } from "@/lib/import/reader/copy-out";
import { stagedFactRows } from "@/lib/import/reader/fact-rows";
import { lineColumns, metricColumns } from "@/lib/import/reader/line-fields";
import type { CopyTask } from "@/lib/import/reader/reader-job";
import { factColumns, rollupColumns } from "@/lib/schema/ledger-columns";
import type { BatchContent, CopyInput } from "@/lib/store/batch-content";

/** A staged file as the store takes it, copied out within this process: the reader's own costs a second. */
export function contentIn(workFolder: string): BatchContent {
  const copy = (task: CopyTask, input: CopyInput) => {
    const out = new PassThrough();
    copyOut(task, { ...input, workFolder }, out).then(
      () => out.end(),
      (error: Error) => out.destroy(error),
    );
    return out;
  };
  return {
    factsToMap: async (month) => {
      const facts = [];
      for await (const some of stagedFactRows({ workFolder, month })) facts.push(...some);
      return facts;
    },
    lines: (input) => copy("copy-lines", input),
    facts: (input) => copy("copy-facts", input),
    rollups: (input) => copy("copy-rollup", input),
    metrics: (input) => copy("copy-metrics", input),
    columns: { lines: lineColumns, facts: factColumns, rollups: rollupColumns, metrics: metricColumns },
  };
}
