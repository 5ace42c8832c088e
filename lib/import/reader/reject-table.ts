import type { DuckDBAppender } from "@duckdb/node-api";
import { parseAmount } from "../../ledger/amount-text";
import type { Reject } from "../../schema/import-check";
import { type Stage, textOf } from "./stage";

/** Why a value is refused: text, or what its column would have needed. */
export type RejectKind = "amount" | "instant" | "missing" | "currency" | "text";

export const createRejects =
  "CREATE TABLE reject (line BIGINT, column_name VARCHAR, value VARCHAR, kind VARCHAR, reason VARCHAR)";

/** As much of a value as a reject shows. */
export const shownCharacters = 200;

export type RejectWriter = { add(reject: Reject): void; flush(): void; close(): void };

export async function rejectWriter(stage: Stage): Promise<RejectWriter> {
  const appender: DuckDBAppender = await stage.appender("reject");
  return {
    add: ({ line, column, value, reason }) => {
      appender.appendBigInt(BigInt(line));
      appender.appendVarchar(column);
      if (value === null) appender.appendNull();
      else appender.appendVarchar(value);
      appender.appendVarchar("text");
      appender.appendVarchar(reason);
      appender.endRow();
    },
    flush: () => appender.flushSync(),
    close: () => appender.closeSync(),
  };
}

/** All rejects by line, in pieces. */
export async function* rejectsOf(stage: Stage, limit?: number): AsyncGenerator<Reject[]> {
  const first = limit === undefined ? "" : ` LIMIT ${limit}`;
  const columns = "CAST(line AS VARCHAR), column_name, value, kind, reason";
  for await (const rows of stage.stream(`SELECT ${columns} FROM reject ORDER BY reject.line, rowid${first}`)) {
    yield rows.map(([line, column, value, kind, reason]) => ({
      line: Number(line),
      column: textOf(column) ?? "",
      value: textOf(value),
      reason: reasonOf(textOf(kind), textOf(value), textOf(reason)),
    }));
  }
}

function reasonOf(kind: string | null, value: string | null, reason: string | null): string {
  switch (kind) {
    case "amount":
      return `is no amount: ${parseAmount((value ?? "").trim()).reason ?? "not a decimal number"}`;
    case "instant":
      return /^\d{1,2}\/\d{1,2}\//.test(value ?? "")
        ? "is no date as month/day/year"
        : "is no date of 2000 to 2099 such as 2026-11-01T00:00:00Z";
    case "missing":
      return "is missing";
    case "currency":
      return "is no currency code of three letters such as USD";
    default:
      return reason ?? "cannot be taken";
  }
}
