import { authorizePage } from "@/lib/auth/authorize";
import { mayDo } from "@/lib/auth/permissions";
import type { ConsumptionFleet } from "@/lib/calc/supply";
import { today } from "@/lib/clock";
import { type CalculationName, calculations } from "@/lib/schema/calculations";
import type { FormulaNote, PlannerFrame, ScenarioChoice } from "@/lib/schema/planner";
import type { ScenarioSummary } from "@/lib/schema/scenario-record";
import { typicalTerms } from "@/lib/schema/supply-defaults";
import { getOrganisation } from "@/lib/store/organisation";
import { listScenarios } from "@/lib/store/scenarios";
import { listSupplies } from "@/lib/store/supplies";
import { listWorkloads } from "@/lib/store/workloads";

/** What every planner shows: the workloads and prices of today, the scenarios it can add to, and how it calculates. */
export async function loadPlanner(names: readonly CalculationName[]): Promise<PlannerFrame> {
  const scope = await authorizePage("scenarios:read");
  const reader = await authorizePage("workloads:read");
  const [organisation, scenarios, workloads, supplies] = await Promise.all([
    getOrganisation(scope),
    listScenarios(scope),
    listWorkloads(reader),
    listSupplies(reader, { on: today() }),
  ]);
  return {
    currency: organisation.currency,
    pricedOn: today(),
    mayWrite: mayDo(scope.role, "scenarios:write"),
    scenarios: scenarios.map(choiceOf),
    workloads,
    supplies: supplies.map(({ terms }) => terms),
    formulas: names.map(noteOf),
  };
}

/** With today's consumption-priced fleet of the price book, or typical terms where it has none. */
export async function loadConsumptionPlanner() {
  const frame = await loadPlanner(["managed-onprem"]);
  const priced = frame.supplies.find((supply) => supply.kind === "consumption");
  const typical: ConsumptionFleet = { ...typicalTerms.consumption, id: "consumption", name: "Consumption-priced H100" };
  return { frame, fleet: priced ?? typical, isPriced: priced !== undefined };
}

function choiceOf({ id, name, status, input }: ScenarioSummary): ScenarioChoice {
  return {
    id,
    name,
    status,
    startMonth: input.startMonth,
    horizonMonths: input.horizonMonths,
    workloads: input.demands.map((demand) => ({ id: demand.id, name: demand.name })),
    supplies: input.supplies.map((supply) => ({ id: supply.id, name: supply.name, kind: supply.kind })),
  };
}

function noteOf(name: CalculationName): FormulaNote {
  const { title, formula, source } = calculations[name];
  return { name, title, formula, source };
}
