import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { amountText, decimalOf } from "../../../lib/import/reader/decimal-sql";
import { literal } from "../../../lib/import/reader/sql-text";
import { formatAmount, parseAmount } from "../../../lib/ledger/amount-text";

vi.setConfig({ testTimeout: 60_000 });

async function readBySql(texts: readonly string[]): Promise<unknown[]> {
  const connection = await (await DuckDBInstance.create(":memory:", { threads: "1" })).connect();
  const values = texts.map((text, index) => `(${index}, ${literal(text)})`).join(", ");
  const reader = await connection.runAndReadAll(
    `SELECT ${amountText("amount")} FROM (SELECT n, ${decimalOf("text")} AS amount FROM (VALUES ${values}) AS given(n, text)) ORDER BY n`,
  );
  connection.closeSync();
  return reader.getRows().map(([value]) => value);
}

function readByLedger(text: string): string | null {
  const { amount } = parseAmount(text);
  return amount === null ? null : formatAmount(amount);
}

test("the edges: 38 digits, 18 decimals, exponents, zeros, signs", async () => {
  const texts = [
    "99999999999999999999.999999999999999999",
    "-99999999999999999999.999999999999999999",
    "100000000000000000000",
    "0.000000000000000001",
    "0.0000000000000000001",
    "1e-18",
    "1e-19",
    "10e-19",
    "1e19",
    "1e20",
    "0e999999999999999",
    "1e999999999999999",
    "-0",
    "-0.5",
    "-.5",
    "5.",
    ".",
    "-",
    "",
    "1e",
    "1e+5",
    "+1",
    " 1",
    "1_000",
    "0x10",
    "Infinity",
    "nan",
    "१",
    "999999999.999999999",
    "1000000000.0000000001",
    "-999999999999999999.999999999999999999",
    `${"0".repeat(60)}1.5${"0".repeat(30)}`,
    `${"0".repeat(99)}11`,
  ];
  expect(await readBySql(texts)).toEqual(texts.map(readByLedger));
});

test("SQL and the ledger read every text alike", async () => {
  const digits = fc.stringMatching(/^[0-9]{0,22}$/);
  const number = fc
    .tuple(
      fc.constantFrom("", "-", "+"),
      digits,
      fc.constantFrom("", "."),
      digits,
      fc.constantFrom("", "e5", "E-7", "e-18", "e+2", "e"),
    )
    .map((parts) => parts.join(""));
  const texts = fc.array(fc.oneof(number, fc.stringMatching(/^[-+.eE0-9 ,]{0,12}$/)), {
    minLength: 300,
    maxLength: 400,
  });
  await fc.assert(
    fc.asyncProperty(texts, async (some) => {
      expect(await readBySql(some)).toEqual(some.map(readByLedger));
    }),
    { numRuns: 10 },
  );
});
