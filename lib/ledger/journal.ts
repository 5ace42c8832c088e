import { type Amount, negate, subtract, sum, zero } from "./amount";
import type { Owner } from "./owner";
import { roundTogether } from "./split";
import { type Statement, type StatementPart, statementParts } from "./statement";

/** One side of an entry; the other is 0, and neither is negative. */
export type JournalRow = {
  costCentre: string;
  account: string;
  part: StatementPart | null;
  debit: Amount;
  credit: Amount;
};

export type Journal = {
  rows: readonly JournalRow[];
  debit: Amount;
  /** Equal to the debit, to the last digit. */
  credit: Amount;
  /** The exact total less what is booked: what rounding to the ledger's decimals left out. */
  roundingDifference: Amount;
};

export type JournalInput = {
  statements: readonly Statement[];
  costCentreOf: (owner: Owner) => string;
  accountOf: (part: StatementPart) => string;
  /** Where the bill was booked when it came, and is credited now. */
  clearing: { costCentre: string; account: string };
  /** Of the general ledger, 2 as a rule. */
  decimals: number;
};

/**
 * A row for each part of each statement that is not 0, a debit if it costs and a credit if it does not, and one row that
 * clears them all. Parts are rounded with their statement, so a statement's rows sum to its rounded total. No statements
 * give no rows. Throws RangeError for a statement with an unknown figure: half a journal is worse than none.
 */
export function journalOf({ statements, costCentreOf, accountOf, clearing, decimals }: JournalInput): Journal {
  const exact = statements.map((statement) => ({ owner: statement.owner, amounts: knownParts(statement) }));
  const rows = exact.flatMap(({ owner, amounts }) =>
    roundTogether(amounts, decimals).flatMap((amount, index) => {
      const part = statementParts[index];
      if (part === undefined || amount === zero) return [];
      return [{ costCentre: costCentreOf(owner), account: accountOf(part), part, ...sidesOf(amount) }];
    }),
  );
  const booked = sum(rows.map(({ debit, credit }) => subtract(debit, credit)));
  const all: JournalRow[] = booked === zero ? rows : [...rows, { ...clearing, part: null, ...sidesOf(negate(booked)) }];
  return {
    rows: all,
    debit: sum(all.map(({ debit }) => debit)),
    credit: sum(all.map(({ credit }) => credit)),
    roundingDifference: subtract(sum(exact.flatMap(({ amounts }) => amounts)), booked),
  };
}

function knownParts({ owner, basis, parts }: Statement): Amount[] {
  return statementParts.map((part) => {
    const amount = parts[part];
    if (amount === null) throw new RangeError(`${owner} has no ${basis} cost for ${part}.`);
    return amount;
  });
}

function sidesOf(amount: Amount): { debit: Amount; credit: Amount } {
  return amount < zero ? { debit: zero, credit: negate(amount) } : { debit: amount, credit: zero };
}
