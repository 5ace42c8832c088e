import type { Scope } from "@/lib/auth/scope";
import { evaluateScenario, type SplitResult } from "@/lib/calc/scenario";
import type { ScenarioDetail, ScenarioHead } from "@/lib/schema/api";
import type { Scenario } from "@/lib/schema/scenario-record";
import { getOrganisation } from "@/lib/store/organisation";
import { getScenario, listScenarios } from "@/lib/store/scenarios";

type Reader = Scope<"scenarios:read">;

export async function loadScenarioHeads(scope: Reader): Promise<{ scenarios: ScenarioHead[] }> {
  return { scenarios: (await listScenarios(scope)).map(headOf) };
}

/** A scenario with the results of its splits, each evaluated as on screen; without a version, the current one. */
export async function loadScenarioDetail(
  scope: Reader,
  { id, version }: { id: string; version?: number | undefined },
): Promise<ScenarioDetail> {
  const [scenario, organisation] = await Promise.all([getScenario(scope, id, version), getOrganisation(scope)]);
  const { allCloud, splits, allOnPrem } = evaluateScenario(scenario.input);
  return {
    ...headOf(scenario),
    currency: organisation.currency,
    input: scenario.input,
    results: { allCloud: resultOf(allCloud), splits: splits.map(resultOf), allOnPrem: resultOf(allOnPrem) },
  };
}

function headOf(scenario: Scenario): ScenarioHead {
  const { id, name, description, status, version, currentVersion, note, author, savedAt, createdAt, updatedAt } =
    scenario;
  const query = version === currentVersion ? "" : `?version=${version}`;
  const url = `/api/v1/scenarios/${id}${query}`;
  return { id, name, description, status, version, currentVersion, note, author, savedAt, createdAt, updatedAt, url };
}

function resultOf({ timeline: _months, ...figures }: SplitResult) {
  return { ...figures, byComponent: { ...figures.byComponent }, cumulative: [...figures.cumulative] };
}
