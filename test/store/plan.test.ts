import { describe, expect, test } from "vitest";
import { readAs } from "@/lib/db/transaction";
import { InvalidInput } from "@/lib/errors";
import type { ScenarioInput } from "@/lib/schema/scenario";
import { scenarioFromTemplate, scenarioTemplates } from "@/lib/schema/scenario-templates";
import { findApproval } from "@/lib/store/plan-approvals";
import { readPlanMonths } from "@/lib/store/plan-months";
import { markScenarioAsPlan, unmarkScenarioAsPlan } from "@/lib/store/scenario-plan";
import { createScenario } from "@/lib/store/scenarios";
import { testDatabase } from "../database";

const { owner, scopeFor, teams } = await testDatabase();
const analyst = scopeFor("analyst");

async function addWorkload(name: string, teamId: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `WITH found AS (INSERT INTO supply (name, kind) VALUES ($1, 'cloud') RETURNING id)
     INSERT INTO workload (team_id, name, kind, supply_id, gpu_hours_monthly)
     SELECT $2, $1, 'batch-inference', id, 100 FROM found RETURNING id`,
    [name, teamId],
  );
  return rows[0]?.id ?? "";
}

const own = await addWorkload("vision-own", teams.vision);
const canary = await addWorkload("canary-of-search", teams.search);

/** Two workloads of two teams, all in the cloud, for six months from July. */
function planOfTwo(startMonth: string): ScenarioInput {
  const [template] = scenarioTemplates;
  if (!template) throw new Error("There is no template.");
  const { origins: _, ...input } = scenarioFromTemplate(template, startMonth);
  const [demand] = input.demands;
  if (!demand) throw new Error("The template has no workload.");
  const demands = [own, canary].map((id) => ({ ...demand, id, name: id, placement: { kind: "split" as const } }));
  return { ...input, demands, horizonMonths: 6, levers: [], origins: {} };
}

const months = async (role: "analyst" | "manager" | "leader" = "analyst") =>
  (await readPlanMonths(scopeFor(role), { from: "2026-01", to: "2027-12" })).months;

describe("the plan in force", () => {
  test("the first plan counts from its first month, the next from the month of its approval, and no month changes its plan", async () => {
    expect((await readPlanMonths(analyst, null)).months).toEqual([]);
    const first = await createScenario(analyst, { name: "First", input: planOfTwo("2026-07") });
    const made = await markScenarioAsPlan(analyst, first.id, { version: 1, share: 0, month: "2026-09" });
    expect(made).toEqual({ name: "First", from: "2026-07" });
    expect((await months()).map(({ month }) => month)).toEqual([
      "2026-07",
      "2026-08",
      "2026-09",
      "2026-10",
      "2026-11",
      "2026-12",
    ]);

    const second = await createScenario(analyst, { name: "Second", input: planOfTwo("2026-08") });
    const { from } = await markScenarioAsPlan(analyst, second.id, { version: 1, share: 1, month: "2026-11" });
    expect(from).toBe("2026-11");
    const found = await months();
    expect(found.map(({ month, approval }) => [month, approval.scenarioName])).toEqual([
      ["2026-07", "First"],
      ["2026-08", "First"],
      ["2026-09", "First"],
      ["2026-10", "First"],
      ["2026-11", "Second"],
      ["2026-12", "Second"],
      ["2027-01", "Second"],
    ]);
    expect(await findApproval(analyst, { scenarioId: second.id, month: "2026-11" })).toMatchObject({
      share: 1,
      version: 1,
    });
    expect(await findApproval(analyst, { scenarioId: first.id, month: "2026-11" })).toBeNull();

    await unmarkScenarioAsPlan(analyst, second.id, "2026-12");
    expect((await months()).map(({ month }) => month).at(-1)).toBe("2026-11");
  });

  test("a plan that begins later leaves the months before to the one in force", async () => {
    const later = await createScenario(analyst, { name: "Later", input: planOfTwo("2027-02") });
    const { from } = await markScenarioAsPlan(analyst, later.id, { version: 1, share: 0, month: "2026-11" });
    expect(from).toBe("2027-02");
    const found = await months();
    expect(found.find(({ month }) => month === "2026-11")?.approval.scenarioName).toBe("Second");
    expect(found.find(({ month }) => month === "2027-02")?.approval.scenarioName).toBe("Later");
  });

  test("only a split of the version can be approved, and approving leaves its audit row", async () => {
    const { id } = await createScenario(analyst, { name: "Odd", input: planOfTwo("2027-03") });
    const odd = { version: 1, share: 0.123, month: "2026-11" };
    await expect(markScenarioAsPlan(analyst, id, odd)).rejects.toThrow(InvalidInput);
    await markScenarioAsPlan(analyst, id, { ...odd, share: 1 });
    const { rows } = await owner.query(
      "SELECT detail FROM audit_event WHERE action = 'scenario.mark-plan' AND entity_id = $1",
      [id],
    );
    expect(rows).toEqual([{ detail: { name: "Odd", version: 1, share: 1, from: "2027-03" } }]);
  });
});

describe("who sees it", () => {
  test("a manager gets the own team's workloads, no shared cost and no name of another team's", async () => {
    const found = await months("manager");
    expect(found.length).toBeGreaterThan(0);
    for (const { works, shared } of found) {
      expect(works.map(({ name }) => name)).toEqual(["vision-own"]);
      expect(shared).toBeNull();
    }
    expect(JSON.stringify(found)).not.toContain("canary-of-search");
    expect(JSON.stringify(found)).not.toContain(canary);
  });

  test("a leader reads all, and the own cost of a workload is the same for everybody", async () => {
    const [whole] = await months("leader");
    const [part] = await months("manager");
    expect(whole?.works.map(({ name }) => name).sort()).toEqual(["canary-of-search", "vision-own"]);
    expect(part?.works[0]).toEqual(whole?.works.find(({ name }) => name === "vision-own"));
  });

  test("row-level security keeps approvals from a manager's own reads", async () => {
    expect(await readAs(analyst, (tx) => tx.planApproval.count())).toBeGreaterThan(0);
    expect(await readAs(scopeFor("manager"), (tx) => tx.planApproval.count())).toBe(0);
  });
});
