import type { Scope } from "@/lib/auth/scope";
import type { Prisma } from "@/lib/db/generated/client";
import { type AuditEntry, readAs, type Transaction, writeAs } from "@/lib/db/transaction";
import { Conflict, InvalidInput, NotFound } from "@/lib/errors";
import type { Initiative, InitiativeInput } from "@/lib/schema/initiative";
import type { InitiativeStatus } from "@/lib/schema/initiative-words";
import { frozenBaseline } from "./initiative-freeze";
import { columnsOf, initiativeIn, initiativesIn, lockedInitiative } from "./initiative-row";
import { checkInitiative } from "./initiative-scope";
import { presentIn } from "./workload-row";

type Reader = Scope<"roadmap:read">;
type Writer = Scope<"roadmap:write">;

/** The visible initiatives in the order in which their savings apply. */
export async function listInitiatives(scope: Reader, which: { archived?: boolean } = {}): Promise<Initiative[]> {
  return readAs(scope, (tx) => initiativesIn(tx, which));
}

/** Throws NotFound for another team's, as for one that is not there. */
export async function getInitiative(scope: Reader, id: string): Promise<Initiative> {
  return readAs(scope, (tx) => initiativeIn(tx, id));
}

/** All of them or none, at the end of the order, as proposals. Throws InvalidInput by field: "0.savingMonthly" of several. */
export async function createInitiatives(scope: Writer, drafts: readonly InitiativeInput[]): Promise<Initiative[]> {
  return writeAs(scope, async (tx) => {
    await lockOrder(tx);
    const last = await tx.initiative.aggregate({ _max: { position: true } });
    const created: Initiative[] = [];
    for (const [index, draft] of drafts.entries()) {
      await checked(tx, scope, { draft, prefix: drafts.length > 1 ? `${index}.` : "" });
      const position = (last._max.position ?? 0) + index + 1;
      const data = { ...columnsOf(draft), position, createdById: scope.userId };
      const { id } = await tx.initiative.create({ data, select: { id: true } });
      created.push(await initiativeIn(tx, id));
    }
    return {
      result: created,
      audit: created.map(({ id, name, origin }) => audit("initiative.create", id, { name, origin: origin.kind })),
    };
  });
}

type Edit = { input: InitiativeInput; seenAt: string };

/** `seenAt` is the `updatedAt` the editor started from. What a frozen baseline rests on stays as it is. */
export async function updateInitiative(scope: Writer, id: string, { input, seenAt }: Edit): Promise<Initiative> {
  return writeAs(scope, async (tx) => {
    const before = await lockedInitiative(tx, id);
    if (before.updatedAt !== seenAt) {
      throw new Conflict(`${before.name} was changed since you opened it. Reload the page to see the newer values.`);
    }
    refuseFrozen(before, input);
    await checkInitiative(tx, scope, input);
    await tx.initiative.update({ where: { id }, data: { ...columnsOf(input), updatedAt: await presentIn(tx) } });
    const after = await initiativeIn(tx, id);
    return {
      result: after,
      audit: audit("initiative.update", id, { name: after.name, changes: changesOf(before, after) }),
    };
  });
}

/** Approving freezes the baseline; proposing again lets go of it. Throws Conflict where there is nothing to freeze. */
export async function setInitiativeStatus(scope: Writer, id: string, status: InitiativeStatus): Promise<Initiative> {
  return writeAs(scope, async (tx) => {
    const before = await lockedInitiative(tx, id);
    if (before.archivedAt) throw new Conflict(`${before.name} is archived. Restore it before it changes.`);
    const at = await presentIn(tx);
    const frozen = { by: scope.userName, at };
    const baseline = status === "proposed" ? null : (before.baseline ?? (await frozenBaseline(tx, before, frozen)));
    const changed = await tx.$executeRaw`
      UPDATE initiative SET status = ${status}, updated_at = ${at},
        baseline = ${baseline === null ? null : JSON.stringify(baseline)}::jsonb
      WHERE id = ${id}::uuid`;
    if (changed === 0) throw new NotFound("initiative");
    const { name } = before;
    const changes = { status: { from: before.status, to: status } };
    const months = baseline !== null && before.baseline === null ? { baselineMonths: baseline.months } : {};
    return {
      result: await initiativeIn(tx, id),
      audit: audit("initiative.status", id, { name, changes, ...months }),
    };
  });
}

