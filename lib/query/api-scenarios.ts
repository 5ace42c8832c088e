import type { Scope } from "@/lib/auth/scope";
import { leverSavings, leverSteps } from "@/lib/calc/lever-steps";
import { evaluateScenario, type SplitResult } from "@/lib/calc/scenario";
import { totalOf } from "@/lib/calc/timeline";
import type { ScenarioDetail, ScenarioHead } from "@/lib/schema/api";
import type { ScenarioInput } from "@/lib/schema/scenario";
import type { Scenario } from "@/lib/schema/scenario-record";
import { getOrganisation } from "@/lib/store/organisation";
import { getScenario, listScenarios } from "@/lib/store/scenarios";

type SplitApiResult = ScenarioDetail["results"]["splits"][number];

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
  const result = (split: SplitResult) => resultOf(split, scenario.input);
  return {
    ...headOf(scenario),
    currency: organisation.currency,
    input: scenario.input,
    results: { allCloud: result(allCloud), splits: splits.map(result), allOnPrem: result(allOnPrem) },
  };
}

function headOf(scenario: Scenario): ScenarioHead {
  const { id, name, description, status, version, currentVersion, note, author, savedAt, createdAt, updatedAt } =
    scenario;
  const query = version === currentVersion ? "" : `?version=${version}`;
  const url = `/api/v1/scenarios/${id}${query}`;
  return { id, name, description, status, version, currentVersion, note, author, savedAt, createdAt, updatedAt, url };
}

function resultOf({ timeline: _months, ...figures }: SplitResult, input: ScenarioInput) {
  return {
    ...figures,
    byComponent: { ...figures.byComponent },
    cumulative: [...figures.cumulative],
    levers: leversOf(input, figures.share),
  };
}

function leversOf(input: ScenarioInput, share: number): SplitApiResult["levers"] {
  const { levers, ...ends } = leverSavings(leverSteps(input, share), totalOf);
  const names = new Map(input.levers.map(({ id, name }) => [id, name]));
  return {
    ...ends,
    levers: levers.map(({ leverId, saving }) => ({ id: leverId, name: names.get(leverId) ?? "", saving })),
  };
}
