import type { Scope } from "@/lib/auth/scope";
import { readAs } from "@/lib/db/transaction";
import { InvalidInput, NotFound } from "@/lib/errors";
import type { Initiative } from "@/lib/schema/initiative";
import { draftsFromScenario, type FromScenario } from "@/lib/schema/initiative-drafts";
import { createInitiatives } from "./initiatives";
import { read } from "./scenario-transaction";

/**
 * Proposals from a saved version's move and levers. Throws InvalidInput where the scenario's workloads are none of the
 * organisation's: there would be nothing to measure them by.
 */
export async function addFromScenario(
  scope: Scope<"roadmap:write">,
  { scenarioId, version, ...wanted }: FromScenario & { scenarioId: string; version: number },
): Promise<Initiative[]> {
  const { scenario, known } = await readAs(scope, async (tx) => {
    const found = await read(tx, scenarioId, version);
    const ids = found.input.demands.map(({ id }) => id);
    const workloads = await tx.workload.findMany({ where: { id: { in: ids.filter(isUuid) } }, select: { id: true } });
    return { scenario: found, known: new Set(workloads.map(({ id }) => id)) };
  });
  const drafts = draftsFromScenario(scenario, wanted);
  if (drafts.length === 0) throw new NotFound("lever or move of this scenario");
  const foreign = drafts.find(({ workloadIds }) => workloadIds.some((id) => !known.has(id)));
  if (foreign) {
    const rule = `${foreign.name} is about workloads that are not this organisation's, so the ledger could never show what it saved. Add it to the roadmap by hand.`;
    throw new InvalidInput([{ field: "", rule }]);
  }
  return createInitiatives(scope, drafts);
}

function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}
