import type { Scope } from "@/lib/auth/scope";
import { type Transaction, writeAs } from "@/lib/db/transaction";
import { Conflict, InvalidInput } from "@/lib/errors";
import type { IsoMonth } from "@/lib/ledger/calendar";
import type { Scenario } from "@/lib/schema/scenario-record";
import { approveIn, endIn } from "./plan-approvals";
import { audit, locked, read } from "./scenario-transaction";

type Writer = Scope<"scenarios:write">;

/**
 * Makes a version with one of its splits the one plan, from this month or the scenario's first; what was the plan is a
 * draft again and stays the plan of the months before.
 */
export async function markScenarioAsPlan(
  scope: Writer,
  id: string,
  { version, share, month }: { version: number; share: number; month: IsoMonth },
): Promise<{ name: string; from: IsoMonth }> {
  return writeAs(scope, async (tx) => {
    await lockPlan(tx);
    const before = await locked(tx, id);
    if (before.archivedAt) throw new Conflict(`${before.name} is archived. Restore it before it becomes the plan.`);
    const { input } = await read(tx, id, version);
    if (![0, ...input.splits, 1].includes(share)) {
      throw new InvalidInput([{ field: "share", rule: `Must be a split of version ${version}.`, value: share }]);
    }
    const replaced = await tx.scenario.updateManyAndReturn({
      where: { status: "plan", id: { not: id } },
      data: { status: "draft" },
      select: { id: true, name: true },
    });
    await tx.scenario.update({ where: { id }, data: { status: "plan", updatedAt: new Date() } });
    const { startMonth } = input;
    const from = await approveIn(tx, scope, { scenarioId: id, version, share, startMonth, month });
    return {
      result: { name: before.name, from },
      audit: [
        ...replaced.map((row) => audit("scenario.unmark-plan", row.id, { name: row.name })),
        audit("scenario.mark-plan", id, { name: before.name, version, share, from }),
      ],
    };
  });
}

/** From this month on there is no plan; the months before keep theirs. */
export async function unmarkScenarioAsPlan(scope: Writer, id: string, month: IsoMonth): Promise<Scenario> {
  return writeAs(scope, async (tx) => {
    await lockPlan(tx);
    const before = await locked(tx, id);
    await tx.scenario.update({ where: { id }, data: { status: "draft", updatedAt: new Date() } });
    await endIn(tx, { from: month, scenarioId: id });
    return {
      result: await read(tx, id),
      audit: audit("scenario.unmark-plan", id, { name: before.name, from: month }),
    };
  });
}

/** There is one plan: whoever makes one waits for whoever is making another. */
async function lockPlan(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('crossover.scenario-plan'))`;
}
