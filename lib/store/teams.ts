import type { Scope } from "@/lib/auth/scope";
import { Prisma } from "@/lib/db/generated/client";
import { type AuditEntry, readAs, type Transaction, writeAs } from "@/lib/db/transaction";
import { Conflict, InvalidInput, NotFound } from "@/lib/errors";
import type { Team, TeamInput } from "@/lib/schema/team";

type Writer = Scope<"members:write">;

/** The visible teams as a tree in reading order: each parent before its children, both by name. */
export async function listTeams(scope: Scope): Promise<Team[]> {
  const rows = await readAs(
    scope,
    (tx) => tx.$queryRaw<Team[]>`
      WITH RECURSIVE tree AS (
        SELECT t.id, t.name, t.parent_id, 0 AS depth, ARRAY[lower(t.name), t.id::text] AS place FROM team t
        WHERE t.parent_id IS NULL OR NOT EXISTS (SELECT FROM team p WHERE p.id = t.parent_id)
        UNION ALL
        SELECT t.id, t.name, t.parent_id, tree.depth + 1, tree.place || lower(t.name) || t.id::text
        FROM team t JOIN tree ON t.parent_id = tree.id
      )
      SELECT tree.id, tree.name, tree.parent_id AS "parentId", tree.depth,
        (SELECT count(*)::int FROM user_account u WHERE u.team_id = tree.id) AS members,
        (SELECT count(*)::int FROM workload w WHERE w.team_id = tree.id) AS workloads
      FROM tree ORDER BY tree.place`,
  );
  return rows;
}

export async function createTeam(scope: Writer, input: TeamInput): Promise<{ id: string; name: string }> {
  return named(input.name, () =>
    writeAs(scope, async (tx) => {
      const parent = await parentOf(tx, input.parentId);
      const { id, name } = await tx.team.create({ data: input, select: { id: true, name: true } });
      return { result: { id, name }, audit: audit("team.create", id, { name, parent }) };
    }),
  );
}

/** Renames and moves. Managers see what is below their team from their next request on. */
export async function updateTeam(scope: Writer, id: string, input: TeamInput): Promise<{ id: string; name: string }> {
  return named(input.name, () =>
    writeAs(scope, async (tx) => {
      // Two moves at once could make a circle that neither of them sees.
      await tx.$queryRaw`SELECT id FROM team ORDER BY id FOR UPDATE`;
      const before = await tx.team.findUnique({ where: { id }, include: { parent: { select: { name: true } } } });
      if (!before) throw new NotFound("team");
      const parent = await parentOf(tx, input.parentId);
      if (input.parentId !== null) await refuseCircle(tx, id, input.parentId);
      const { name } = await tx.team.update({ where: { id }, data: input, select: { name: true } });
      const changes = {
        ...(before.name === name ? {} : { name: { from: before.name, to: name } }),
        ...(before.parentId === input.parentId ? {} : { parent: { from: before.parent?.name ?? null, to: parent } }),
      };
      return { result: { id, name }, audit: audit("team.update", id, { name, changes }) };
    }),
  );
}

/** Only a team that nothing belongs to can go. */
export async function removeTeam(scope: Writer, id: string): Promise<string> {
  return writeAs(scope, async (tx) => {
    const [team] = await tx.$queryRaw<{ name: string; children: number; members: number; workloads: number }[]>`
      SELECT name, (SELECT count(*)::int FROM team c WHERE c.parent_id = t.id) AS children,
        (SELECT count(*)::int FROM user_account u WHERE u.team_id = t.id) AS members,
        (SELECT count(*)::int FROM workload w WHERE w.team_id = t.id) AS workloads
      FROM team t WHERE id = ${id}::uuid FOR UPDATE`;
    if (!team) throw new NotFound("team");
    const kept = [
      [team.children, "team", "teams"],
      [team.members, "member", "members"],
      [team.workloads, "workload", "workloads"],
    ] as const;
    const held = kept
      .filter(([count]) => count > 0)
      .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`);
    if (held.length > 0) throw new Conflict(`${team.name} still has ${held.join(" and ")}. Move them first.`);
    await tx.team.delete({ where: { id } });
    return { result: team.name, audit: audit("team.remove", id, { name: team.name }) };
  });
}

async function parentOf(tx: Transaction, parentId: string | null): Promise<string | null> {
  if (parentId === null) return null;
  const parent = await tx.team.findUnique({ where: { id: parentId }, select: { name: true } });
  if (!parent) throw new InvalidInput([{ field: "parentId", rule: "There is no such team.", value: parentId }]);
  return parent.name;
}

async function refuseCircle(tx: Transaction, id: string, parentId: string): Promise<void> {
  const above = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE above AS (
      SELECT t.id, t.parent_id FROM team t WHERE t.id = ${parentId}::uuid
      UNION SELECT t.id, t.parent_id FROM team t JOIN above a ON t.id = a.parent_id
    )
    SELECT id FROM above`;
  if (above.some((team) => team.id === id)) {
    throw new InvalidInput([{ field: "parentId", rule: "A team cannot be below itself.", value: parentId }]);
  }
}

async function named<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") {
      throw new InvalidInput([{ field: "name", rule: "Another team has this name already.", value: name }]);
    }
    throw error;
  }
}

function audit(action: string, entityId: string, detail: Prisma.InputJsonObject): AuditEntry {
  return { action, entity: "team", entityId, detail };
}

export async function findTeamName(scope: Scope, id: string): Promise<string | null> {
  const team = await readAs(scope, (tx) => tx.team.findUnique({ where: { id }, select: { name: true } }));
  return team?.name ?? null;
}
