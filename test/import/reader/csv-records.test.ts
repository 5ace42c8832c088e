import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCsv } from "../../../lib/import/csv";
import { recordReader } from "../../../lib/import/reader/csv-records";

function read(bytes: Uint8Array, { columns = 2, lineBytes = 100, pieces = 1000 } = {}) {
  const reader = recordReader({ columns, lineBytes, line: 2 });
  const found = { text: "", broken: [] as string[] };
  const take = ({ text, broken }: ReturnType<typeof reader.push>) => {
    found.text += Buffer.from(text).toString("utf8");
    found.broken.push(...broken.map(({ line, reason }) => `${line} ${reason}`));
  };
  for (let at = 0; at < bytes.length; at += pieces) take(reader.push(bytes.subarray(at, at + pieces)));
  take(reader.end());
  return found;
}

const readText = (text: string, options = {}) => read(Buffer.from(text), options);

describe("records", () => {
  test("carry the number of the line they begin on; blank lines and quoted breaks count", () => {
    expect(readText('a,b\n\n"c\nd",e\r\nf,g').text).toBe('2,a,b\n4,"c\nd",e\n6,f,g\n');
  });

  test.each<[string, string, string[]]>([
    ["too few fields", "a\nb,c", ["2 has 1 fields, the header has 2"]],
    ["too many fields", "a,b,c\nb,c", ["2 has 3 fields, the header has 2"]],
    ["text after a quote", '"a"x,b\nb,c', ["2 text follows a closing quote"]],
    ["a quote inside", 'a"x,b\nb,c', ["2 a quote stands inside a field without quotes"]],
    ["a carriage return inside", "a\rx,b\nb,c", ["2 a carriage return stands outside of quotes"]],
    ["a NUL", "a\0,b\nb,c", ["2 holds a NUL byte"]],
    ["a long line", `${"a".repeat(101)},b\nb,c`, ["2 longer than 100 bytes"]],
  ])("%s is named, and the next line is taken", (_, text, broken) => {
    expect(readText(text)).toEqual({ text: "3,b,c\n", broken });
    expect(readText(text, { pieces: 1 })).toEqual({ text: "3,b,c\n", broken });
  });

  test("a quote that is never closed is named with the lines it takes", () => {
    expect(readText('a,b\n"c,d\ne,f\n').broken).toEqual(["3 a quote is never closed; it takes 2 more lines"]);
  });

  test("bytes that are no UTF-8 reject their line alone", () => {
    const bytes = Buffer.concat([Buffer.from("a,b\n"), Buffer.from([0xff, 0x2c, 0x62, 0x0a]), Buffer.from("c,d")]);
    expect(read(bytes)).toEqual({ text: "2,a,b\n4,c,d\n", broken: ["3 not UTF-8 text"] });
  });

  test("cut anywhere, the same records as the strict reader finds", () => {
    const cell = fc.oneof(fc.stringMatching(/^[a-z ]{0,4}$/), fc.constantFrom('"a,b"', '"x\ny"', '"q""q"', '""', "é"));
    const row = fc.tuple(cell, cell).map((cells) => cells.join(","));
    const csv = fc.tuple(fc.array(row, { minLength: 1, maxLength: 8 }), fc.constantFrom("\n", "\r\n"));
    fc.assert(
      fc.property(csv, fc.integer({ min: 1, max: 40 }), ([rows, end], pieces) => {
        const text = rows.join(end);
        const strict = parseCsv(text);
        const found = parseCsv(readText(text, { pieces }).text);
        if (!strict.ok || !found.ok) throw new Error("Both take these.");
        expect(found.records.map(({ cells }) => cells)).toEqual(
          strict.records.map(({ line, cells }) => [`${line + 1}`, ...cells]),
        );
      }),
    );
  });
});
