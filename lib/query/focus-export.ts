import type { Scope } from "@/lib/auth/scope";
import { focusColumns, focusHeader, focusRows } from "@/lib/export/focus-csv";
import type { IsoMonth } from "@/lib/ledger/calendar";
import { getLedgerMonth, readLedgerLines } from "@/lib/store/ledger-lines";

/**
 * Every line of a month as FOCUS, piece by piece, so that memory stays flat however many there are. Throws NotFound
 * before the first piece; Conflict breaks it off when the month changes while it is read.
 */
export async function loadFocusExport(
  scope: Scope<"allocation:read">,
  month: IsoMonth,
): Promise<AsyncGenerator<string>> {
  const { batches, otherColumns } = await getLedgerMonth(scope, month);
  return pieces(scope, { month, batches, columns: focusColumns(otherColumns) });
}

type Read = { month: IsoMonth; batches: Parameters<typeof readLedgerLines>[1]["batches"]; columns: readonly string[] };

async function* pieces(scope: Scope<"allocation:read">, { month, batches, columns }: Read): AsyncGenerator<string> {
  yield focusHeader(columns);
  for await (const lines of readLedgerLines(scope, { month, batches })) yield focusRows(lines, columns);
}
