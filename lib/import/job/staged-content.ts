import { Readable } from "node:stream";
import type { BatchContent, CopyInput } from "@/lib/store/batch-content";
import { factColumns, rollupColumns } from "../../schema/ledger-columns";
import { lineColumns, metricColumns } from "../reader/line-fields";
import { copyFacts, copyLines, copyMetrics, copyRollup, stagedFacts } from "../reader/reader";

/** What a checked file leaves in its work folder, as the store takes it. `onRows` counts lines as they pass. */
export function stagedContent(
  workFolder: string,
  { signal, onRows }: { signal: AbortSignal; onRows: (rows: number) => void },
): BatchContent {
  let rows = 0;
  const counted = (csv: Readable) =>
    Readable.from(
      (async function* () {
        for await (const piece of csv) {
          rows += linesIn(piece);
          onRows(rows);
          yield piece;
        }
      })(),
      { objectMode: false },
    );
  const staged = (input: CopyInput) => ({ ...input, workFolder });
  return {
    factsToMap: (month) => stagedFacts(workFolder, month, signal),
    lines: (input) => counted(copyLines(staged(input), { signal })),
    facts: (input) => copyFacts(staged(input), { signal }),
    rollups: (input) => copyRollup(staged(input), { signal }),
    metrics: (input) => counted(copyMetrics(staged(input), { signal })),
    columns: { lines: lineColumns, facts: factColumns, rollups: rollupColumns, metrics: metricColumns },
  };
}

/** Line ends of a piece of CSV: close enough to the rows in it to show how far a copy is. */
function linesIn(piece: Buffer): number {
  let count = 0;
  for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) count += 1;
  return count;
}
