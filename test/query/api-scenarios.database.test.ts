import { describe, expect, test } from "vitest";
import type { Lever } from "@/lib/calc/lever";
import { loadScenarioDetail } from "@/lib/query/api-scenarios";
import { scenarioDetail } from "@/lib/schema/api";
import { scenarioFromTemplate, scenarioTemplates } from "@/lib/schema/scenario-templates";
import { createScenario, saveScenarioVersion } from "@/lib/store/scenarios";
import { testDatabase } from "../database";

const { scopeFor } = await testDatabase();
const analyst = scopeFor("analyst");

const template = scenarioTemplates.find(({ id }) => id === "portfolio");
if (!template) throw new Error("the portfolio expected");
const input = scenarioFromTemplate(template, "2027-01");

const half: Lever = {
  id: "half",
  name: "A smaller model",
  workloadIds: null,
  fromMonth: 1,
  oneOffCost: 10_000,
  change: { kind: "compression", costRatio: 0.5 },
};

describe("levers of a scenario in the API", () => {
  test("without any, the move is the whole difference: 8,280,000 − 2,088,000 = 6,192,000 at 60/40", async () => {
    const { id } = await createScenario(analyst, { name: "No lever", input, note: "" });
    const { results } = await loadScenarioDetail(scopeFor("leader"), { id });
    const sixty = results.splits.find(({ share }) => share === 0.6);
    expect(sixty?.levers).toEqual({
      start: expect.closeTo(8_280_000, 2),
      placement: expect.closeTo(2_088_000, 2),
      levers: [],
      end: expect.closeTo(6_192_000, 2),
    });
    expect(results.allCloud.levers).toMatchObject({ placement: 0, levers: [] });
  });

  test("half of 6,192,000 saved less 10,000 of effort is 3,086,000; the answer keeps its schema", async () => {
    const { id } = await createScenario(analyst, { name: "With a lever", input, note: "" });
    await saveScenarioVersion(analyst, id, { input: { ...input, levers: [half] }, note: "lever", seenVersion: 1 });
    const detail = await loadScenarioDetail(analyst, { id });
    expect(scenarioDetail.parse(detail)).toEqual(detail);
    const sixty = detail.results.splits.find(({ share }) => share === 0.6);
    expect(sixty?.levers.levers).toEqual([
      { id: "half", name: "A smaller model", saving: expect.closeTo(3_086_000, 2) },
    ]);
    for (const { levers, total } of [detail.results.allCloud, ...detail.results.splits, detail.results.allOnPrem]) {
      expect(levers.levers.reduce((left, { saving }) => left - saving, levers.start - levers.placement)).toBe(
        levers.end,
      );
      expect(levers.end).toBeCloseTo(total, 2);
    }
    const first = await loadScenarioDetail(analyst, { id, version: 1 });
    expect(first.results.splits[0]?.levers.levers).toEqual([]);
  });
});
