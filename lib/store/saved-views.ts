import type { Scope } from "@/lib/auth/scope";
import { readAs, writeAs } from "@/lib/db/transaction";
import { InvalidInput, NotFound } from "@/lib/errors";
import type { SavedView, SavedViewInput } from "@/lib/schema/saved-view";
import { isUuid } from "./workloads";

type Writer = Scope<"views:write">;

/** The own views of a page and those that others share, by name. */
export async function listSavedViews(scope: Scope, page: string): Promise<SavedView[]> {
  return readAs(
    scope,
    (tx) => tx.$queryRaw<SavedView[]>`
      SELECT v.id::text, v.name, v.query, v.shared, v.owner_id = ${scope.userId}::uuid AS "isOwn", u.name AS "ownerName"
      FROM saved_view v LEFT JOIN user_account u ON u.id = v.owner_id
      WHERE v.page = ${page} ORDER BY lower(v.name), v.id`,
  );
}

export async function createSavedView(scope: Writer, input: SavedViewInput): Promise<{ id: string; name: string }> {
  const { name, page, query, shared } = input;
  return writeAs(scope, async (tx) => {
    const [view] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO saved_view (name, page, query, shared, owner_id)
      VALUES (${name}, ${page}, ${query}, ${shared}, ${scope.userId}::uuid) ON CONFLICT DO NOTHING RETURNING id::text`;
    if (!view) throw new InvalidInput([{ field: "name", rule: "You have a view of this name already.", value: name }]);
    const audit = { action: "view.create", entity: "view", entityId: view.id, detail: { name, page, shared } };
    return { result: { id: view.id, name }, audit };
  });
}

type Removed = Pick<SavedView, "name" | "query" | "shared">;

/** Only an own view; returns what it was, so that it can be taken back. */
export async function removeSavedView(scope: Writer, id: string): Promise<Removed> {
  if (!isUuid(id)) throw new NotFound("saved view");
  return writeAs(scope, async (tx) => {
    const [view] = await tx.$queryRaw<(Removed & { page: string })[]>`
      DELETE FROM saved_view WHERE id = ${id}::uuid AND owner_id = ${scope.userId}::uuid
      RETURNING name, page, query, shared`;
    if (!view) throw new NotFound("saved view");
    const { name, page, query, shared } = view;
    const audit = { action: "view.remove", entity: "view", entityId: id, detail: { name, page, shared } };
    return { result: { name, query, shared }, audit };
  });
}
