import type { Scope } from "@/lib/auth/scope";
import { type LedgerWriter, writeLedger } from "@/lib/db/ledger-writer";
import { Conflict } from "@/lib/errors";
import { type IsoMonth, monthAfter } from "@/lib/ledger/calendar";

/** A month that a write needs has no row and partitions yet. */
export class MonthMissing extends Error {
  constructor(readonly month: IsoMonth) {
    super(`${month} is not open for lines yet.`);
  }
}

/**
 * Makes months ready for lines, in a transaction of its own: whoever opens a month takes turns with all others who do,
 * and that must not last as long as a COPY.
 */
export async function openMonths(scope: Scope<"imports:write">, months: readonly IsoMonth[]): Promise<void> {
  const wanted = [...new Set(months)].sort().map((month) => `${month}-01`);
  if (wanted.length === 0) return;
  await writeLedger(scope, async ({ query }) => {
    const missing = await query<{ month: string }>(
      `SELECT m::text AS month FROM unnest($1::date[]) AS m
       WHERE to_regclass('public.cost_line_' || to_char(m, 'YYYY_MM')) IS NULL
         OR NOT EXISTS (SELECT FROM billing_period WHERE month = m) ORDER BY m`,
      [wanted],
    );
    for (const { month } of missing) await query("SELECT ledger_open_month($1::date)", [month]);
    return { result: undefined, audit: [] };
  });
}

/** Locks a month against being closed until the transaction ends, and says whether it is closed already. */
export async function holdMonth({ query }: LedgerWriter, month: IsoMonth): Promise<"open" | "closed"> {
  const [row] = await query<{ state: string }>("SELECT state FROM billing_period WHERE month = $1::date FOR SHARE", [
    `${month}-01`,
  ]);
  if (!row) throw new MonthMissing(month);
  return row.state === "closed" ? "closed" : "open";
}

export async function requireOpen(writer: LedgerWriter, months: readonly IsoMonth[]): Promise<void> {
  for (const month of [...new Set(months)].sort()) {
    if ((await holdMonth(writer, month)) === "closed") throw new Conflict(`${month} is closed: nothing in it changes.`);
  }
}

/** The first month after a closed one that still takes lines. */
export async function nextOpenMonth(writer: LedgerWriter, closed: IsoMonth): Promise<IsoMonth> {
  let month = monthAfter(closed);
  while ((await holdMonth(writer, month)) === "closed") month = monthAfter(month);
  return month;
}
