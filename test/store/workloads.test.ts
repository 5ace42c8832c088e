import { beforeEach, describe, expect, test } from "vitest";
import { Conflict, InvalidInput, NotFound } from "@/lib/errors";
import { type WorkloadInput, workloadInput } from "@/lib/schema/workload";
import { listWorkloadHistory } from "@/lib/store/workload-history";
import { importWorkloads, undoWorkloadImport } from "@/lib/store/workload-import";
import {
  archiveWorkloads,
  createWorkload,
  findWorkloadsByIds,
  getWorkload,
  listWorkloads,
  restoreWorkloads,
  updateWorkload,
} from "@/lib/store/workloads";
import { testDatabase } from "../database";

const { owner, scopeFor, teams, users } = await testDatabase();
const analyst = scopeFor("analyst");
const nowhere = "00000000-0000-7000-8000-00000000dead";

const { rows: supplies } = await owner.query<{ id: string }>(
  "INSERT INTO supply (name, kind) VALUES ('H100 on demand', 'cloud'), ('H100 hall', 'owned') RETURNING id",
);
const [cloud = "", hall = ""] = supplies.map((row) => row.id);

function input(given: Partial<WorkloadInput> = {}): WorkloadInput {
  return workloadInput.parse({
    name: "vit-pretrain-l",
    teamId: teams.vision,
    kind: "large-model-training",
    supplyId: cloud,
    gpuHoursMonthly: 4180.5,
    utilisation: 0.71,
    ...given,
  });
}

async function auditOf(entityId: string) {
  const { rows } = await owner.query<{ action: string; actor_id: string; detail: Record<string, unknown> }>(
    "SELECT action, actor_id, detail FROM audit_event WHERE entity_id = $1 ORDER BY id",
    [entityId],
  );
  return rows;
}

async function auditCount(): Promise<number> {
  const { rows } = await owner.query<{ count: string }>("SELECT count(*) FROM audit_event");
  return Number(rows[0]?.count);
}

const namesIn = (workloads: readonly { name: string }[]) => workloads.map((workload) => workload.name);

beforeEach(async () => {
  await owner.query("DELETE FROM workload");
});

describe("create and update", () => {
  test("what was put in comes out, as plain values, and leaves an audit row", async () => {
    const created = await createWorkload(analyst, input());
    expect(await getWorkload(analyst, created.id)).toEqual(created);
    expect(created).toMatchObject({ ...input(), teamName: "Vision", supplyName: "H100 on demand", archivedAt: null });
    expect(structuredClone(created)).toEqual(JSON.parse(JSON.stringify(created)));
    expect(await auditOf(created.id)).toEqual([
      { action: "workload.create", actor_id: users.analyst.id, detail: { name: "vit-pretrain-l" } },
    ]);
  });

  test("an update records what changed, with names instead of ids", async () => {
    const before = await createWorkload(analyst, input());
    const changed = input({ supplyId: hall, gpuHoursMonthly: 4200 });
    const after = await updateWorkload(analyst, before.id, { input: changed, seenAt: before.updatedAt });
    expect(after).toMatchObject({ supplyName: "H100 hall", supplyKind: "owned", gpuHoursMonthly: 4200 });
    expect((await auditOf(before.id)).at(-1)?.detail).toEqual({
      changes: {
        supplyId: { from: "H100 on demand", to: "H100 hall" },
        gpuHoursMonthly: { from: 4180.5, to: 4200 },
      },
    });
    const [event] = await listWorkloadHistory(scopeFor("admin"), before.id);
    expect(event).toMatchObject({ actorName: "Test analyst", action: "workload.update", imported: false });
    expect(event?.changes.gpuHoursMonthly).toEqual({ from: 4180.5, to: 4200 });
  });

  test("a change since the form was opened is not overwritten", async () => {
    const before = await createWorkload(analyst, input());
    await updateWorkload(analyst, before.id, { input: input({ notes: "first" }), seenAt: before.updatedAt });
    const second = updateWorkload(analyst, before.id, { input: input({ notes: "second" }), seenAt: before.updatedAt });
    await expect(second).rejects.toThrow(Conflict);
    expect((await getWorkload(analyst, before.id)).notes).toBe("first");
  });

  test("a name that is taken, and a team or supply that is not there, are refused by field, without an audit row", async () => {
    await createWorkload(analyst, input());
    const other = await createWorkload(analyst, input({ name: "other" }));
    const audits = await auditCount();
    const problemOf = async (write: Promise<unknown>) => {
      const error: unknown = await write.catch((reason: unknown) => reason);
      return error instanceof InvalidInput ? error.problems[0]?.field : error;
    };
    expect(await problemOf(createWorkload(analyst, input()))).toBe("name");
    expect(await problemOf(updateWorkload(analyst, other.id, { input: input(), seenAt: other.updatedAt }))).toBe(
      "name",
    );
    expect(await problemOf(createWorkload(analyst, input({ name: "x", teamId: nowhere })))).toBe("teamId");
    expect(await problemOf(createWorkload(analyst, input({ name: "x", supplyId: nowhere })))).toBe("supplyId");
    expect(await auditCount()).toBe(audits);
  });
});

