import { expect, test } from "vitest";
import { differencesCsv } from "@/components/scenarios/scenario-export";
import type { Lever } from "@/lib/calc/lever";
import { evaluateScenario } from "@/lib/calc/scenario";
import { differences } from "@/lib/chart/scenario-differences";
import { focusedPlacement, placementViews } from "@/lib/chart/scenario-placements";
import { scenarioFromTemplate, scenarioTemplates } from "@/lib/schema/scenario-templates";

const template = scenarioTemplates.find(({ id }) => id === "portfolio");
if (!template) throw new Error("the portfolio expected");
const plain = scenarioFromTemplate(template, "2027-01");

const half: Lever = {
  id: "half",
  name: "INT8",
  workloadIds: ["training"],
  fromMonth: 4,
  oneOffCost: 500,
  change: { kind: "compression", costRatio: 0.5 },
};

function linesOf(levers: readonly Lever[]): string[] {
  const input = { ...plain, levers };
  const on = { basis: "cash" as const, discountRateAnnual: input.discountRateAnnual };
  const views = placementViews(evaluateScenario(input), on);
  const focus = focusedPlacement(views, "60");
  const table = differences(views, focus);
  const shown = { input, basis: on.basis, views, focus, table, changes: [], notes: [] };
  return differencesCsv({ name: "Portfolio", unit: "USD over 36 months", ...shown }).split("\r\n");
}

/** The six placements stand before the difference. */
const figuresOf = (line: string | undefined) => (line ?? "").split(",").slice(-7, -1).map(Number);

test("levers are listed with what they do, and their savings lead from all cloud to each placement's total", () => {
  const lines = linesOf([half]);
  expect(lines).toContain(
    'Note,"Lever 1, INT8: Model compression; Smaller model: 50% fewer GPU-hours; Training; from Apr 2027; effort 500"',
  );
  const rowOf = (label: string) => figuresOf(lines.find((line) => line.includes(label)));
  const [start, move, saving, total] = ["All cloud, no lever", "moving on-prem", "Saving: INT8", "Total,Total"].map(
    rowOf,
  );
  expect(start).toHaveLength(6);
  // Half of 16,000 hours at 5.00 for 33 months less the effort, all in the cloud: 1,320,000 − 500.
  expect(saving?.[0]).toBeCloseTo(1_319_500, 2);
  start?.forEach((from, index) => {
    expect(from - (move?.[index] ?? 0) - (saving?.[index] ?? 0)).toBeCloseTo(total?.[index] ?? Number.NaN, 2);
  });
});

test("a scenario without levers has no rows of levers", () => {
  expect(linesOf([]).filter((line) => /lever/i.test(line))).toEqual([]);
});
