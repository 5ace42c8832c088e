import type { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { NotFound } from "@/lib/errors";
import { type Initiative, type InitiativeInput, initiativeInput } from "@/lib/schema/initiative";
import { initiativeBaseline } from "@/lib/schema/initiative-baseline";
import { confidences, initiativeStatuses, phases } from "@/lib/schema/initiative-words";
import { firstDay } from "./month-date";
import { isUuid } from "./workloads";

const withNames = {
  include: {
    owner: { select: { name: true } },
    team: { select: { name: true } },
    createdBy: { select: { name: true } },
  },
} satisfies Prisma.InitiativeDefaultArgs;

type Row = Prisma.InitiativeGetPayload<typeof withNames>;

/** In the order in which their savings apply; archived ones only when asked for. */
export async function initiativesIn(
  tx: Transaction,
  { archived = false }: { archived?: boolean } = {},
): Promise<Initiative[]> {
  const rows = await tx.initiative.findMany({
    where: { archivedAt: archived ? { not: null } : null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    ...withNames,
  });
  return rows.map(initiativeOf);
}

export async function initiativeIn(tx: Transaction, id: string): Promise<Initiative> {
  const row = isUuid(id) ? await tx.initiative.findUnique({ where: { id }, ...withNames }) : null;
  if (!row) throw new NotFound("initiative");
  return initiativeOf(row);
}

/** Two people changing one at once come one after the other. */
export async function lockedInitiative(tx: Transaction, id: string): Promise<Initiative> {
  if (!isUuid(id)) throw new NotFound("initiative");
  await tx.$queryRaw`SELECT id FROM initiative WHERE id = ${id}::uuid FOR UPDATE`;
  return initiativeIn(tx, id);
}

function initiativeOf(row: Row): Initiative {
  const { startMonth, dueMonth, owner, team, createdBy, createdAt, updatedAt, archivedAt, ...rest } = row;
  return {
    ...rest,
    phase: oneOf(phases, row.phase),
    status: oneOf(initiativeStatuses, row.status),
    confidence: oneOf(confidences, row.confidence),
    component: row.component === null ? null : initiativeInput.shape.component.parse(row.component),
    origin: initiativeInput.shape.origin.parse(row.origin),
    baseline: row.baseline === null ? null : initiativeBaseline.parse(row.baseline),
    startMonth: startMonth.toISOString().slice(0, 7),
    dueMonth: dueMonth.toISOString().slice(0, 7),
    ownerName: owner?.name ?? null,
    teamName: team?.name ?? null,
    createdBy: createdBy?.name ?? null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    archivedAt: archivedAt?.toISOString() ?? null,
  };
}

/** What the table keeps of an input. */
export function columnsOf(input: InitiativeInput) {
  return {
    ...input,
    startMonth: new Date(firstDay(input.startMonth)),
    dueMonth: new Date(firstDay(input.dueMonth)),
  };
}

function oneOf<T extends string>(allowed: readonly T[], value: string): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new RangeError(`"${value}" is none of ${allowed.join(", ")}.`);
  return found;
}
