import { describe, expect, test } from "vitest";
import { Conflict, InvalidInput } from "@/lib/errors";
import { allocationRules, type ParsedRules } from "@/lib/schema/allocation-rules";
import {
  getAllocationRules,
  getAllocationVersion,
  listAllocationVersions,
  saveAllocationRules,
} from "@/lib/store/allocation-rules";
import { testDatabase } from "../database";
import { insertBatch } from "./ledger-month";

const { owner, scopeFor, teams, users } = await testDatabase();
const analyst = scopeFor("analyst");

function rulesFor(teamId: string): ParsedRules {
  return allocationRules.parse({
    pools: [{ id: "platform", name: "Platform" }],
    mapping: [
      {
        id: "m1",
        name: "By tag",
        owner: `team:${teamId}`,
        conditions: [{ on: "tag:team", matcher: "one-of", values: ["vision"] }],
      },
    ],
    sharing: [
      {
        id: "s1",
        name: "Platform",
        source: "pool:platform",
        method: "fixed",
        unit: "%",
        targets: [
          { id: `team:${teams.vision}`, weight: "33.3" },
          { id: `team:${teams.voice}`, weight: "66.7" },
        ],
      },
    ],
    shareIdle: false,
  });
}

describe("the rules", () => {
  test("are of version 0 and empty until somebody saves some", async () => {
    expect(await getAllocationRules(analyst)).toEqual({
      version: 0,
      author: null,
      createdAt: null,
      note: "",
      rules: { pools: [], mapping: [], sharing: [], shareIdle: false },
    });
  });

  test("become a version with who, when and why, map the lines of open months, and leave their audit rows", async () => {
    await insertBatch(owner, {
      month: "2026-10",
      userId: users.analyst.id,
      lines: [{ effective: "10", tags: { team: "vision" } }, { effective: "5" }],
    });
    const saved = await saveAllocationRules(analyst, { rules: rulesFor(teams.vision), note: "First", seenVersion: 0 });
    expect(saved).toMatchObject({ version: 1, remapped: { months: ["2026-10"] } });
    const current = await getAllocationRules(analyst);
    expect(current).toMatchObject({ version: 1, author: "Test analyst", note: "First" });
    expect(current.rules.sharing[0]?.targets.map(({ weight }) => weight)).toEqual(["33.3", "66.7"]);
    const { rows } = await owner.query("SELECT owner FROM cost_rollup ORDER BY effective DESC");
    expect(rows).toEqual([{ owner: `team:${teams.vision}` }, { owner: "unallocated" }]);
    const audit = await owner.query("SELECT action, detail FROM audit_event ORDER BY id DESC LIMIT 2");
    expect(audit.rows.map(({ action }) => action)).toEqual(["allocation.remap", "allocation.save"]);
    expect(audit.rows[1].detail).toMatchObject({
      version: 1,
      added: ["By tag", "Platform", "Platform"],
      reordered: false,
    });
  });

  test("are not overwritten when somebody saved first", async () => {
    const late = saveAllocationRules(analyst, { rules: rulesFor(teams.voice), note: "", seenVersion: 0 });
    await expect(late).rejects.toThrow(Conflict);
    const both = await Promise.allSettled(
      ["a", "b"].map((note) => saveAllocationRules(analyst, { rules: rulesFor(teams.vision), note, seenVersion: 1 })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await listAllocationVersions(analyst)).map(({ version }) => version)).toEqual([2, 1]);
    expect((await getAllocationVersion(analyst, 1)).note).toBe("First");
  });

  test("name the rule of a team that does not exist", async () => {
    const rules = rulesFor("00000000-0000-7000-8000-00000000dead");
    const attempt = saveAllocationRules(analyst, { rules, note: "", seenVersion: 2 });
    await expect(attempt).rejects.toThrow(InvalidInput);
    await expect(attempt).rejects.toThrow("rules.mapping.0.owner: Rule “By tag”: there is no such team.");
  });

  test("are not shown to a manager, and not made by one", async () => {
    const manager = scopeFor("manager", teams.vision);
    expect((await getAllocationRules(manager)).version).toBe(0);
    expect(await listAllocationVersions(manager)).toEqual([]);
    const rules = { ...rulesFor(teams.vision), sharing: [] };
    const attempt = saveAllocationRules(manager, { rules, note: "", seenVersion: 0 });
    await expect(attempt).rejects.toThrow(/row-level security/);
  });
});
