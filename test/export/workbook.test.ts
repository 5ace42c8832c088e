import { describe, expect, test } from "vitest";
import type { MonthExport } from "@/lib/export/month-export";
import { statementsWorkbook } from "@/lib/export/statements-workbook";
import { type ReadCell, readXlsx } from "../xlsx";
import { document, inCurrency, october, team } from "./month";

type Sheet = Map<string, ReadCell>;

async function sheetOf(month: MonthExport, name: string): Promise<Sheet> {
  const sheet = readXlsx(await statementsWorkbook(month)).get(name);
  if (!sheet) throw new Error(`There is no sheet ${name}.`);
  return sheet;
}

/** The row whose first cell says this, by the headings of the table. */
function rowOf(sheet: Sheet, first: string, under: string): (heading: string) => ReadCell | undefined {
  const rowNumber = (text: string) =>
    [...sheet].findLast(([at, cell]) => /^A\d+$/.test(at) && cell.text === text)?.[0].slice(1);
  const [head, row] = [rowNumber(under), rowNumber(first)];
  return (heading) => {
    const letter = [...sheet].find(
      ([at, cell]) => at.endsWith(head ?? "") && /^[A-Z]+/.exec(at)?.[0] + (head ?? "") === at && cell.text === heading,
    )?.[0];
    return sheet.get(`${letter?.replace(/\d+$/, "")}${row}`);
  };
}

describe("the summary", () => {
  test("has the four sheets", async () => {
    expect([...readXlsx(await statementsWorkbook(october)).keys()]).toEqual([
      "Summary",
      "Lines",
      "Rules",
      "Reconciliation",
    ]);
  });

  test("an amount is a number with the currency's decimals, and its exact text stands beside it", async () => {
    const voice = rowOf(await sheetOf(october, "Summary"), "Voice", "Team");
    expect(voice("Total")).toMatchObject({ text: "98112.29", isNumber: true, format: "#,##0.00" });
    expect(voice("Total, exact")).toMatchObject({ text: "98112.289999999999999997", isNumber: false });
  });

  test("teams are summed live, with what the sum comes to: 300,000.113 + 98,112.29 = 398,112.403", async () => {
    const sheet = await sheetOf(october, "Summary");
    const allocated = rowOf(sheet, "Allocated", "Team");
    expect(allocated("Total")).toMatchObject({ formula: "SUM(L11:L12)", text: "398112.403" });
    expect(allocated("Total, exact")?.text).toBe("398112.402999999999999997");
    expect([sheet.get("A11")?.text, sheet.get("A12")?.text]).toEqual(["Vision", "Voice"]);
  });

  test("imported = allocated + unallocated + in review, to the last digit", async () => {
    const imported = rowOf(await sheetOf(october, "Summary"), "Imported", "Team");
    expect(imported("Total")).toMatchObject({ formula: "SUM(L13:L15)", text: "412300.113" });
    expect(imported("Total, exact")?.text).toBe("412300.113");
    expect(imported("Training")?.formula).toBe("SUM(D13:D14)");
  });

  test.each([
    ["JPY", "#,##0"],
    ["IDR", "#,##0"],
    ["KWD", "#,##0.000"],
  ])("%s is shown as %s", async (currency, format) => {
    expect(rowOf(await sheetOf(inCurrency(currency), "Summary"), "Vision", "Team")("Total")?.format).toBe(format);
  });

  test("text that a spreadsheet would run is text, a sum with an unknown part is empty", async () => {
    const unknown = document("team:x", "x", { other: "1" });
    const figures = { ...unknown.figures.effective, list: null, discounts: null };
    const month = {
      ...october,
      teams: [{ ...team("=1+1", {}), document: { ...unknown, figures: { ...unknown.figures, effective: figures } } }],
    };
    const sheet = await sheetOf(month, "Summary");
    expect(rowOf(sheet, "'=1+1", "Team")("Total")?.text).toBe("1");
    expect(rowOf(sheet, "'=1+1", "Team")("List price")).toBeUndefined();
    expect(rowOf(sheet, "Allocated", "Team")("List price")).toBeUndefined();
  });
});

test("lines sum to what is counted: 412,300.112999999999999997, the number 412300.113", async () => {
  const sheet = await sheetOf(october, "Lines");
  expect(rowOf(sheet, "Total", "Team")("Amount")).toMatchObject({ formula: "SUM(K11:K15)", text: "412300.113" });
  expect(sheet.get("L16")?.text).toBe("412300.112999999999999997");
  expect(sheet.get("I12")?.text).toBe("0.333333333333333333");
});

test("a rule says how many lines it took and what it gave", async () => {
  const sheet = await sheetOf(october, "Rules");
  const cells = [...sheet].filter(([at]) => /^[BCEFH]1[12]$/.test(at)).map(([, { text }]) => text);
  expect(cells).toEqual([
    "Mapping",
    "By tag",
    "Vision, Voice, Unallocated",
    "8",
    "362300.112999999999999997",
    "Sharing",
    "Platform by direct cost",
    "Vision",
    "0",
    "50000",
  ]);
});

test("the reconciliation is a live formula with the difference 0", async () => {
  const sheet = await sheetOf(october, "Reconciliation");
  expect(sheet.get("B14")).toMatchObject({ formula: "ROUND(B11-B12-B13,6)", text: "0" });
  expect(sheet.get("C13")?.text).toBe("14187.710000000000000003");
});

test("a manager's file has no figure of all teams", async () => {
  const own = { ...october, isWhole: false, reconciliation: null, unallocated: [], teams: october.teams.slice(0, 1) };
  const texts = [...readXlsx(await statementsWorkbook(own)).values()].flatMap((sheet) =>
    [...sheet.values()].map(({ text }) => text),
  );
  expect(texts.some((text) => /412300|398112|14187|98112/.test(text.replaceAll(",", "")))).toBe(false);
  expect(texts).toContain("Not shown: it covers all teams, and this file holds your own.");
});
