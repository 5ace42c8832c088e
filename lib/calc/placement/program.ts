/** A linear program with whole-number columns, row by row: minimise cost · x, lower ≤ A x ≤ upper. */
export type Program = {
  columns: readonly { cost: number; lower: number; upper: number; whole: boolean }[];
  rows: readonly { lower: number; upper: number; entries: readonly Entry[] }[];
};

/** A coefficient of a row, by column. */
export type Entry = readonly [column: number, value: number];

export class ProgramBuilder {
  readonly columns: { cost: number; lower: number; upper: number; whole: boolean }[] = [];
  readonly rows: { lower: number; upper: number; entries: Entry[] }[] = [];

  column(cost: number, lower: number, upper: number, whole: boolean): number {
    return this.columns.push({ cost, lower, upper, whole }) - 1;
  }

  /** Entries of one column are added up. */
  row(lower: number, upper: number, entries: Iterable<Entry>): void {
    const sums = new Map<number, number>();
    for (const [column, value] of entries) sums.set(column, (sums.get(column) ?? 0) + value);
    this.rows.push({ lower, upper, entries: [...sums] });
  }

  atMost(limit: number, entries: Iterable<Entry>): void {
    this.row(Number.NEGATIVE_INFINITY, limit, entries);
  }

  atLeast(limit: number, entries: Iterable<Entry>): void {
    this.row(limit, Number.POSITIVE_INFINITY, entries);
  }
}
