type SensitivityRow = {
  field: string;
  low: number;
  high: number;
  /** null: with this input the figure does not exist. */
  outputLow: number | null;
  outputHigh: number | null;
};

/**
 * What one output does when each field alone goes down and up by a share of its value, the widest effect first. Where the
 * model finds a value impossible (undefined), the nearest possible one stands for it. A figure that comes or goes within
 * the range is the widest of all. Fields at 0 have no range and are left out.
 */
export function sensitivity(
  fields: readonly { field: string; value: number; isWhole: boolean }[],
  spread: number,
  model: (field: string, value: number) => number | null | undefined,
): SensitivityRow[] {
  const rows = fields
    .filter(({ value }) => value !== 0)
    .map(({ field, value, isWhole }): SensitivityRow => {
      const at = (wanted: number) => nearestPossible(value, isWhole ? Math.round(wanted) : wanted, isWhole);
      const nearestPossible = (from: number, to: number, whole: boolean): { value: number; output: number | null } => {
        const output = model(field, to);
        if (output !== undefined) return { value: to, output };
        let [possible, impossible] = [from, to];
        for (let step = 0; step < 60; step++) {
          const middle = (possible + impossible) / 2;
          const tried = whole ? Math.trunc(middle) : middle;
          if (tried === possible || tried === impossible) break;
          if (model(field, tried) === undefined) impossible = tried;
          else possible = tried;
        }
        return { value: possible, output: model(field, possible) ?? null };
      };
      const ends = [at(value - spread * Math.abs(value)), at(value + spread * Math.abs(value))] as const;
      const [low, high] = ends;
      return { field, low: low.value, high: high.value, outputLow: low.output, outputHigh: high.output };
    });
  return rows.sort((one, other) => widthOf(other) - widthOf(one));
}

function widthOf({ outputLow, outputHigh }: SensitivityRow): number {
  if (outputLow === null && outputHigh === null) return 0;
  if (outputLow === null || outputHigh === null) return Number.MAX_VALUE;
  return Math.abs(outputHigh - outputLow);
}
