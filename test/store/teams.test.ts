import { expect, test } from "vitest";
import { Conflict, InvalidInput } from "@/lib/errors";
import { createTeam, findTeamName, listTeams, removeTeam, updateTeam } from "@/lib/store/teams";
import { testDatabase } from "../database";

const { owner, teams, scopeFor } = await testDatabase();
const admin = scopeFor("admin");

const tree = async (scope = admin) => (await listTeams(scope)).map(({ name, depth }) => `${"-".repeat(depth)}${name}`);

test("teams come as a tree, parents first", async () => {
  expect(await tree()).toEqual(["Research", "-Vision", "-Voice", "Search"]);
});

test("a manager sees the own team as the top of what is visible", async () => {
  expect(await tree(scopeFor("manager"))).toEqual(["Vision"]);
  expect(await findTeamName(scopeFor("manager"), teams.search)).toBeNull();
});

test("created, renamed and moved, each with its audit row", async () => {
  const { id } = await createTeam(admin, { name: "Robots", parentId: teams.vision });
  expect(await tree()).toEqual(["Research", "-Vision", "--Robots", "-Voice", "Search"]);
  await updateTeam(admin, id, { name: "Robotics", parentId: null });
  expect(await tree()).toEqual(["Research", "-Vision", "-Voice", "Robotics", "Search"]);
  const { rows } = await owner.query("SELECT action, detail FROM audit_event WHERE entity_id = $1 ORDER BY id", [id]);
  expect(rows).toEqual([
    { action: "team.create", detail: { name: "Robots", parent: "Vision" } },
    {
      action: "team.update",
      detail: {
        name: "Robotics",
        changes: { name: { from: "Robots", to: "Robotics" }, parent: { from: "Vision", to: null } },
      },
    },
  ]);
  expect(await removeTeam(admin, id)).toBe("Robotics");
});

test("no team stands below itself, at any depth, nor after two moves at once", async () => {
  await expect(
    updateTeam(admin, teams.research, { name: "Research", parentId: teams.research }),
  ).rejects.toBeInstanceOf(InvalidInput);
  await expect(updateTeam(admin, teams.research, { name: "Research", parentId: teams.vision })).rejects.toThrow(
    "below itself",
  );
  const moves = await Promise.allSettled([
    updateTeam(admin, teams.search, { name: "Search", parentId: teams.research }),
    updateTeam(admin, teams.research, { name: "Research", parentId: teams.search }),
  ]);
  expect(moves.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await tree()).toHaveLength(4);
});

test("a team that something belongs to stays", async () => {
  await expect(removeTeam(admin, teams.vision)).rejects.toBeInstanceOf(Conflict);
  await expect(removeTeam(admin, teams.vision)).rejects.toThrow("Vision still has 1 member. Move them first.");
});

test("two teams cannot have one name", async () => {
  await expect(createTeam(admin, { name: "Vision", parentId: null })).rejects.toThrow(
    "Another team has this name already.",
  );
});

test("the database lets nobody but administrators change teams", async () => {
  for (const role of ["analyst", "leader", "manager"] as const) {
    await expect(createTeam(scopeFor(role), { name: `by ${role}`, parentId: null })).rejects.toThrow();
  }
});
