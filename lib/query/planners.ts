import { authorizePage } from "@/lib/auth/authorize";
import { mayDo } from "@/lib/auth/permissions";
import type { CloudOffer, ConsumptionFleet, EdgeFleet } from "@/lib/calc/supply";
import { busiestOffer, cloudOffersOf } from "@/lib/chart/commitments-today";
import { today } from "@/lib/clock";
import { type CalculationName, calculations } from "@/lib/schema/calculations";
import { monthsAfter } from "@/lib/schema/initiative-words";
import type { FormulaNote, PlannerFrame, ScenarioChoice } from "@/lib/schema/planner";
import type { ScenarioSummary } from "@/lib/schema/scenario-record";
import { typicalTerms } from "@/lib/schema/supply-defaults";
import { getOrganisation } from "@/lib/store/organisation";
import { listScenarios } from "@/lib/store/scenarios";
import { listSupplies } from "@/lib/store/supplies";
import { getThresholds } from "@/lib/store/thresholds";
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

/** With today's edge devices of the price book, the usual one first, or a typical one where it has none. */
export async function loadEdgePlanner() {
  const [frame, { edgeLatencyMs }] = await Promise.all([
    loadPlanner(["edge"]),
    authorizePage("scenarios:read").then(getThresholds),
  ]);
  const priced = frame.supplies.filter((supply): supply is EdgeFleet => supply.kind === "edge");
  const typical: EdgeFleet = { ...typicalTerms.edge, id: "edge", name: "Jetson Orin, typical" };
  const usual = priced.find(({ gpuClass }) => gpuClass === typical.gpuClass) ?? priced[0] ?? typical;
  const devices: [EdgeFleet, ...EdgeFleet[]] = [usual, ...priced.filter(({ id }) => id !== usual.id)];
  return { frame, devices, isPriced: priced.length > 0, edgeLatencyMs };
}

/** What is placed, and the guide's rules that it is compared with. */
export async function loadPlacementPlanner() {
  const [frame, { role }, thresholds] = await Promise.all([
    loadPlanner(["placement"]),
    authorizePage("scenarios:read"),
    authorizePage("scenarios:read").then(getThresholds),
  ]);
  return {
    frame,
    thresholds,
    mayAddMoves: mayDo(role, "roadmap:write"),
    // Plans begin with the month after this one.
    startMonth: monthsAfter(frame.pricedOn.slice(0, 7), 1),
  };
}

/** Owned fleets and what they cost to house are in the frame's supplies. */
export async function loadFacilityPlanner() {
  return { frame: await loadPlanner(["facility"]) };
}

/** With today's cloud offers of the price book, the busiest first, or a typical one where it has none. */
export async function loadCommitmentsPlanner() {
  const frame = await loadPlanner([
    "commitment-mix",
    "commitment-hour",
    "reserved-effective-hourly",
    "optimal-capacity",
    "staged-purchase",
  ]);
  const busiest = busiestOffer(frame.workloads, frame.supplies);
  const typical: CloudOffer = { ...typicalTerms.cloud, id: "cloud", name: "p5.48xlarge, typical" };
  const first = busiest ?? typical;
  const others = cloudOffersOf(frame.supplies).filter(({ id }) => id !== first.id);
  const offers: [CloudOffer, ...CloudOffer[]] = [first, ...others];
  return { frame, offers, isPriced: busiest !== null };
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
