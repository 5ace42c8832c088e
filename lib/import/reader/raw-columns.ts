import type { RawTable } from "./raw-table";
import { countOf, type Stage, textOf } from "./stage";

/** A column of the file: its SQL name, how many rows fill it, and some of its first values. */
export type FilledColumn = { name: string; sql: string; filled: number; samples: string[] };

const [sampledRows, samplesShown, sampleCharacters] = [200, 3, 80];

export async function columnsFound(stage: Stage, { names }: RawTable): Promise<FilledColumn[]> {
  const counts = names.map((_, index) => `count(c${index}) AS c${index}`);
  const [counted] = await stage.rows(`SELECT ${counts.join(", ")} FROM raw`);
  const cut = names.map((_, index) => `left(c${index}, ${sampleCharacters}) AS c${index}`);
  const first = await stage.rows(`SELECT ${cut.join(", ")} FROM (SELECT * FROM raw ORDER BY n LIMIT ${sampledRows})`);
  return names.map((name, index) => {
    const values = first.map((row) => textOf(row[`c${index}`])).filter((value) => value !== null);
    return {
      name,
      sql: `c${index}`,
      filled: countOf(counted?.[`c${index}`]),
      samples: [...new Set(values)].slice(0, samplesShown),
    };
  });
}