/** One place up or down among those in use; at the end of the order nothing changes. */
export async function moveInitiative(scope: Writer, id: string, by: -1 | 1): Promise<Initiative> {
  return writeAs(scope, async (tx) => {
    await lockOrder(tx);
    const order = await initiativesIn(tx);
    const from = order.findIndex((each) => each.id === id);
    const [moved, other] = [order[from], order[from + by]];
    if (!moved) throw new Conflict("It is not on the roadmap any more.");
    if (!other) return { result: moved, audit: [] };
    const next = order.toSpliced(from, 1).toSpliced(from + by, 0, moved);
    for (const [index, each] of next.entries())
      if (each.position !== index + 1)
        await tx.initiative.update({ where: { id: each.id }, data: { position: index + 1 } });
    const detail = { name: moved.name, changes: { position: { from: from + 1, to: from + by + 1 } } };
    return { result: await initiativeIn(tx, id), audit: audit("initiative.move", id, detail) };
  });
}

export async function archiveInitiative(scope: Writer, id: string): Promise<Initiative> {
  return setArchived(scope, id, true);
}

export async function restoreInitiative(scope: Writer, id: string): Promise<Initiative> {
  return setArchived(scope, id, false);
}

async function setArchived(scope: Writer, id: string, archived: boolean): Promise<Initiative> {
  return writeAs(scope, async (tx) => {
    const { name } = await lockedInitiative(tx, id);
    const at = await presentIn(tx);
    await tx.initiative.update({ where: { id }, data: { archivedAt: archived ? at : null, updatedAt: at } });
    const action = archived ? "initiative.archive" : "initiative.restore";
    return { result: await initiativeIn(tx, id), audit: audit(action, id, { name }) };
  });
}

/** Two who add or move at once come one after the other. */
async function lockOrder(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('initiative order'))`;
}

async function checked(
  tx: Transaction,
  scope: Writer,
  { draft, prefix }: { draft: InitiativeInput; prefix: string },
): Promise<void> {
  try {
    await checkInitiative(tx, scope, draft);
  } catch (error) {
    if (!(error instanceof InvalidInput) || prefix === "") throw error;
    throw new InvalidInput(error.problems.map((each) => ({ ...each, field: prefix + each.field })));
  }
}

const restsOn = ["startMonth", "teamId", "workloadIds", "component"] as const;

function refuseFrozen(before: Initiative, input: InitiativeInput): void {
  if (before.baseline === null) return;
  const changed = restsOn.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(input[field]));
  if (changed.length === 0) return;
  const rule = "Its baseline is frozen. Set the status back to proposed to change this; it is frozen anew afterwards.";
  throw new InvalidInput(changed.map((field) => ({ field, rule })));
}

function changesOf(before: Initiative, after: Initiative): Prisma.InputJsonObject {
  const changed = initiativeFields.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return Object.fromEntries(changed.map((name) => [name, { from: wordOf(before[name]), to: wordOf(after[name]) }]));
}

const initiativeFields = [
  "name",
  "phase",
  "ownerId",
  "teamId",
  "startMonth",
  "rampMonths",
  "dueMonth",
  "oneOffCost",
  "monthlyCost",
  "savingRatio",
  "savingMonthly",
  "workloadIds",
  "component",
  "confidence",
  "confidenceRatio",
  "note",
] as const satisfies readonly (keyof InitiativeInput)[];

function wordOf(value: unknown): string | number | null {
  if (value === null || typeof value === "number" || typeof value === "string") return value;
  return JSON.stringify(value);
}

function audit(action: string, entityId: string, detail: Prisma.InputJsonObject): AuditEntry {
  return { action, entity: "initiative", entityId, detail };
}
