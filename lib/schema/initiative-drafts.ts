import type { LeverKind } from "../calc/lever";
import { leverSavings, leverSteps } from "../calc/lever-steps";
import { capexOf, type Timeline, totalOf } from "../calc/timeline";
import type { InitiativeInput } from "./initiative";
import { monthsAfter, type Phase, usualConfidence } from "./initiative-words";
import type { ScenarioInput } from "./scenario";

export type ScenarioVersionRef = { id: string; name: string; version: number; input: ScenarioInput };

export type FromScenario = {
  /** The split whose move and levers are meant. */
  share: number;
  leverIds: readonly string[];
  withMove: boolean;
};

/**
 * Proposals for the roadmap from a scenario's move and levers, with what the evaluator says of them: a lever's saving, its
 * effort given back, as the share of what its workloads cost without it while it acts; the move as the share of the cloud bill that it takes away, against
 * what is bought and what the new fleet costs to run. Levers that are not there are left out.
 */
export function draftsFromScenario(scenario: ScenarioVersionRef, { share, leverIds, withMove }: FromScenario) {
  const { input } = scenario;
  const steps = leverSteps(input, share);
  const savings = leverSavings(steps, totalOf).levers;
  const levers = input.levers.flatMap((lever, index) => {
    if (!leverIds.includes(lever.id)) return [];
    const months = input.horizonMonths - lever.fromMonth + 1;
    const ids = [...(lever.workloadIds ?? input.demands.map(({ id }) => id))];
    const saving = (savings[index]?.saving ?? 0) + lever.oneOffCost;
    return [
      {
        ...proposal(scenario),
        name: lever.name,
        phase: phaseOf[lever.change.kind],
        startMonth: monthsAfter(input.startMonth, lever.fromMonth - 1),
        dueMonth: monthsAfter(input.startMonth, lever.fromMonth - 1),
        oneOffCost: Math.round(lever.oneOffCost),
        savingRatio: ratioOf(saving, (placedCost(input, { share, ids }) * months) / input.horizonMonths),
        savingMonthly: null,
        workloadIds: ids,
        origin: { kind: "lever", scenarioId: scenario.id, version: scenario.version, leverId: lever.id },
      } satisfies InitiativeInput,
    ];
  });
  return withMove ? [moveDraft(scenario, { share, ...steps }), ...levers] : levers;
}

const phaseOf: Readonly<Record<LeverKind, Phase>> = {
  "gpu-sharing": "quick-wins",
  batching: "quick-wins",
  "auto-shutdown": "quick-wins",
  "purchase-mix": "quick-wins",
  compression: "quick-wins",
  locality: "quick-wins",
  other: "optimisation",
};

type Move = { share: number; allCloud: Timeline; placed: Timeline };

function moveDraft(scenario: ScenarioVersionRef, { share, allCloud, placed }: Move): InitiativeInput {
  const { input } = scenario;
  const fleet = input.supplies.find(({ id }) => id === input.fleetSupplyId);
  const installMonths = fleet && "installMonths" in fleet ? fleet.installMonths : 0;
  const [before, after] = [cloudTotal(allCloud), cloudTotal(placed)];
  const once = capexOf(placed) + sumOf(placed, ["migration", "dual-run"]);
  const months = Math.max(1, input.horizonMonths - installMonths);
  const running = placed.lines
    .filter(({ tier, component }) => tier !== "cloud" && !oneOff.includes(component))
    .reduce((sum, { amounts }) => sum + total(amounts), 0);
  return {
    ...proposal(scenario),
    name: `${scenario.name}: ${Math.round(share * 100)}% on-prem`.slice(0, 120),
    phase: "hybrid-deployment",
    startMonth: input.startMonth,
    rampMonths: Math.min(36, Math.max(1, installMonths + 1)),
    dueMonth: monthsAfter(input.startMonth, installMonths),
    oneOffCost: Math.round(once),
    monthlyCost: Math.round(running / months),
    savingRatio: ratioOf(before - after, before),
    savingMonthly: null,
    workloadIds: input.demands.map(({ id }) => id),
    origin: { kind: "move", scenarioId: scenario.id, version: scenario.version, share },
  };
}

/** What some of the workloads cost at a split, no lever pulled. */
function placedCost(input: ScenarioInput, { share, ids }: { share: number; ids: readonly string[] }): number {
  const demands = input.demands.filter(({ id }) => ids.includes(id));
  return demands.length === 0 ? 0 : totalOf(leverSteps({ ...input, demands, levers: [] }, share).placed);
}

/** 0 to 1, to a hundredth of a percent. */
function ratioOf(saving: number, cost: number): number {
  return cost > 0 ? Math.round(Math.min(1, Math.max(0, saving / cost)) * 1e4) / 1e4 : 0;
}

const oneOff: readonly string[] = ["hardware", "fabric", "facility", "devices", "migration", "dual-run", "residual"];

function cloudTotal(timeline: Timeline): number {
  const lines = timeline.lines.filter(({ tier, component }) => tier === "cloud" && !oneOff.includes(component));
  return lines.reduce((sum, { amounts }) => sum + total(amounts), 0);
}

function sumOf({ lines }: Timeline, components: readonly string[]): number {
  return lines
    .filter(({ component }) => components.includes(component))
    .reduce((sum, { amounts }) => sum + total(amounts), 0);
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

/** What a proposal from a scenario starts with; the rest is its lever's or its move's. */
function proposal({ name, version }: ScenarioVersionRef) {
  return {
    ownerId: null,
    teamId: null,
    rampMonths: 1,
    monthlyCost: 0,
    component: null,
    confidence: "medium" as const,
    confidenceRatio: usualConfidence.medium,
    note: `From ${name}, version ${version}.`,
  };
}
