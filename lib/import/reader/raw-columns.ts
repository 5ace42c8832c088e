import type { RawTable } from "./raw-table";
import { countOf, type Stage, textOf } from "./stage";

/** A column of the file: its SQL name, how many rows fill it, and some of its first values. */
export type FilledColumn = { name: string; sql: string; filled: number; samples: string[] };

const [sampledRows, samplesShown, sampleCharacters] = [200, 3, 80];

/** Looked at together: all of a wide file at once would not fit the memory. */
const together = 100;

export async function columnsFound(stage: Stage, { names }: RawTable): Promise<FilledColumn[]> {
  const columns: FilledColumn[] = [];
  for (let from = 0; from < names.length; from += together)
    columns.push(...(await someFound(stage, names.slice(from, from + together), from)));
  return columns;
}

async function someFound(stage: Stage, names: readonly string[], from: number): Promise<FilledColumn[]> {
  const cells = names.map((_, index) => `c${from + index}`);
  const counts = cells.map((cell) => `count(${cell}) AS ${cell}`);
  const [counted] = await stage.rows(`SELECT ${counts.join(", ")} FROM raw`);
  const cut = cells.map((cell) => `left(${cell}, ${sampleCharacters}) AS ${cell}`);
  const first = await stage.rows(
    `SELECT ${cut.join(", ")} FROM (SELECT n, ${cells.join(", ")} FROM raw ORDER BY n LIMIT ${sampledRows})`,
  );
  return names.map((name, index) => {
    const sql = `c${from + index}`;
    const values = first.map((row) => textOf(row[sql])).filter((value) => value !== null);
    return { name, sql, filled: countOf(counted?.[sql]), samples: [...new Set(values)].slice(0, samplesShown) };
  });
}
