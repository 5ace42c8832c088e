import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluateScenario } from "@/lib/calc/scenario";
import { differences } from "@/lib/chart/scenario-differences";
import { breakevenText, caveat, finding, horizonText, utilisationThreshold } from "@/lib/chart/scenario-finding";
import { bestPlacement, focusedPlacement, nameOf, placementViews } from "@/lib/chart/scenario-placements";
import type { ScenarioInput } from "@/lib/schema/scenario";
import { writePath } from "@/lib/schema/scenario-fields";
import { scenarioFromTemplate, scenarioTemplates } from "@/lib/schema/scenario-templates";

function scenario(id: string): ScenarioInput {
  const template = scenarioTemplates.find((candidate) => candidate.id === id);
  if (!template) throw new Error(`no template ${id}`);
  return scenarioFromTemplate(template, "2027-01");
}

function viewsOf(input: ScenarioInput, basis: "cash" | "present-value" = "cash") {
  return placementViews(evaluateScenario(input), { basis, discountRateAnnual: input.discountRateAnnual });
}

const breakeven = scenario("breakeven");

function sentence(input: ScenarioInput, key: string): string {
  const views = viewsOf(input);
  const parts = finding(views, focusedPlacement(views, key), { input, currency: "USD" });
  return parts.map((part) => part.text).join("");
}

test.each([
  [0, "All cloud"],
  [0.7, "70/30"],
  [0.3, "30/70"],
  [0.555, "55.5/44.5"],
  [1, "All on-prem"],
])("a share of %s is called %s", (share, name) => {
  expect(nameOf(share).name).toBe(name);
});

test("in cash the views repeat the evaluator: 3.6 M, 1.34 M and month 9.41", () => {
  const { allCloud, allOnPrem, all } = viewsOf(breakeven);
  expect(allCloud.total).toBeCloseTo(3_600_000, 4);
  expect(allOnPrem.savings).toBeCloseTo(2_260_000, 4);
  expect(allOnPrem.breakevenMonths).toBeCloseTo(9.4118, 4);
  expect(all.map((view) => view.name)).toEqual(["All cloud", "70/30", "50/50", "30/70", "All on-prem"]);
  expect(allCloud.breakevenMonths).toBeNull();
});

test("at 8% a year 100,000 a month for 12 months is worth 100,000 × (1 − 1.08^−1) / (1.08^(1/12) − 1) today", () => {
  const year = { ...breakeven, horizonMonths: 12 };
  const annuity = (1 - 1 / 1.08) / (1.08 ** (1 / 12) - 1);
  const { allCloud, allOnPrem } = viewsOf(year, "present-value");
  expect(allCloud.total).toBeCloseTo(100_000 * annuity, 4);
  expect(allOnPrem.total).toBeCloseTo(800_000 + 15_000 * annuity, 4);
  expect(allOnPrem.total).toBeCloseTo(evaluateScenario(year).allOnPrem.presentValue, 4);
});

test("discounting moves the crossing later, never earlier", () => {
  const cash = viewsOf(breakeven).allOnPrem.breakevenMonths ?? 0;
  expect(viewsOf(breakeven, "present-value").allOnPrem.breakevenMonths).toBeGreaterThan(cash);
});

test("the best placement is the cheapest other than all cloud", () => {
  expect(bestPlacement(viewsOf(breakeven)).name).toBe("All on-prem");
  // 3 servers against 2, and a cloud that costs nothing.
  const free = writePath({ ...breakeven, splits: [0.7, 0.3] }, "supplies.cloud.onDemandHourly", 0);
  expect(bestPlacement(viewsOf(free)).name).toBe("30/70");
});

test("an unknown or missing focus falls back to the first split", () => {
  const views = viewsOf(breakeven);
  expect(focusedPlacement(views, "50").name).toBe("50/50");
  expect(focusedPlacement(views, "100").name).toBe("All on-prem");
  expect(focusedPlacement(views, "0").name).toBe("70/30");
  expect(focusedPlacement(views, null).name).toBe("70/30");
});

test("rows sum to the total of each placement, and the last column is the focus less all cloud", () => {
  const views = viewsOf(scenario("bank"));
  const table = differences(views, focusedPlacement(views, "90"));
  views.all.forEach((view, index) => {
    const sum = table.groups
      .flatMap((group) => group.rows)
      .reduce((total, row) => total + (row.amounts[index] ?? 0), 0);
    expect(sum).toBeCloseTo(view.total, 4);
  });
  expect(table.total.difference).toBeCloseTo(-17_280_000, 3);
  expect(table.unexplained).toBe(0);
  expect(table.groups.map((group) => group.title)).toEqual(["Cloud", "On-prem, once", "On-prem, running"]);
});

test("for any split, growth and price the rows explain the total", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99 }),
      fc.double({ min: -0.5, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 500, noNaN: true }),
      (percent, growthAnnual, hourly) => {
        const edited = writePath(
          { ...breakeven, growthAnnual, splits: [percent / 100] },
          "supplies.cloud.onDemandHourly",
          hourly,
        );
        const views = viewsOf(edited);
        expect(differences(views, focusedPlacement(views, null)).unexplained).toBe(0);
      },
    ),
  );
});

test("the finding names the month, the saving and the use from which it holds", () => {
  // 1,340,000 / 3,600,000 of the use the servers see: 16,000 / (4 × 8 × 730) = 68.5% × 0.372 = 25.5%.
  expect(sentence(breakeven, "100")).toBe(
    "Moving everything on-prem pays back in month 10; saves $2.26M over 3 years; cheaper than all cloud from 25% utilisation up.",
  );
});

test("no crossing is said, with the horizon it was looked for in", () => {
  const cheapCloud = { ...writePath(breakeven, "supplies.cloud.onDemandHourly", 5), horizonMonths: 60 };
  expect(sentence(cheapCloud, "100")).toBe(
    "Moving everything on-prem does not pay back within 60 months; costs $1.10M more than all cloud over 5 years.",
  );
  expect(breakevenText(viewsOf(cheapCloud).allOnPrem, 60)).toBe("none in 60 months");
});

test("without capex the fleet is cheaper from the start, not after 0 months", () => {
  const metered = scenario("consumption");
  expect(sentence(metered, "100")).toBe(
    "Moving everything on-prem is cheaper from the start; saves $2.61M over 3 years.",
  );
  expect(breakevenText(viewsOf(metered).allOnPrem, 36)).toBe("from the start");
});

test("an owned fleet that serves nothing has no threshold", () => {
  const idle = { ...breakeven, demandFactor: 0 };
  const views = viewsOf(idle);
  expect(utilisationThreshold(views, views.allOnPrem, idle)).toBeNull();
});

test("horizons read as years where they are whole", () => {
  expect([12, 36, 18, 1].map(horizonText)).toEqual(["1 year", "3 years", "18 months", "1 month"]);
});

test("the caveat says which share, which money and what is counted", () => {
  expect(caveat(breakeven, "cash")).toBe(
    "Shares are of GPU-hours. Cash as paid, undiscounted. Counts no spare server, no resale value.",
  );
  const peak: ScenarioInput = { ...writePath(breakeven, "supplies.fleet.installMonths", 2), shareOf: "peak" };
  expect(caveat(peak, "present-value")).toBe(
    "Shares are of peak capacity: the fleet takes what it can hold each hour, the cloud the rest. Present value at 8.0% a year. Counts 2 months of installation with both bills paid, no spare server, no resale value.",
  );
});
