import { Readable } from "node:stream";
import type { BatchContent } from "@/lib/store/batch-content";
import { factColumns, rollupColumns } from "../../schema/ledger-columns";
import { lineColumns, metricColumns } from "../reader/line-fields";
import { readStage } from "../reader/stage-reader";

/**
 * What a checked file leaves in its work folder, as the store takes it, until it is closed. `onRows` counts lines as they
 * pass.
 */
export function stagedContent(
  workFolder: string,
  { signal, onRows }: { signal: AbortSignal; onRows: (rows: number) => void },
): BatchContent & { close(): Promise<void> } {
  const stage = readStage(workFolder, { signal });
  let rows = 0;
  const counted = (text: Readable) =>
    Readable.from(
      (async function* () {
        for await (const piece of text) {
          rows += linesIn(piece);
          onRows(rows);
          yield piece;
        }
      })(),
      { objectMode: false },
    );
  return {
    factsToMap: stage.facts,
    lines: (input) => counted(stage.copy("copy-lines", input)),
    facts: (input) => stage.copy("copy-facts", input),
    rollups: (input) => stage.copy("copy-rollup", input),
    metrics: (input) => counted(stage.copy("copy-metrics", input)),
    close: stage.close,
    columns: { lines: lineColumns, facts: factColumns, rollups: rollupColumns, metrics: metricColumns },
  };
}

/** Line ends of a piece of text for a COPY: the rows that end in it. */
function linesIn(piece: Buffer): number {
  let count = 0;
  for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) count += 1;
  return count;
}