describe("archive and restore", () => {
  test("archived ones leave the list of those in use, and come back with the same values", async () => {
    const a = await createWorkload(analyst, input({ name: "a" }));
    const b = await createWorkload(analyst, input({ name: "b" }));
    expect(await archiveWorkloads(analyst, [a.id, b.id, nowhere, "not-an-id"])).toHaveLength(2);
    expect(namesIn(await listWorkloads(analyst))).toEqual([]);
    expect(namesIn(await listWorkloads(analyst, { status: "archived" }))).toEqual(["a", "b"]);
    expect(await restoreWorkloads(analyst, [a.id, b.id])).toHaveLength(2);
    const back = await getWorkload(analyst, a.id);
    expect({ ...back, updatedAt: a.updatedAt }).toEqual(a);
    expect((await auditOf(b.id)).map((row) => row.action)).toEqual([
      "workload.create",
      "workload.archive",
      "workload.restore",
    ]);
  });

  test("archiving twice finds nothing to archive", async () => {
    const { id } = await createWorkload(analyst, input());
    await archiveWorkloads(analyst, [id]);
    await expect(archiveWorkloads(analyst, [id])).rejects.toThrow(NotFound);
    await expect(restoreWorkloads(analyst, [])).rejects.toThrow(NotFound);
  });
});

describe("teams", () => {
  test("every read with another team's scope sees nothing", async () => {
    const own = await createWorkload(analyst, input());
    const other = await createWorkload(analyst, input({ name: "canary", teamId: teams.search }));
    const manager = scopeFor("manager");
    expect(namesIn(await listWorkloads(manager, { status: "all" }))).toEqual(["vit-pretrain-l"]);
    expect(namesIn(await findWorkloadsByIds(manager, [own.id, other.id]))).toEqual(["vit-pretrain-l"]);
    expect((await getWorkload(manager, own.id)).id).toBe(own.id);
    await expect(getWorkload(manager, other.id)).rejects.toThrow(NotFound);
    await expect(getWorkload(manager, "no-uuid")).rejects.toThrow(NotFound);
    expect(await listWorkloadHistory(manager, other.id)).toEqual([]);
  });

  test("the manager of a parent team sees the teams below it", async () => {
    await createWorkload(analyst, input());
    await createWorkload(analyst, input({ name: "asr", teamId: teams.voice }));
    await createWorkload(analyst, input({ name: "canary", teamId: teams.search }));
    expect(namesIn(await listWorkloads(scopeFor("manager", teams.research)))).toEqual(["asr", "vit-pretrain-l"]);
  });

  test("the database refuses what the types allow: managers and leaders write nothing", async () => {
    const { id, updatedAt } = await createWorkload(analyst, input());
    for (const scope of [scopeFor("manager"), scopeFor("leader")]) {
      await expect(createWorkload(scope, input({ name: "x" }))).rejects.toThrow();
      await expect(updateWorkload(scope, id, { input: input({ notes: "x" }), seenAt: updatedAt })).rejects.toThrow();
      await expect(archiveWorkloads(scope, [id])).rejects.toThrow();
      await expect(
        importWorkloads(scope, { fileName: "x", create: [input({ name: "y" })], update: [] }),
      ).rejects.toThrow();
    }
    expect(namesIn(await listWorkloads(analyst, { status: "all" }))).toEqual(["vit-pretrain-l"]);
  });
});

