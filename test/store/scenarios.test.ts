import { describe, expect, test } from "vitest";
import { Conflict, InvalidInput, NotFound } from "@/lib/errors";
import type { ScenarioInput } from "@/lib/schema/scenario";
import { writePath } from "@/lib/schema/scenario-fields";
import { scenarioFromTemplate, scenarioTemplates } from "@/lib/schema/scenario-templates";
import { markScenarioAsPlan, unmarkScenarioAsPlan } from "@/lib/store/scenario-plan";
import { createScenarioFromWorkloads } from "@/lib/store/scenario-start";
import {
  archiveScenario,
  createScenario,
  duplicateScenario,
  getScenario,
  listScenarios,
  listScenarioVersions,
  renameScenario,
  restoreScenario,
  restoreScenarioVersion,
  saveScenarioVersion,
  shareScenarioDraft,
} from "@/lib/store/scenarios";
import { testDatabase } from "../database";

const { owner, scopeFor, teams, users } = await testDatabase();
const analyst = scopeFor("analyst");
const admin = scopeFor("admin");
const nowhere = "00000000-0000-7000-8000-00000000dead";

const [template] = scenarioTemplates;
if (!template) throw new Error("a template expected");
const input: ScenarioInput = scenarioFromTemplate(template, "2027-01");
const dearer = writePath(input, "supplies.cloud.onDemandHourly", 60);

async function auditOf(entityId: string) {
  const { rows } = await owner.query<{ action: string; actor_id: string; detail: Record<string, unknown> }>(
    "SELECT action, actor_id, detail FROM audit_event WHERE entity_id = $1 ORDER BY id",
    [entityId],
  );
  return rows;
}

async function actionsOf(entityId: string): Promise<string[]> {
  return (await auditOf(entityId)).map((row) => row.action);
}

async function created(name: string) {
  return createScenario(analyst, { name, input, note: "first" });
}

describe("versions", () => {
  test("a scenario comes back as it went in, with its author and an audit row that holds the result", async () => {
    const scenario = await createScenario(analyst, { name: "Breakeven", description: "guide", input, note: "first" });
    expect(await getScenario(analyst, scenario.id)).toEqual(scenario);
    expect(scenario).toMatchObject({
      name: "Breakeven",
      description: "guide",
      status: "draft",
      version: 1,
      currentVersion: 1,
      note: "first",
      author: users.analyst.name,
      archivedAt: null,
      input,
    });
    const [row] = await auditOf(scenario.id);
    expect(row).toMatchObject({ action: "scenario.create", actor_id: users.analyst.id });
    // 800,000 / (100,000 − 15,000) = 9.41 months, as the log has it from the moment of saving.
    const results = row?.detail.results as { share: number; breakevenMonths: number }[];
    expect(results.at(-1)).toMatchObject({ share: 1, breakevenMonths: expect.closeTo(9.4118, 4) });
  });

  test("saving adds a version and leaves the earlier one as it was", async () => {
    const { id } = await created("Two versions");
    const second = await saveScenarioVersion(admin, id, { input: dearer, note: "dearer cloud", seenVersion: 1 });
    expect(second).toMatchObject({ version: 2, currentVersion: 2, author: users.admin.name, note: "dearer cloud" });
    expect(second.input).toEqual(dearer);
    expect((await getScenario(analyst, id, 1)).input).toEqual(input);
    expect((await listScenarioVersions(analyst, id)).map((entry) => [entry.version, entry.author])).toEqual([
      [2, users.admin.name],
      [1, users.analyst.name],
    ]);
    expect(await actionsOf(id)).toEqual(["scenario.create", "scenario.save"]);
  });

  test("somebody else's newer version is not overwritten", async () => {
    const { id } = await created("Contested");
    await saveScenarioVersion(admin, id, { input: dearer, note: "", seenVersion: 1 });
    const late = saveScenarioVersion(analyst, id, { input, note: "", seenVersion: 1 });
    await expect(late).rejects.toThrow(Conflict);
    await expect(late).rejects.toThrow("Contested is at version 2 by now; you started from version 1.");
    expect(await listScenarioVersions(analyst, id)).toHaveLength(2);
    expect(await actionsOf(id)).toEqual(["scenario.create", "scenario.save"]);
  });

  test("of two saves at once one wins and one is told", async () => {
    const { id } = await created("Race");
    const edit = { input: dearer, note: "", seenVersion: 1 };
    const outcomes = await Promise.allSettled([
      saveScenarioVersion(analyst, id, edit),
      saveScenarioVersion(admin, id, edit),
    ]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await getScenario(analyst, id)).version).toBe(2);
  });

  test("a shared draft is a version of its own that does not become the current one", async () => {
    const { id } = await created("Shared");
    const shared = await shareScenarioDraft(analyst, id, { input: dearer, note: "look" });
    expect(shared).toMatchObject({ version: 2, currentVersion: 1 });
    expect((await getScenario(scopeFor("leader"), id, 2)).input).toEqual(dearer);
    expect((await getScenario(analyst, id)).input).toEqual(input);
    const saved = await saveScenarioVersion(analyst, id, { input: dearer, note: "", seenVersion: 1 });
    expect(saved.version).toBe(3);
    expect(await actionsOf(id)).toEqual(["scenario.create", "scenario.share", "scenario.save"]);
  });

  test("restoring an old version adds one, and keeps the history", async () => {
    const { id } = await created("Restored");
    await saveScenarioVersion(analyst, id, { input: dearer, note: "", seenVersion: 1 });
    const back = await restoreScenarioVersion(analyst, id, 1);
    expect(back).toMatchObject({ version: 3, note: "Restored from version 1" });
    expect(back.input).toEqual(input);
    await expect(restoreScenarioVersion(analyst, id, 9)).rejects.toThrow(NotFound);
    expect(await actionsOf(id)).toEqual(["scenario.create", "scenario.save", "scenario.restore-version"]);
  });

  test("an input that breaks a rule is not stored", async () => {
    const { id } = await created("Kept whole");
    const broken = { ...input, fleetSupplyId: "nowhere" };
    await expect(saveScenarioVersion(analyst, id, { input: broken, note: "", seenVersion: 1 })).rejects.toThrow();
    expect(await listScenarioVersions(analyst, id)).toHaveLength(1);
  });
});

