import type { Scope } from "@/lib/auth/scope";
import { Prisma } from "@/lib/db/generated/client";
import { readAs, writeAs } from "@/lib/db/transaction";
import { InvalidInput, NotFound } from "@/lib/errors";
import type { SavedView, SavedViewInput } from "@/lib/schema/saved-view";
import { isUuid } from "./workloads";

type Writer = Scope<"views:write">;

/** The own views of a page and those that others share, by name. */
export async function listSavedViews(scope: Scope, page: string): Promise<SavedView[]> {
  const views = await readAs(scope, async (tx) => {
    const rows = await tx.savedView.findMany({ where: { page } });
    const owners = await tx.user.findMany({
      where: { id: { in: rows.map(({ ownerId }) => ownerId) } },
      select: { id: true, name: true },
    });
    // Asked for on their own: an owner whom the reader does not see must not hide the view.
    return rows.map((row) => ({ ...row, ownerName: owners.find(({ id }) => id === row.ownerId)?.name ?? null }));
  });
  return views
    .map(({ id, name, query, shared, ownerId, ownerName }) => ({
      id,
      name,
      query,
      shared,
      isOwn: ownerId === scope.userId,
      ownerName,
    }))
    .toSorted((a, b) => compareText(a.name.toLowerCase(), b.name.toLowerCase()) || compareText(a.id, b.id));
}

export async function createSavedView(scope: Writer, input: SavedViewInput): Promise<{ id: string; name: string }> {
  const { name, page, query, shared } = input;
  try {
    return await writeAs(scope, async (tx) => {
      const { id } = await tx.savedView.create({
        data: { name, page, query, shared, ownerId: scope.userId },
        select: { id: true },
      });
      const audit = { action: "view.create", entity: "view", entityId: id, detail: { name, page, shared } };
      return { result: { id, name }, audit };
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") {
      throw new InvalidInput([{ field: "name", rule: "You have a view of this name already.", value: name }]);
    }
    throw error;
  }
}

type Removed = Pick<SavedView, "name" | "query" | "shared">;

/** Only an own view; returns what it was, so that it can be taken back. */
export async function removeSavedView(scope: Writer, id: string): Promise<Removed> {
  if (!isUuid(id)) throw new NotFound("saved view");
  return writeAs(scope, async (tx) => {
    const where = { id, ownerId: scope.userId };
    const view = await tx.savedView.findUnique({ where });
    if (!view || (await tx.savedView.deleteMany({ where })).count === 0) throw new NotFound("saved view");
    const { name, page, query, shared } = view;
    const audit = { action: "view.remove", entity: "view", entityId: id, detail: { name, page, shared } };
    return { result: { name, query, shared }, audit };
  });
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
