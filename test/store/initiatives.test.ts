import { expect, test } from "vitest";
import { Conflict, InvalidInput, NotFound } from "@/lib/errors";
import type { InitiativeInput } from "@/lib/schema/initiative";
import {
  archiveInitiative,
  createInitiatives,
  getInitiative,
  listInitiatives,
  moveInitiative,
  restoreInitiative,
  setInitiativeStatus,
  updateInitiative,
} from "@/lib/store/initiatives";
import { testDatabase } from "../database";
import { insertCostRows } from "./cost-rows";

const { owner, scopeFor, teams, users } = await testDatabase();
const analyst = scopeFor("analyst");
const vision = { owner: `team:${teams.vision}` };
await insertCostRows(owner, {
  userId: users.analyst.id,
  rows: [
    { ...vision, month: "2026-07-01", day: "2026-07-31", effective: "100.5" },
    { ...vision, month: "2026-08-01", day: "2026-08-31", effective: "99.5" },
    { ...vision, month: "2026-09-01", day: "2026-09-10", effective: "70" },
  ],
});

function inputOf(change: Partial<InitiativeInput> = {}): InitiativeInput {
  return {
    name: "Quick win",
    phase: "quick-wins",
    ownerId: users.admin.id,
    teamId: teams.vision,
    startMonth: "2026-09",
    dueMonth: "2026-10",
    rampMonths: 2,
    oneOffCost: 1000,
    monthlyCost: 0,
    savingRatio: 0.2,
    savingMonthly: null,
    workloadIds: [],
    component: null,
    confidence: "medium",
    confidenceRatio: 0.75,
    note: "",
    origin: { kind: "hand" },
    ...change,
  };
}

async function created(change: Partial<InitiativeInput> = {}) {
  const [initiative] = await createInitiatives(analyst, [inputOf(change)]);
  if (!initiative) throw new Error("an initiative expected");
  return initiative;
}

const actionsOf = async (id: string) => {
  const { rows } = await owner.query<{ action: string }>(
    "SELECT action FROM audit_event WHERE entity_id = $1 ORDER BY id",
    [id],
  );
  return rows.map(({ action }) => action);
};

test("approved, its baseline holds the complete months before its start to the last digit; the running one is none", async () => {
  const { id, baseline } = await created();
  expect(baseline).toBeNull();
  const approved = await setInitiativeStatus(analyst, id, "approved");
  expect(approved.baseline).toMatchObject({
    months: ["2026-07", "2026-08"],
    currency: "USD",
    frozenBy: "Test analyst",
  });
  expect(approved.baseline?.workloads).toEqual([
    {
      workloadId: null,
      name: null,
      growthAnnual: null,
      metric: null,
      volume: null,
      costs: [{ teamId: teams.vision, component: "other", amount: "200" }],
    },
  ]);
  const edit = { input: inputOf({ startMonth: "2026-10" }), seenAt: approved.updatedAt };
  await expect(updateInitiative(analyst, id, edit)).rejects.toBeInstanceOf(InvalidInput);
  const renamed = await updateInitiative(analyst, id, { input: inputOf({ name: "Win" }), seenAt: approved.updatedAt });
  await expect(updateInitiative(analyst, id, { ...edit })).rejects.toBeInstanceOf(Conflict);
  expect(renamed.baseline).toEqual(approved.baseline);
  expect((await setInitiativeStatus(analyst, id, "proposed")).baseline).toBeNull();
  await archiveInitiative(analyst, id);
  expect((await listInitiatives(analyst)).some((each) => each.id === id)).toBe(false);
  await restoreInitiative(analyst, id);
  expect(await actionsOf(id)).toEqual([
    "initiative.create",
    "initiative.status",
    "initiative.update",
    "initiative.status",
    "initiative.archive",
    "initiative.restore",
  ]);
});

test("without a complete month before it nothing can be frozen", async () => {
  const { id } = await created({ startMonth: "2026-07", dueMonth: "2026-07" });
  await expect(setInitiativeStatus(analyst, id, "started")).rejects.toBeInstanceOf(Conflict);
});

test("more than the mean of 100.5 and 99.5 cannot be saved, and what is not there is refused by its field", async () => {
  const nowhere = "00000000-0000-7000-8000-00000000dead";
  const refused = (change: Partial<InitiativeInput>, text: string) => expect(created(change)).rejects.toThrow(text);
  await refused({ savingRatio: null, savingMonthly: 100.01 }, "savingMonthly: Its scope cost 100.00 a month");
  await created({ savingRatio: null, savingMonthly: 100 });
  await refused({ workloadIds: [nowhere] }, "workloadIds");
  await refused({ ownerId: nowhere }, "ownerId");
  await refused({ teamId: nowhere }, "teamId");
  const both = [inputOf(), inputOf({ ownerId: nowhere })];
  const before = (await listInitiatives(analyst)).length;
  await expect(createInitiatives(analyst, both)).rejects.toThrow("1.ownerId");
  expect(await listInitiatives(analyst)).toHaveLength(before);
});

test("one place up, and the order is kept", async () => {
  const { id } = await created({ name: "Last" });
  const before = await listInitiatives(analyst);
  await moveInitiative(analyst, id, -1);
  const after = await listInitiatives(analyst);
  expect(after.at(-2)?.id).toBe(id);
  expect(after).toHaveLength(before.length);
});

test("a manager reads the own team's and no other, a leader all, and neither writes", async () => {
  const own = await created({ name: "Own" });
  const others = await created({ name: "Of search", teamId: teams.search });
  const everybodys = await created({ name: "Of all", teamId: null });
  const seen = (await listInitiatives(scopeFor("manager"))).map(({ id }) => id);
  expect(seen).toContain(own.id);
  expect(seen).not.toContain(others.id);
  expect(seen).not.toContain(everybodys.id);
  await expect(getInitiative(scopeFor("manager"), others.id)).rejects.toBeInstanceOf(NotFound);
  expect(await listInitiatives(scopeFor("leader"))).toHaveLength((await listInitiatives(analyst)).length);
  for (const role of ["manager", "leader"] as const) {
    await expect(createInitiatives(scopeFor(role), [inputOf()])).rejects.toThrow();
    await expect(setInitiativeStatus(scopeFor(role), own.id, "approved")).rejects.toThrow();
  }
});
