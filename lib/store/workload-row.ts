import { z } from "zod";
import type { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { supplyKinds } from "@/lib/schema/price-entry";
import { type Workload, workloadFields, workloadInput } from "@/lib/schema/workload";

export const withNames = {
  team: { select: { name: true } },
  supply: { select: { name: true, kind: true } },
} satisfies Prisma.WorkloadInclude;

type Row = Prisma.WorkloadGetPayload<{ include: typeof withNames }>;

const supplyKind = z.enum(supplyKinds);
const { kind, variability } = workloadInput.shape;

/** Instants become text here, so that a row can go to a client component as it is. */
export function workloadOf({ team, supply, createdAt, updatedAt, archivedAt, ...row }: Row): Workload {
  return {
    ...row,
    kind: kind.parse(row.kind),
    variability: variability.parse(row.variability),
    teamName: team.name,
    supplyName: supply.name,
    supplyKind: supplyKind.parse(supply.kind),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    archivedAt: archivedAt?.toISOString() ?? null,
  };
}

export type WorkloadChanges = Record<
  string,
  { from: string | number | boolean | null; to: string | number | boolean | null }
>;

/** What differs, with team and supply by name, so that the history can be read after either is gone. */
export function changesBetween(before: Workload, after: Workload): WorkloadChanges {
  const shown = (workload: Workload) => ({
    ...workload,
    teamId: workload.teamName,
    supplyId: workload.supplyName,
  });
  const [from, to] = [shown(before), shown(after)];
  return Object.fromEntries(
    workloadFields
      .filter((field) => from[field] !== to[field])
      .map((field) => [field, { from: from[field], to: to[field] }]),
  );
}

/** The database's clock, to the millisecond that a JavaScript date can hold: two writes never share it by accident. */
export async function presentIn(tx: Transaction): Promise<Date> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`SELECT date_trunc('milliseconds', clock_timestamp()) AS at`;
  if (!row) throw new Error("The database tells no time.");
  return row.at;
}
