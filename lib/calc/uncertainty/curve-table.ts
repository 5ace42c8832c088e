const together = 16;

/**
 * The curves of all trials, month by month: what is asked of a month lies in one piece. Trials come in one after the
 * other and are written out a few at a time, because a month of a single one is far from its next in memory.
 */
export class CurveTable {
  private readonly all: Float64Array;
  private readonly waiting: Float64Array;

  constructor(
    private readonly months: number,
    private readonly trials: number,
  ) {
    this.all = new Float64Array(months * trials);
    this.waiting = new Float64Array(months * together);
  }

  /** Trials come in their order. */
  put(trial: number, curve: Float64Array): void {
    const { months, waiting } = this;
    const at = trial % together;
    for (let month = 0; month < months; month++) waiting[month * together + at] = curve[month] ?? 0;
    if (at === together - 1 || trial === this.trials - 1) this.write(trial - at, at + 1);
  }

  /** Of every trial, what it is at a month. */
  month(month: number): Float64Array {
    return this.all.subarray(month * this.trials, (month + 1) * this.trials);
  }

  private write(from: number, count: number): void {
    const { all, months, trials, waiting } = this;
    for (let month = 0; month < months; month++) {
      const [to, at] = [month * trials + from, month * together];
      for (let index = 0; index < count; index++) all[to + index] = waiting[at + index] ?? 0;
    }
  }
}
