import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defused, formatCsv } from "@/lib/format/csv";
import { parseCsv, undefused } from "@/lib/import/csv";

const cellsOf = (text: string) => {
  const result = parseCsv(text);
  return result.ok ? result.records.map((record) => record.cells) : result.problem;
};

describe("parseCsv", () => {
  test("two lines of two cells, CRLF or LF, with or without an end of line at the end", () => {
    const expected = [
      ["a", "b"],
      ["1", "2"],
    ];
    expect(cellsOf("a,b\r\n1,2\r\n")).toEqual(expected);
    expect(cellsOf("a,b\n1,2")).toEqual(expected);
  });

  test("a byte order mark is no part of the first name", () => {
    expect(cellsOf("\uFEFFname,kind\n")).toEqual([["name", "kind"]]);
  });

  test("quoted cells hold commas, doubled quotes and line breaks; the next record's line counts them", () => {
    expect(parseCsv('"a, ""b""","c\r\nd"\r\ne,f')).toEqual({
      ok: true,
      records: [
        { line: 1, cells: ['a, "b"', "c\r\nd"] },
        { line: 3, cells: ["e", "f"] },
      ],
    });
  });

  test("empty cells are kept, blank lines are not", () => {
    expect(cellsOf("a,,\n\n,\n")).toEqual([
      ["a", "", ""],
      ["", ""],
    ]);
    expect(cellsOf("")).toEqual([]);
    expect(cellsOf("a,")).toEqual([["a", ""]]);
  });

  test.each([
    ['a\nb,"c', 2, "A quoted cell is never closed."],
    ['a\n"b"c', 2, "Text follows the closing quote of a cell."],
    ['a"b', 1, "A quote stands inside a cell that does not begin with one."],
    ["a\rb", 1, "A line ends in a carriage return alone."],
  ])("%j is refused on line %i", (text, line, message) => {
    expect(parseCsv(text)).toEqual({ ok: false, problem: { line, message } });
  });

  test("one cell of a megabyte and a hundred thousand quotes are read in one pass", () => {
    const large = "x".repeat(1_000_000);
    expect(cellsOf(`"${large}",b`)).toEqual([[large, "b"]]);
    const quotes = '""'.repeat(100_000);
    expect(cellsOf(`"${quotes}"`)).toEqual([['"'.repeat(100_000)]]);
  });

  test("parse(format(rows)) = rows", () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom("", ",", '"', "\r\n", "\n", "\uFEFF", "'=1", " a "));
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 12 });
    fc.assert(
      fc.property(rows, (each) => {
        expect(cellsOf(formatCsv(each))).toEqual(each);
      }),
    );
  });

  test("any text is either read or refused, never thrown", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('"', ",", "\n", "\r", "a", "\0", "\uFEFF")), (parts) => {
        expect(typeof parseCsv(parts.join("")).ok).toBe("boolean");
      }),
    );
  });
});

describe("defused", () => {
  test.each(["=1+1", "+1 2", "-cmd", "@sum", "\tx", "\r=1", "'=1"])("%j does not run as a formula", (value) => {
    expect(defused(value)).toBe(`'${value}`);
    expect(undefused(defused(value))).toBe(value);
  });

  test.each(["-12.5", "0", "vit-pretrain", "'quoted'", ""])("%j is left as it is", (value) => {
    expect(defused(value)).toBe(value);
    expect(undefused(value)).toBe(value);
  });
});
