import { describe, expect, test } from "vitest";
import { amountAt, type CrossoverInput, crossoverModel } from "@/lib/chart/crossover";
import { crossoverTable } from "@/lib/chart/crossover-table";

/** The guide's case: 100,000 a month in the cloud against 800,000 and 15,000 a month. */
const straight = (start: number, monthly: number, months: number) =>
  Array.from({ length: months + 1 }, (_, month) => start + monthly * month);

const input = (focusKey = "100", horizonMonths = 36): CrossoverInput => ({
  focusKey,
  startMonth: "2027-01",
  currency: "USD",
  horizonMonths,
  series: [
    {
      key: "0",
      label: "All cloud",
      share: 0,
      cumulative: straight(0, 100_000, horizonMonths),
      breakevenMonths: null,
      total: 100_000 * horizonMonths,
    },
    {
      key: "50",
      label: "50/50",
      share: 0.5,
      cumulative: straight(900_000, 95_000, horizonMonths),
      breakevenMonths: null,
      total: 900_000 + 95_000 * horizonMonths,
    },
    {
      key: "100",
      label: "All on-prem",
      share: 1,
      cumulative: straight(800_000, 15_000, horizonMonths),
      breakevenMonths: 800_000 / 85_000,
      total: 800_000 + 15_000 * horizonMonths,
    },
  ],
});

describe("crossoverModel", () => {
  test("800,000 / (100,000 − 15,000) = 9.41 months: crosses in month 10, October 2027", () => {
    expect(crossoverModel(input()).title).toBe("All on-prem crosses all cloud in month 10 (October 2027)");
  });

  test("the crossing costs 9.41 × 100,000 = 941,176 on both lines", () => {
    const [crossing] = crossoverModel(input()).crossings;
    expect(crossing?.amount).toBeCloseTo(941_176.47, 1);
    expect(crossing?.text).toBe("All on-prem breakeven: month 9.4 · $941K");
  });

  test("what does not cross is said, not drawn", () => {
    const model = crossoverModel(input("50"));
    expect(model.title).toBe("No breakeven in 36 months for 50/50");
    expect(model.crossings.map((crossing) => crossing.key)).toEqual(["100"]);
    expect(model.noBreakeven).toBe("No breakeven in 36 months: 50/50");
    expect(model.summary).toBe(
      "Cumulative cost, USD, over 36 months. Breakeven against all cloud: all on-prem month 9.4. No breakeven in 36 months: 50/50.",
    );
  });

  test("cheaper from the start has no crossing", () => {
    const base = input();
    const series = base.series.map((one) => (one.share === 1 ? { ...one, breakevenMonths: 0 } : one));
    const model = crossoverModel({ ...base, series });
    expect(model.title).toBe("All on-prem costs less than all cloud from the start");
    expect(model.crossings).toEqual([]);
  });

  test("all cloud in focus: its own cost, 36 × 100,000", () => {
    expect(crossoverModel(input("0")).title).toBe("All cloud costs $3.60M over 36 months");
  });

  test("only tiers carry hue; a split in focus is ink, elsewhere neutral with a dash", () => {
    const stroke = (focus: string) =>
      crossoverModel(input(focus)).lines.map((line) => [line.key, line.style.stroke, line.style.dash]);
    expect(stroke("100")).toEqual([
      ["0", "var(--cloud)", ""],
      ["50", "var(--chart-other)", "12 3 3 3"],
      ["100", "var(--onprem)", "8 3"],
    ]);
    expect(stroke("50")[1]).toEqual(["50", "var(--ink)", ""]);
  });

  test("no series at all still has a title and an axis", () => {
    const model = crossoverModel({ ...input(), series: [] });
    expect(model.title).toBe("Nothing to compare yet");
    expect(model.points).toHaveLength(37);
  });
});

test("between month ends the cost is interpolated: 100 + 0.5 × (300 − 100) = 200", () => {
  expect(amountAt([0, 100, 300], 1.5)).toBe(200);
  expect(amountAt([0, 100, 300], 2)).toBe(300);
});

test("the table holds the start and every month of every line", () => {
  const { columns, rows } = crossoverTable(crossoverModel(input()));
  expect(columns.map((column) => column.header)).toEqual([
    "Month",
    "Calendar month",
    "All cloud USD",
    "50/50 USD",
    "All on-prem USD",
  ]);
  expect(rows).toHaveLength(37);
  expect(rows[0]?.cells).toEqual({ month: "Start", calendar: "Jan 2027", "0": 0, "50": 900_000, "100": 800_000 });
  expect(rows[10]?.cells).toEqual({
    month: "Month 10",
    calendar: "Oct 2027",
    "0": 1_000_000,
    "50": 1_850_000,
    "100": 950_000,
  });
});