describe("import", () => {
  const file = async () => {
    const before = await createWorkload(analyst, input());
    const old = await createWorkload(analyst, input({ name: "old" }));
    await archiveWorkloads(analyst, [old.id]);
    const archived = await getWorkload(analyst, old.id);
    return {
      before,
      archived,
      content: {
        fileName: "workloads.csv",
        create: [
          input({ name: "new-a", residency: "EU", notes: 'say "so"\n' }),
          input({ name: "new-b", utilisation: null }),
        ],
        update: [
          { before, after: { ...before, gpuHoursMonthly: 5000, utilisation: null } },
          { before: archived, after: { ...archived, notes: "back" } },
        ],
      },
    };
  };

  test("creates, updates and brings back in one go, each with its audit row", async () => {
    const { before, archived, content } = await file();
    const undo = await importWorkloads(analyst, content);
    const now = await listWorkloads(analyst);
    expect(namesIn(now)).toEqual(["new-a", "new-b", "old", "vit-pretrain-l"]);
    expect(now[0]).toMatchObject(input({ name: "new-a", residency: "EU", notes: 'say "so"\n' }));
    expect(await getWorkload(analyst, before.id)).toMatchObject({ gpuHoursMonthly: 5000, utilisation: null });
    expect((await auditOf(before.id)).at(-1)).toMatchObject({
      action: "workload.update",
      actor_id: users.analyst.id,
      detail: { importId: undo.importId, changes: { gpuHoursMonthly: { from: 4180.5, to: 5000 } } },
    });
    expect((await auditOf(undo.created[0] ?? "")).map((row) => row.action)).toEqual(["workload.create"]);
    expect(await auditOf(undo.importId)).toMatchObject([
      { action: "workload.import", detail: { file: "workloads.csv", created: 2, updated: 2 } },
    ]);
    expect(undo.updated.map((row) => row.archivedAt)).toEqual([null, archived.archivedAt]);
  });

  test("undo brings back exactly what was there", async () => {
    const { before, archived, content } = await file();
    const undo = await importWorkloads(analyst, content);
    await undoWorkloadImport(analyst, undo);
    const untimed = ({ updatedAt: _, ...rest }: typeof before) => rest;
    expect((await listWorkloads(analyst)).map(untimed)).toEqual([before].map(untimed));
    expect(untimed(await getWorkload(analyst, archived.id))).toEqual(untimed(archived));
    expect((await auditOf(undo.importId)).map((row) => row.action)).toEqual([
      "workload.import",
      "workload.import-undo",
    ]);
  });

  test("undo is refused as a whole when one of them was changed since", async () => {
    const { before, content } = await file();
    const undo = await importWorkloads(analyst, content);
    const changed = await getWorkload(analyst, before.id);
    await updateWorkload(analyst, before.id, { input: input({ notes: "mine" }), seenAt: changed.updatedAt });
    const audits = await auditCount();
    await expect(undoWorkloadImport(analyst, undo)).rejects.toThrow(Conflict);
    expect(namesIn(await listWorkloads(analyst))).toEqual(["new-a", "new-b", "old", "vit-pretrain-l"]);
    expect(await auditCount()).toBe(audits);
  });

  test.each([
    ["a name taken meanwhile", async () => void (await createWorkload(analyst, input({ name: "new-b" })))],
    ["a workload changed meanwhile", async () => void (await owner.query("UPDATE workload SET updated_at = now()"))],
  ])("%s: nothing of the file is written", async (_, meanwhile) => {
    const { content } = await file();
    await meanwhile();
    const [names, audits] = [namesIn(await listWorkloads(analyst, { status: "all" })), await auditCount()];
    await expect(importWorkloads(analyst, content)).rejects.toThrow(Conflict);
    expect(namesIn(await listWorkloads(analyst, { status: "all" }))).toEqual(names);
    expect(await auditCount()).toBe(audits);
  });

  test("10,000 lines fit into one transaction, and out of it", async () => {
    const create = Array.from({ length: 10_000 }, (_, index) => input({ name: `load-${index}` }));
    const undo = await importWorkloads(analyst, { fileName: "large.csv", create, update: [] });
    expect(await listWorkloads(analyst)).toHaveLength(10_000);
    await undoWorkloadImport(analyst, undo);
    expect(await listWorkloads(analyst)).toEqual([]);
  });
});
