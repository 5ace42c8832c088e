import { describe, expect, test } from "vitest";
import { movementPlan } from "@/lib/calc/movement-plan";
import { durationText, linkNote, movementSankey, savingSteps } from "@/lib/chart/data-movement";
import { type MovementPlannerInput, movementPlanner } from "@/lib/schema/planner/data-movement";
import { frozen } from "../calc/fixtures";

const training = frozen({
  source: "Cloud storage",
  path: "p5",
  destination: "Internet",
  initialTb: 20,
  updateTb: 2,
  updatesPerYear: 52,
  isBilled: true,
});

const input: MovementPlannerInput = frozen({
  flows: [{ ...training, source: "Small", initialTb: 0, updateTb: 1, updatesPerYear: 12 }, training],
  tiers: [{ upToGb: null, pricePerGb: 0.09 }],
  linkMbps: 1000,
  processedInPlace: 0,
  cacheRatio: 0,
  compressedTo: 1,
});

const money = (amount: number) => String(Math.round(amount));

describe("movementSankey", () => {
  const model = movementSankey(input, movementPlan(input), { currency: "USD", kinds: new Map([["p5", "cloud"]]) });

  test("the largest flow leads: 124 of 124 + 12 = 136 TB", () => {
    expect(model.title).toBe("Cloud storage moves most: 124 TB of 136 TB in the first year");
  });

  test("the table has every flow and their total, 124,000 × 0.09 + 12,000 × 0.09 = 12,240", () => {
    expect(model.rows.map(({ cells }) => cells.source)).toEqual(["Cloud storage", "Small", "Total"]);
    expect(model.rows.at(-1)?.cells.cost).toBeCloseTo(12_240, 8);
    expect(model.rows[0]?.cells.cost).toBeCloseTo(11_160, 8);
  });

  test("two flows from one place lead together: 12 + 200 of 212 TB, and nothing is drawn as Other", () => {
    const flows = [input.flows[0] ?? training, { ...training, source: "Small", initialTb: 200, updateTb: 0 }];
    const twice = { ...input, flows };
    const model = movementSankey(twice, movementPlan(twice), { currency: "USD", kinds: new Map() });
    expect(model.title).toBe("Small moves most: 212 TB of 212 TB in the first year");
    expect(model.summary).not.toContain("Other");
  });

  test("without flows there is nothing to show", () => {
    const none = { ...input, flows: [] };
    const empty = movementSankey(none, movementPlan(none), { currency: "USD", kinds: new Map() });
    expect([empty.title, empty.rows, empty.links]).toEqual(["No data moves", [], []]);
  });
});

test("the steps of a saving are told in their order", () => {
  const result = movementPlan({ ...input, flows: [training], processedInPlace: 0.5, compressedTo: 0.6 });
  // Half of 11,160, and 40% of what is left.
  expect(savingSteps(result, money)).toBe("Saved in this order: 5580 processed where it lives, 2232 compressed.");
  expect(savingSteps(movementPlan(input), money)).toBe("Nothing is avoided yet.");
});

test("45 TB over 100 Mbit/s are 1,000 hours: more than a month has", () => {
  const flow = { ...training, initialTb: 0, updateTb: 45, updatesPerYear: 12 };
  expect(linkNote(movementPlan({ ...input, flows: [flow], linkMbps: 100 }))).toBe(
    "The link is too slow: a month of updates takes 1,000 h of 730.",
  );
  expect(linkNote(movementPlan({ ...input, linkMbps: null }))).toContain("Give the link's speed");
});

test("hours below two days, days above", () => {
  expect([durationText(47.5), durationText(60), durationText(null)]).toEqual(["47.5 h", "2.5 days", "—"]);
});

test("a flow without a name, or with no amount, is refused by its place", () => {
  const wrong = { ...input, flows: [{ ...training, source: " ", updateTb: Number.NaN }] };
  const problems = movementPlanner.input.safeParse(wrong).error?.issues.map(({ path }) => path.join("."));
  expect(problems).toEqual(["flows.0.source", "flows.0.updateTb"]);
});
