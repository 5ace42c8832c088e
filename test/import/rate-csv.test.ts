import { expect, test } from "vitest";
import { readRateFile } from "@/lib/import/rate-csv";

test("columns in any order, rates to their last digit, and text that an export has defused", () => {
  const text = 'source,rate,currency,month\r\n"\'=ECB",1.085300000000000001,EUR,2026-10\r\n';
  expect(readRateFile(text)).toEqual({
    rates: [{ month: "2026-10", currency: "EUR", rate: "1.085300000000000001", source: "=ECB" }],
    problems: [],
  });
});

test("one wrong line refuses the file, with line and column of each fault", () => {
  const { rates, problems } = readRateFile(
    "month,currency,rate,source\n2026-10,EUR,1.1,ECB\n2026-10,EUR,1.2,ECB\n2026-13,eur,0,\n",
  );
  expect(rates).toEqual([]);
  expect(problems.map((problem) => problem.split(":")[0])).toEqual([
    "Line 3",
    "Line 4, month",
    "Line 4, currency",
    "Line 4, rate",
    "Line 4, source",
  ]);
  expect(readRateFile("month,rate\n").problems).toEqual(["The first line names no column currency, source."]);
});
