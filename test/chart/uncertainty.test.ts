import { expect, test } from "vitest";
import type { PlacementUncertainty } from "@/lib/calc/uncertainty/placement-uncertainty";
import type { ScenarioSimulation } from "@/lib/calc/uncertainty/scenario-simulation";
import { curvesTable } from "@/lib/chart/curves";
import { breakevenModel, paybackModel, totalModel } from "@/lib/chart/uncertainty";
import { placementRows, placementsTitle } from "@/lib/chart/uncertainty-rows";
import { breakevenRange, uncertaintyFinding } from "@/lib/chart/uncertainty-text";

function placementOf(change: Partial<PlacementUncertainty>): PlacementUncertainty {
  return {
    share: 0.7,
    fan: [10, 20, 30, 40, 50].map((end) => Float64Array.of(0, end, 2 * end, 3 * end)),
    paidBack: Float64Array.of(0, 0.1, 0.6, 0.83),
    breakeven: { p10: 1, p50: 1.8, p90: null, neverShare: 0.17 },
    total: { mean: 90, p10: 30, p50: 90, p90: 150, bins: { from: 20, width: 70, counts: Int32Array.of(300, 700) } },
    regret: 12,
    cheapestShare: 0.8,
    importance: [],
    tornado: [],
    ...change,
  };
}

const allCloud = placementOf({ share: 0, paidBack: new Float64Array(4), cheapestShare: 0.2, regret: 40 });
const focus = placementOf({});
const simulation: ScenarioSimulation = {
  trials: 1000,
  redrawn: 0,
  keys: [],
  placements: [allCloud, focus],
  beats: [
    [0, 0.2],
    [0.8, 0],
  ],
};
const shown = { simulation, focus, horizonMonths: 3, startMonth: "2027-01", currency: "USD" };

test("the finding says in how many of all trials it pays back: 1 − 0.17 = 83%, and that P90 does not", () => {
  const text = uncertaintyFinding(shown)
    .map((part) => part.text)
    .join("");
  expect(text).toBe(
    "70/30 pays back within 3 months in 83% of 1,000 trials; breakeven P50 month 1.8, P10 1.0, P90 not within the horizon.",
  );
});

test("the 80% range of a card is in words where an end does not pay back", () => {
  const range = (p10: number | null, p90: number | null) => {
    return breakevenRange(placementOf({ breakeven: { p10, p50: null, p90, neverShare: 0 } }), 36);
  };
  expect(range(14, 24.26)).toBe("80% range: 14.0–24.3");
  expect(range(14, null)).toBe("80% range: 14.0 to none in 36 months");
  expect(range(null, null)).toBe("80% range: none in 36 months");
  expect(range(0, 0)).toBe("80% range: from the start");
});

test("breakeven by month is what each month adds to those paid back: 0.1, 0.5, 0.23", () => {
  const points = breakevenModel(shown).curves[0]?.points.map(({ y }) => Number(y?.toFixed(10)));
  expect(points).toEqual([0, 0.1, 0.5, 0.23]);
  expect(breakevenModel(shown).summary).toContain("17.0% never pay back within 3 months");
});

test("payback has a curve for each placement but all cloud, and totals a step for each bin", () => {
  expect(curvesTable(paybackModel(shown)).columns.map(({ header }) => header)).toEqual([
    "Months from the start",
    "70/30, share of trials",
  ]);
  expect(totalModel(shown).curves[0]?.points).toEqual([
    { x: 20, y: 0.3 },
    { x: 90, y: 0.7 },
    { x: 160, y: 0 },
  ]);
});

test("a row beats the others in its share of the trials, and not itself", () => {
  const cells = placementRows(shown)[1]?.cells.map(({ column, text }) => `${column}: ${text}`);
  expect(cells).toContain("Beats All cloud: 80%");
  expect(cells).toContain("Beats 70/30: —");
  expect(placementsTitle(shown)).toBe("70/30 is cheapest in 80% of the trials");
});
