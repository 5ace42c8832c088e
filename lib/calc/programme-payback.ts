export type ProgrammePayback = {
  /** The first month from whose end on the savings cover the costs for good; 0: there was never anything to pay back. */
  paybackMonth: number | null;
  /** The same on a straight line within the month. */
  paybackMonths: number | null;
};

/**
 * When a programme has paid back: the month from which its savings, summed, cover its one-off costs, summed, up to the last
 * month. Savings are less what runs on beside them and come over the month; one-off costs fall at its start. A programme
 * that spends again later can be covered and uncovered in between, and that does not count. Null: not within the months.
 * Nothing to pay back: 0.
 */
export function programmePayback(savings: readonly number[], oneOffCosts: readonly number[]): ProgrammePayback {
  let saved = 0;
  let spent = 0;
  let covered = true;
  let payback: ProgrammePayback = { paybackMonth: 0, paybackMonths: 0 };
  for (let index = 0; index < Math.max(savings.length, oneOffCosts.length); index += 1) {
    spent += oneOffCosts[index] ?? 0;
    const before = saved - spent;
    saved += savings[index] ?? 0;
    const after = saved - spent;
    if (after < 0) covered = false;
    else if (!covered || before < 0) {
      const within = before < 0 && after > before ? -before / (after - before) : 0;
      payback = { paybackMonth: index + 1, paybackMonths: index + within };
      covered = true;
    }
  }
  return covered ? payback : { paybackMonth: null, paybackMonths: null };
}