test("a duplicate is a draft of its own with a name that is free", async () => {
  const original = await created("Original");
  const first = await duplicateScenario(admin, original.id);
  const second = await duplicateScenario(admin, original.id);
  expect([first.name, second.name]).toEqual(["Original (copy)", "Original (copy 2)"]);
  expect(first).toMatchObject({ status: "draft", version: 1, author: users.admin.name });
  expect(first.input).toEqual(original.input);
  expect(await actionsOf(first.id)).toEqual(["scenario.duplicate"]);
});

test("renaming keeps id and versions", async () => {
  const { id } = await created("Old name");
  expect(await renameScenario(analyst, id, "New name")).toMatchObject({ id, name: "New name", version: 1 });
  expect((await auditOf(id)).at(-1)).toMatchObject({ action: "scenario.rename", detail: { from: "Old name" } });
});

describe("the plan", () => {
  const approved = { version: 1, share: 0, month: "2026-11" };

  test("there is one: marking another makes the first a draft", async () => {
    const one = await created("Plan one");
    const two = await created("Plan two");
    await markScenarioAsPlan(analyst, one.id, approved);
    await markScenarioAsPlan(admin, two.id, approved);
    expect((await getScenario(analyst, two.id)).status).toBe("plan");
    expect((await getScenario(analyst, one.id)).status).toBe("draft");
    expect(await actionsOf(one.id)).toEqual(["scenario.create", "scenario.mark-plan", "scenario.unmark-plan"]);
    expect((await unmarkScenarioAsPlan(analyst, two.id, approved.month)).status).toBe("draft");
  });

  test("two marked at once leave one", async () => {
    const pair = await Promise.all([created("Both A"), created("Both B")]);
    await Promise.all(pair.map(({ id }) => markScenarioAsPlan(analyst, id, approved)));
    const { rows } = await owner.query("SELECT id FROM scenario WHERE status = 'plan'");
    expect(rows).toHaveLength(1);
  });

  test("an archived scenario cannot become it", async () => {
    const { id } = await created("Gone");
    await archiveScenario(analyst, id);
    await expect(markScenarioAsPlan(analyst, id, approved)).rejects.toThrow(Conflict);
  });
});

test("archiving takes it out of the list, undo brings it back with the same id and values", async () => {
  const before = await created("Archived and back");
  await archiveScenario(analyst, before.id);
  const ids = async (archived: boolean) => (await listScenarios(analyst, { archived })).map((row) => row.id);
  expect(await ids(false)).not.toContain(before.id);
  expect(await ids(true)).toContain(before.id);
  expect(await restoreScenario(analyst, before.id)).toEqual(before);
  expect(await ids(false)).toContain(before.id);
  expect(await actionsOf(before.id)).toEqual(["scenario.create", "scenario.archive", "scenario.restore"]);
});

