import type { Scope } from "@/lib/auth/scope";
import { evaluateScenario } from "@/lib/calc/scenario";
import type { Prisma } from "@/lib/db/generated/client";
import type { AuditEntry, Transaction } from "@/lib/db/transaction";
import { NotFound } from "@/lib/errors";
import { type ScenarioInput, scenarioInput } from "@/lib/schema/scenario";
import type { Scenario } from "@/lib/schema/scenario-record";
import { scenarioOf, withAuthor } from "./scenario-row";

type Writer = Scope<"scenarios:write">;

export type NewScenario = { name: string; description?: string; input: ScenarioInput; note?: string };

/** A new draft with its first version, and the audit row that belongs to it. */
export async function insertScenario(
  tx: Transaction,
  scope: Writer,
  created: NewScenario,
): Promise<{ result: Scenario; audit: AuditEntry }> {
  const row = await tx.scenario.create({
    data: { name: created.name, description: created.description ?? "", createdById: scope.userId },
  });
  await addVersion(tx, scope, { id: row.id, input: created.input, note: created.note ?? "" });
  const detail = { name: created.name, ...outcome(created.input) };
  return { result: await read(tx, row.id), audit: audit("scenario.create", row.id, detail) };
}

/** Adds the next version; what is stored has passed every rule. */
export async function addVersion(
  tx: Transaction,
  scope: Writer,
  { id, input, note }: { id: string; input: ScenarioInput; note: string },
): Promise<number> {
  const last = await tx.scenarioVersion.aggregate({ where: { scenarioId: id }, _max: { version: true } });
  const version = (last._max.version ?? 0) + 1;
  await tx.scenarioVersion.create({
    data: { scenarioId: id, version, input: scenarioInput.parse(input), note, authorId: scope.userId },
  });
  return version;
}

/** A scenario in its current version, or in the one named. */
export async function read(tx: Transaction, id: string, version?: number): Promise<Scenario> {
  if (!isUuid(id)) throw new NotFound("scenario");
  const row = await tx.scenario.findUnique({ where: { id } });
  if (!row) throw new NotFound("scenario");
  const found = await tx.scenarioVersion.findUnique({
    where: { scenarioId_version: { scenarioId: id, version: version ?? row.version } },
    ...withAuthor,
  });
  if (!found) throw new NotFound(`version ${version} of this scenario`);
  return scenarioOf(row, found);
}

/** Two people saving at once come one after the other; the second then sees the first one's version. */
export async function locked(tx: Transaction, id: string) {
  if (!isUuid(id)) throw new NotFound("scenario");
  await tx.$queryRaw`SELECT id FROM scenario WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.scenario.findUnique({ where: { id } });
  if (!row) throw new NotFound("scenario");
  return row;
}

/** What the evaluator says at the moment of saving, so that the log can be held against any later claim. */
export function outcome(input: ScenarioInput): Prisma.InputJsonObject {
  const { allCloud, splits, allOnPrem } = evaluateScenario(input);
  return {
    horizonMonths: input.horizonMonths,
    results: [allCloud, ...splits, allOnPrem].map((split) => ({
      share: split.share,
      total: split.total,
      breakevenMonths: split.comparison?.breakevenMonths ?? null,
    })),
  };
}

export function audit(action: string, entityId: string, detail: Prisma.InputJsonObject): AuditEntry {
  return { action, entity: "scenario", entityId, detail };
}

export function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}
