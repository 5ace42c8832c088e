import { describe, expect, test } from "vitest";
import { attachment } from "@/lib/export/file-name";
import { journalCsv, monthJournal } from "@/lib/export/journal-csv";
import { statementsCsv } from "@/lib/export/statements-csv";
import { parseCsv } from "@/lib/import/csv";
import { subtract, sum } from "@/lib/ledger/amount";
import { amountOf, formatAmount } from "@/lib/ledger/amount-text";
import { document, inCurrency, october, team } from "./month";

function cellsOf(csv: string): string[][] {
  const parsed = parseCsv(csv);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.records.map(({ cells }) => cells);
}

function table(csv: string): { heading: string[]; columns: string[]; rows: Record<string, string>[] } {
  const cells = cellsOf(csv);
  const heading = cells.filter(([first]) => first?.startsWith("# ")).map(([first]) => first ?? "");
  const [columns = [], ...rows] = cells.slice(heading.length);
  return {
    heading,
    columns,
    rows: rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index] ?? ""]))),
  };
}

const total = (texts: (string | undefined)[]) => formatAmount(sum(texts.map((text) => amountOf(text || "0"))));

describe("statements as CSV", () => {
  const { heading, columns, rows } = table(statementsCsv(october));

  test("says above the table what it is, with the total of the screen", () => {
    expect(heading).toEqual([
      "# Organisation: Northwind AI",
      "# Period: October 2026 (2026-10)",
      "# State: In review",
      "# Basis: effective cost (amortised)",
      "# Currency: USD",
      "# Allocation rules: version 7",
      "# Teams: all",
      "# Total: 412,300.11 USD",
    ]);
  });

  test("300,000.113 + 98,112.289999999999999997 + 14,187.71 + 0.000000000000000003 in review = 412,300.113", () => {
    expect(rows.map((row) => [row.team, row.total])).toEqual([
      ["Vision", "300000.113"],
      ["Voice", "98112.289999999999999997"],
      ["Unallocated", "14187.71"],
      ["In review", "0.000000000000000003"],
    ]);
    expect(total(rows.map((row) => row.total))).toBe("412300.113");
  });

  test("the parts of a row sum to its total", () => {
    const parts = columns.slice(columns.indexOf("training"), columns.indexOf("direct"));
    for (const row of rows.slice(0, 3)) expect(total(parts.map((part) => row[part]))).toBe(row.total);
  });

  test("a missing budget is empty, never 0", () => {
    expect(rows.map(({ budget }) => budget)).toEqual(["310000", "", "", ""]);
  });

  test.each(["=1+1", "+1", "-1+1", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x", "'=1"])(
    "a team called %j is text to a spreadsheet, and a credit stays a number",
    (name) => {
      const [first] = table(statementsCsv({ ...october, teams: [team(name, { adjustments: "-100" })] })).rows;
      expect(first?.team).toBe(`'${name}`);
      expect(first?.adjustments).toBe("-100");
    },
  );

  test("a manager's file names itself as such and sums the own teams", () => {
    const [first] = october.teams;
    const own = { ...october, isWhole: false, reconciliation: null, unallocated: [], teams: first ? [first] : [] };
    const { heading: said, rows: kept } = table(statementsCsv(own));
    expect(said.slice(-2)).toEqual(["# Teams: your own", "# Total: 300,000.11 USD"]);
    expect(kept).toHaveLength(1);
  });
});

describe("the journal", () => {
  const rowsOf = (csv: string) => table(csv).rows;
  const balance = (csv: string) =>
    formatAmount(
      sum(rowsOf(csv).map(({ debit, credit }) => subtract(amountOf(debit || "0"), amountOf(credit || "0")))),
    );

  test("250,000.11 + 50,000.00 + 98,212.29 − 100.00 + 14,187.71 is cleared by one credit of 412,300.11", () => {
    const rows = rowsOf(journalCsv(october));
    expect(rows.map(({ cost_centre, account, debit, credit }) => [cost_centre, account, debit, credit])).toEqual([
      ["Vision", "AI cost: Training", "250000.11", ""],
      ["Vision", "AI cost: Shared", "50000.00", ""],
      ["Voice", "AI cost: Inference", "98212.29", ""],
      ["Voice", "AI cost: Adjustments", "", "100.00"],
      ["Unallocated", "AI cost: Other direct", "14187.71", ""],
      ["Clearing", "AI cost clearing", "", "412300.11"],
    ]);
    expect(rows[0]).toMatchObject({ date: "2026-10-31", currency: "USD" });
  });

  test.each(["USD", "JPY", "IDR", "KWD"])("debit less credit is exactly 0 in %s", (currency) => {
    expect(balance(journalCsv(inCurrency(currency)))).toBe("0");
  });

  test("yen have no decimals: 250,000.113 is booked as 250000", () => {
    expect(rowsOf(journalCsv(inCurrency("JPY")))[0]?.debit).toBe("250000");
  });

  test("what rounding leaves out is said: 412,300.112999999999999997 − 412,300.11 = 0.002999999999999997", () => {
    expect(formatAmount(monthJournal(october).roundingDifference)).toBe("0.002999999999999997");
  });

  test("a figure that is not known makes no journal", () => {
    const broken = document("unallocated", "Unallocated", { other: "1" });
    const figures = { ...broken.figures.effective, parts: { ...broken.figures.effective.parts, other: null } };
    const month = { ...october, unallocated: [{ ...broken, figures: { ...broken.figures, effective: figures } }] };
    expect(() => journalCsv(month)).toThrow(RangeError);
  });
});

test("the name of a file holds nothing of a header", () => {
  expect(attachment(["statement", "2026-10", 'R&D "x"\r\nSet-Cookie: a=b', "effective"], "pdf")).toBe(
    'attachment; filename="statement-2026-10-r-d-x-set-cookie-a-b-effective.pdf"',
  );
  expect(attachment(["команда"], "pdf")).toBe('attachment; filename="export.pdf"');
});
