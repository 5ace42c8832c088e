import { expect, test } from "vitest";
import { todayAlternative } from "@/lib/calc/placement/alternatives";
import { checkPlacement } from "@/lib/calc/placement/check";
import { portfolioProblem } from "@/lib/calc/placement/portfolio-problem";
import { Conflict } from "@/lib/errors";
import { type PlacementScenario, portfolioSettings, startSettings } from "@/lib/schema/planner/placement";
import { typicalTerms } from "@/lib/schema/supply-defaults";
import { workloadInput } from "@/lib/schema/workload";
import { createPlacementScenario } from "@/lib/store/placement-scenario";
import { createSupply, listSupplies } from "@/lib/store/supplies";
import { createWorkload } from "@/lib/store/workloads";
import { testDatabase } from "../database";

const { owner, scopeFor, teams } = await testDatabase();
const analyst = scopeFor("analyst");
const validFrom = "2026-01-01";
const pricesAsOf = "2026-11-23";
const dates = { startMonth: "2026-12", pricesAsOf };

test("an answer is worked out again from what is stored: the same is kept with its proof, any other is refused", async () => {
  const cloud = await createSupply(analyst, { name: "p5", validFrom, source: "test", terms: typicalTerms.cloud });
  await createSupply(analyst, { name: "New fleet", validFrom, source: "test", terms: typicalTerms.owned });
  const workload = await createWorkload(
    analyst,
    workloadInput.parse({
      name: "train",
      teamId: teams.vision,
      kind: "large-model-training",
      supplyId: cloud.id,
      gpuHoursMonthly: 4000,
    }),
  );
  const settings = startSettings({ onPremLatencyMs: 50, edgeLatencyMs: 10 });
  const supplies = (await listSupplies(analyst, { on: pricesAsOf })).map(({ terms }) => terms);
  const { problem, offered } = portfolioProblem([workload], supplies, portfolioSettings(settings));
  const fleet = offered.find(({ source }) => source.kind === "owned")?.supply.id ?? "";
  const decision = {
    shares: [{ workload: workload.id, supply: fleet, share: 1, month: 0 }],
    // 4,000 GPU-hours grow by 12% a year to more than the 4,088 of one node.
    purchases: [{ supply: fleet, month: 0, count: 2 }],
  };
  const { total } = checkPlacement(problem, decision);
  const asked: PlacementScenario = {
    name: "Best",
    workloadIds: [workload.id],
    settings,
    decision,
    total,
    bound: total * 0.999,
    status: "optimal",
  };

  const scenario = await createPlacementScenario(analyst, asked, dates);
  expect(scenario.input.demands[0]?.placement).toEqual({ kind: "fixed", shares: [{ supplyId: fleet, share: 1 }] });
  expect(scenario.note).toContain("HiGHS 1.15.3: optimal");
  expect(scenario.note).toContain("a gap of 0.100%");
  const { rows } = await owner.query("SELECT action FROM audit_event WHERE entity_id = $1", [scenario.id]);
  expect(rows).toEqual([{ action: "scenario.create" }]);

  const refused = (change: Partial<PlacementScenario>) =>
    expect(createPlacementScenario(analyst, { ...asked, ...change }, dates)).rejects.toThrow(Conflict);
  await refused({ total: total * 0.9 });
  await refused({ decision: { ...decision, purchases: [{ supply: fleet, month: 0, count: 1 }] } });
  await refused({ settings: { ...settings, capexBudget: 1000 } });
  await refused({ decision: { ...decision, shares: [] } });
  const today = todayAlternative(problem);
  await refused({ decision: { shares: [...today.decision.shares], purchases: [] } });
  const stranger = { ...scopeFor("manager", teams.search) };
  await expect(createPlacementScenario(stranger, asked, dates)).rejects.toThrow(Conflict);
});
