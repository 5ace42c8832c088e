import { holds, type ReferenceCase } from "@/lib/schema/reference-case";

const exact = { absolute: 1e-9, why: "Exact" };

export const depreciationCases: readonly ReferenceCase[] = [
  {
    calculation: "depreciation",
    title: "5-year property, half-year convention, as per cents of the basis",
    input: { basis: 100, method: "macrs-5" },
    expected: {
      "schedule.0": 20,
      "schedule.1": 32,
      "schedule.2": 19.2,
      "schedule.3": 11.52,
      "schedule.4": 11.52,
      "schedule.5": 5.76,
    },
    tolerance: exact,
    citation: {
      source: "IRS Publication 946, How To Depreciate Property",
      where: "Table A-1",
      url: "https://www.irs.gov/publications/p946",
    },
    verdict: holds,
  },
  {
    calculation: "depreciation",
    title: "Straight line: 30,000 with a salvage of 7,500 over ten years",
    input: { basis: 30_000, method: "straight-line", years: 10, salvageRatio: 0.25 },
    expected: { "schedule.0": 2250, "schedule.9": 2250 },
    tolerance: exact,
    citation: {
      source: "Microsoft Support, Excel functions",
      where: "SLN, example",
      url: "https://support.microsoft.com/en-us/excel/functions/sln-function",
    },
    verdict: holds,
  },
  {
    calculation: "depreciation",
    title: "Straight line: a truck of 90,000 with a salvage of 10,000 over five years",
    input: { basis: 90_000, method: "straight-line", years: 5, salvageRatio: 10_000 / 90_000 },
    expected: { "schedule.0": 16_000, "schedule.4": 16_000 },
    tolerance: exact,
    citation: {
      source: "CliffsNotes, Depreciation of operating assets",
      where: "Straight-line depreciation",
      url: "http://www.docstoc.com/docs/109886700/straight-line_depreciation",
    },
    verdict: holds,
  },
  {
    calculation: "depreciation",
    title: "Straight line: equipment of 24,000 with a salvage of 4,000 over four years",
    input: { basis: 24_000, method: "straight-line", years: 4, salvageRatio: 4000 / 24_000 },
    expected: { "schedule.0": 5000 },
    tolerance: exact,
    citation: {
      source: "Accounting Basics, The straight-line depreciation",
      where: "Example",
      url: "https://accountingbasics.lifestylecpa.com/daskal_tutorial/the-straight-line-depreciation",
    },
    verdict: holds,
  },
];
