import { expect, test } from "vitest";
import { parseCsv } from "../../../lib/import/csv";
import { checked, focusCsv } from "./checked";
import { type HostileValue, hostileValues } from "./hostile-values";

/** All of them are lines of one file, an ordinary line between each two, as they would come. */
const lines = hostileValues.flatMap(({ cells }) => [cells, {}]);
const csv = focusCsv(...lines);

const found = await checked(csv, async ({ check, rows }) => ({
  check,
  lines: new Map((await rows("copy-lines", { month: "2026-10" })).map((row) => [row.line_no, row])),
}));

/** The line that each record begins on, as an editor counts them. */
const lineNumbers = numbersOf(csv);

function numbersOf(text: string): number[] {
  const parsed = parseCsv(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.records.slice(1).map(({ line }) => line);
}

test.each(hostileValues.map((value, index): [string, HostileValue, number] => [value.what, value, index]))(
  "%s",
  (_what, { cells, becomes }, index) => {
    const line = lineNumbers[index * 2];
    const copied = found.lines.get(String(line));
    const rejects = found.check.rejects.filter((each) => each.line === line);
    if (becomes === "taken") expect([copied?.review, rejects]).toEqual(["counted", []]);
    else if ("held" in becomes) {
      expect([copied?.review, rejects]).toEqual(["waiting", []]);
      expect(copied?.flags).toContain(becomes.held);
    } else {
      expect(copied).toBeUndefined();
      expect(rejects.map(({ column }) => column)).toEqual([becomes.rejected]);
      expect(rejects[0]?.reason).toContain(becomes.because);
      expect(cells[becomes.rejected]).toContain(rejects[0]?.value?.replace(/…$/, "") ?? "");
    }
  },
);

test("what stands between them is taken as if nothing was", () => {
  expect(found.check.rows).toBe(lines.length);
  const between = hostileValues.map((_, index) => found.lines.get(String(lineNumbers[index * 2 + 1])));
  expect(between.map((row) => [row?.billed, row?.review])).toEqual(hostileValues.map(() => ["1.5", "counted"]));
});
