import type { Scope } from "@/lib/auth/scope";
import { Prisma } from "@/lib/db/generated/client";
import { type AuditEntry, readAs, type Transaction, writeAs } from "@/lib/db/transaction";
import { Conflict, InvalidInput, NotFound } from "@/lib/errors";
import type { Member, MemberChange, MemberInput } from "@/lib/schema/member";

type Reader = Scope<"members:read">;
type Writer = Scope<"members:write">;

const shown = {
  id: true,
  name: true,
  email: true,
  role: true,
  teamId: true,
  disabledAt: true,
  createdAt: true,
  team: { select: { name: true } },
} satisfies Prisma.UserSelect;

type Row = Prisma.UserGetPayload<{ select: typeof shown }>;

export async function listMembers(scope: Reader): Promise<Member[]> {
  const rows = await readAs(scope, (tx) =>
    tx.user.findMany({ select: shown, orderBy: [{ name: "asc" }, { id: "asc" }] }),
  );
  return rows.map(memberOf);
}

export async function createMember(
  scope: Writer,
  { input, passwordHash }: { input: MemberInput; passwordHash: string },
): Promise<Member> {
  try {
    return await writeAs(scope, async (tx) => {
      await checkTeam(tx, input.teamId);
      const row = await tx.user.create({ data: { ...input, passwordHash }, select: shown });
      const { name, role } = row;
      return {
        result: memberOf(row),
        audit: audit("member.create", row.id, { name, role, team: row.team?.name ?? null }),
      };
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") {
      throw new InvalidInput([
        { field: "email", rule: "Somebody has this e-mail address already.", value: input.email },
      ]);
    }
    throw error;
  }
}

/** Name, role and team. The new role counts from the member's next request on. */
export async function updateMember(scope: Writer, id: string, change: MemberChange): Promise<Member> {
  return writeAs(scope, async (tx) => {
    const before = await locked(tx, id);
    await checkTeam(tx, change.teamId);
    if (before.role === "admin" && change.role !== "admin") await keepAnAdministrator(tx, id);
    const row = await tx.user.update({ where: { id }, data: change, select: shown });
    const changes = differences(before, memberOf(row));
    return { result: memberOf(row), audit: audit("member.update", id, { name: row.name, changes }) };
  });
}

/** A disabled member is refused from the next request on; the account stays, because the audit log names it. */
export async function setMemberDisabled(scope: Writer, id: string, disabled: boolean): Promise<Member> {
  return writeAs(scope, async (tx) => {
    const before = await locked(tx, id);
    if (disabled && before.role === "admin") await keepAnAdministrator(tx, id);
    await tx.$executeRaw`
      UPDATE user_account SET sessions_expired_at = clock_timestamp(),
        disabled_at = CASE WHEN ${disabled} THEN coalesce(disabled_at, clock_timestamp()) END
      WHERE id = ${id}::uuid`;
    const after = await locked(tx, id);
    return { result: after, audit: audit(disabled ? "member.disable" : "member.enable", id, { name: after.name }) };
  });
}

export async function endMemberSessions(scope: Writer, id: string): Promise<Member> {
  return writeAs(scope, async (tx) => {
    const member = await locked(tx, id);
    await tx.$executeRaw`UPDATE user_account SET sessions_expired_at = clock_timestamp() WHERE id = ${id}::uuid`;
    return { result: member, audit: audit("member.end-sessions", id, { name: member.name }) };
  });
}

/** Sets a password chosen by the administrator's side and ends the member's sessions. */
export async function resetMemberPassword(scope: Writer, id: string, passwordHash: string): Promise<Member> {
  return writeAs(scope, async (tx) => {
    const member = await locked(tx, id);
    await tx.$executeRaw`
      UPDATE user_account SET password_hash = ${passwordHash}, sessions_expired_at = clock_timestamp()
      WHERE id = ${id}::uuid`;
    return { result: member, audit: audit("member.reset-password", id, { name: member.name }) };
  });
}

async function locked(tx: Transaction, id: string): Promise<Member> {
  // Row-level security leaves out here what this user may not change.
  const held = await tx.$queryRaw<unknown[]>`SELECT FROM user_account WHERE id = ${id}::uuid FOR UPDATE`;
  const row = held.length === 0 ? null : await tx.user.findUnique({ where: { id }, select: shown });
  if (!row) throw new NotFound("member");
  return memberOf(row);
}

/** Locks all administrators in one order: two of them who demote each other at once must not both succeed. */
async function keepAnAdministrator(tx: Transaction, leaving: string): Promise<void> {
  const able = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM user_account WHERE role = 'admin' AND disabled_at IS NULL ORDER BY id FOR UPDATE`;
  if (able.every(({ id }) => id === leaving)) {
    throw new Conflict("This is the last administrator. Make somebody else an administrator first.");
  }
}

async function checkTeam(tx: Transaction, teamId: string | null): Promise<void> {
  if (teamId !== null && !(await tx.team.findUnique({ where: { id: teamId } }))) {
    throw new InvalidInput([{ field: "teamId", rule: "There is no such team.", value: teamId }]);
  }
}

function differences(before: Member, after: Member): Prisma.InputJsonObject {
  const fields = ["name", "role", "teamName"] as const;
  const changed = fields.filter((field) => before[field] !== after[field]);
  return Object.fromEntries(changed.map((field) => [field, { from: before[field], to: after[field] }]));
}

function memberOf({ team, disabledAt, createdAt, ...row }: Row): Member {
  return {
    ...row,
    teamName: team?.name ?? null,
    disabledAt: disabledAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}

function audit(action: string, entityId: string, detail: Prisma.InputJsonObject): AuditEntry {
  return { action, entity: "user", entityId, detail };
}