test("the list has the current version of each, newest change first, with the number of versions", async () => {
  const { id } = await created("Listed");
  await saveScenarioVersion(analyst, id, { input: dearer, note: "second", seenVersion: 1 });
  const [first] = await listScenarios(analyst);
  expect(first).toMatchObject({ id, version: 2, versionCount: 2, note: "second" });
  expect(first?.input).toEqual(dearer);
});

describe("who may", () => {
  test("a leader reads everything and writes nothing", async () => {
    const { id } = await created("For the leader");
    const leader = scopeFor("leader");
    expect((await getScenario(leader, id)).name).toBe("For the leader");
    for (const attempt of [
      () => createScenario(leader, { name: "Mine", input }),
      () => saveScenarioVersion(leader, id, { input, note: "", seenVersion: 1 }),
      () => shareScenarioDraft(leader, id, { input, note: "" }),
      () => renameScenario(leader, id, "Renamed"),
      () => archiveScenario(leader, id),
    ]) {
      await expect(attempt()).rejects.toThrow();
    }
    expect(await getScenario(leader, id)).toMatchObject({ name: "For the leader", version: 1, archivedAt: null });
    expect(await actionsOf(id)).toEqual(["scenario.create"]);
  });

  test("a manager, of whichever team, sees none", async () => {
    const { id } = await created("Not for managers");
    for (const manager of [scopeFor("manager"), scopeFor("manager", teams.search)]) {
      expect(await listScenarios(manager)).toEqual([]);
      expect(await listScenarioVersions(manager, id)).toEqual([]);
      await expect(getScenario(manager, id)).rejects.toThrow(NotFound);
      await expect(createScenario(manager, { name: "Mine", input })).rejects.toThrow();
    }
  });
});

test("what is not there is not found, whatever the id looks like", async () => {
  for (const id of [nowhere, "not-an-id"]) {
    await expect(getScenario(analyst, id)).rejects.toThrow(NotFound);
    await expect(saveScenarioVersion(analyst, id, { input, note: "", seenVersion: 1 })).rejects.toThrow(NotFound);
    expect(await listScenarioVersions(analyst, id)).toEqual([]);
  }
  const { id } = await created("Short history");
  await expect(getScenario(analyst, id, 2)).rejects.toThrow(NotFound);
});

describe("from workloads", () => {
  test("takes the workloads and the prices that hold on the day, and refuses what is not there", async () => {
    const [cloud, fleet] = input.supplies;
    const ids: string[] = [];
    for (const supply of [cloud, fleet]) {
      const { id: _id, name, ...terms } = supply ?? {};
      const { rows } = await owner.query<{ id: string }>(
        "INSERT INTO supply (name, kind) VALUES ($1, $2) RETURNING id",
        [name, terms && "kind" in terms ? terms.kind : ""],
      );
      const supplyId = rows[0]?.id ?? "";
      ids.push(supplyId);
      const price = "INSERT INTO price_entry (supply_id, valid_from, terms, source) VALUES ($1, $2, $3, 'test')";
      await owner.query(price, [
        supplyId,
        "2026-01-01",
        { ...terms, ...("nodePrice" in terms ? { nodePrice: 1 } : {}) },
      ]);
      await owner.query(price, [supplyId, "2026-06-01", terms]);
      await owner.query(price, [
        supplyId,
        "2027-06-01",
        { ...terms, ...("nodePrice" in terms ? { nodePrice: 2 } : {}) },
      ]);
    }
    const [cloudSupplyId = "", fleetSupplyId = ""] = ids;
    const { rows } = await owner.query<{ id: string }>(
      `INSERT INTO workload (team_id, name, kind, supply_id, gpu_hours_monthly)
       VALUES ($1, 'chat', 'real-time-inference', $2, 16000) RETURNING id`,
      [teams.vision, cloudSupplyId],
    );
    const workloadIds = [rows[0]?.id ?? "", nowhere];
    const start = {
      name: "From workloads",
      cloudSupplyId,
      fleetSupplyId,
      startMonth: "2027-01",
      pricesAsOf: "2026-11-23",
    };
    const scenario = await createScenarioFromWorkloads(analyst, { ...start, workloadIds });
    expect(scenario.input.demands.map((demand) => demand.name)).toEqual(["chat"]);
    expect(scenario.input.supplies[1]).toMatchObject({ kind: "owned", nodePrice: 200_000 });
    expect(await actionsOf(scenario.id)).toEqual(["scenario.create"]);
    await expect(createScenarioFromWorkloads(analyst, { ...start, workloadIds: [nowhere] })).rejects.toThrow(
      InvalidInput,
    );
    await expect(
      createScenarioFromWorkloads(analyst, { ...start, workloadIds, fleetSupplyId: nowhere }),
    ).rejects.toThrow("fleetSupplyId: It has no price on that day.");
  });
});
