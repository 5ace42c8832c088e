import { describe, expect, test } from "vitest";
import { chartCsv, fileNameOf } from "@/lib/chart/chart-table";

describe("chartCsv", () => {
  const base = {
    title: "70/30 crosses all cloud in month 18",
    unit: "USD, cumulative",
    notes: ["Cash, undiscounted"],
    columns: [
      { key: "month", header: "Month" },
      { key: "cost", header: "All cloud USD" },
    ],
  };

  test("says what it is, then the header, then every row with unrounded figures", () => {
    const rows = [
      { key: "0", cells: { month: "Start", cost: 0 } },
      { key: "1", cells: { month: "Month 1", cost: 261_300.125 } },
      { key: "2", cells: { month: "Month 2", cost: null } },
    ];
    expect(chartCsv({ ...base, rows }).split("\r\n")).toEqual([
      "Title,70/30 crosses all cloud in month 18",
      'Unit,"USD, cumulative"',
      'Note,"Cash, undiscounted"',
      "",
      "Month,All cloud USD",
      "Start,0",
      "Month 1,261300.125",
      "Month 2,",
      "",
    ]);
  });

  test("a name that a spreadsheet would run stays text; quotes are doubled", () => {
    const rows = [{ key: "a", cells: { month: '=cmd|"/c calc"', cost: -5 } }];
    expect(chartCsv({ ...base, rows })).toContain(`"'=cmd|""/c calc""",-5`);
  });
});

test("file names are plain", () => {
  expect(fileNameOf("70/30 crosses all cloud in month 18 (June 2028)")).toBe(
    "70-30-crosses-all-cloud-in-month-18-june-2028",
  );
  expect(fileNameOf("…")).toBe("chart");
});
