import { expect, test } from "vitest";
import { formatBytes } from "@/lib/format/bytes";
import { rejectRows, rejectsHeader } from "@/lib/format/import-rejects";

test("a value that a spreadsheet would run becomes text, numbers stay numbers, what was not there is empty", () => {
  const reject = { line: 7, column: "BilledCost", value: '=HYPERLINK("x")', reason: "is no amount" };
  expect(rejectsHeader).toBe("line,column,value,reason\r\n");
  expect(rejectRows([reject, { ...reject, line: 9, value: "-1.5" }, { ...reject, line: 12, value: null }])).toBe(
    [
      '7,BilledCost,"\'=HYPERLINK(""x"")",is no amount',
      "9,BilledCost,-1.5,is no amount",
      "12,BilledCost,,is no amount",
      "",
    ].join("\r\n"),
  );
});

test("8 × 1,024³ bytes are 8 GB, 1,536 bytes are 1.5 KB", () => {
  expect([0, 812, 1_536, 104_857_600, 8 * 1024 ** 3].map(formatBytes)).toEqual([
    "0 bytes",
    "812 bytes",
    "1.5 KB",
    "100 MB",
    "8 GB",
  ]);
});
