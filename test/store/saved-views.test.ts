import { expect, test } from "vitest";
import { InvalidInput, NotFound } from "@/lib/errors";
import { savedViewInput } from "@/lib/schema/saved-view";
import { createSavedView, listSavedViews, removeSavedView } from "@/lib/store/saved-views";
import { testDatabase } from "../database";

const { owner, scopeFor } = await testDatabase();
const analyst = scopeFor("analyst");
const input = (name: string, shared: boolean) =>
  savedViewInput.parse({ name, page: "/costs", query: "by=team&nonsense=1&r=lm", ...(shared ? { shared: "on" } : {}) });

test("a view is kept as its canonical query, with an audit row", async () => {
  const { id } = await createSavedView(analyst, input("Teams last month", false));
  expect(await listSavedViews(analyst, "/costs")).toEqual([
    { id, name: "Teams last month", query: "r=lm&by=team", shared: false, isOwn: true, ownerName: "Test analyst" },
  ]);
  const { rows } = await owner.query("SELECT action, detail FROM audit_event WHERE entity_id = $1", [id]);
  expect(rows).toEqual([
    { action: "view.create", detail: { name: "Teams last month", page: "/costs", shared: false } },
  ]);
});

test("others see what is shared, and only the owner deletes it", async () => {
  const manager = scopeFor("manager");
  const { id } = await createSavedView(analyst, input("For all", true));
  expect((await listSavedViews(manager, "/costs")).map(({ name, isOwn }) => [name, isOwn])).toEqual([
    ["For all", false],
  ]);
  await expect(removeSavedView(manager, id)).rejects.toThrow(NotFound);
  expect(await removeSavedView(analyst, id)).toEqual({ name: "For all", query: "r=lm&by=team", shared: true });
  expect(await listSavedViews(manager, "/costs")).toEqual([]);
  const { rows } = await owner.query("SELECT action FROM audit_event WHERE entity_id = $1 ORDER BY id", [id]);
  expect(rows.map(({ action }) => action)).toEqual(["view.create", "view.remove"]);
});

test("a name is used once by a person", async () => {
  await createSavedView(analyst, input("Twice", false));
  await expect(createSavedView(analyst, input("Twice", true))).rejects.toThrow(InvalidInput);
  await createSavedView(scopeFor("admin"), input("Twice", false));
});
