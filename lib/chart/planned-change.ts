import type { LeverChange } from "../calc/lever";
import type { Supply, SupplyKind } from "../calc/supply";
import { monthAfter } from "../format/date";
import type { ScenarioChoice } from "../schema/planner";
import type { ScenarioChange } from "../schema/scenario-change";

/** What a planner has to offer to a scenario. */
export type PlannedChange =
  | {
      kind: "lever";
      name: string;
      change: LeverChange;
      oneOffCost: number;
      /** The workloads it was planned for; null: planned by hand. */
      workloadIds: readonly string[] | null;
    }
  | { kind: "supply"; supply: Supply; workloadIds: readonly string[] | null }
  | {
      kind: "terms";
      supplyKind: SupplyKind;
      /** Values by the names of the supply's fields. */
      terms: Readonly<Record<string, number>>;
      /** The same in words: "PUE 1.1". */
      summary: readonly string[];
    };

/** What the dialog adds: where, for which workloads, from when, under what name and at what effort. */
export type ChangeChoice = {
  scenario: ScenarioChoice;
  workloadIds: ReadonlySet<string>;
  fromMonth: string;
  name: string;
  oneOffCost: number;
  supplyId: string;
};

/** Whether a scenario has what the change needs. */
export function takesChange(planned: PlannedChange, { supplies }: ScenarioChoice): boolean {
  return planned.kind !== "terms" || supplies.some(({ kind }) => kind === planned.supplyKind);
}

/** The scenario that has most of the planned workloads, the plan before drafts; null when none takes the change. */
export function firstChoice(planned: PlannedChange, scenarios: readonly ScenarioChoice[]): ChangeChoice | null {
  const wanted = new Set(planned.kind === "terms" ? [] : planned.workloadIds);
  const found = (scenario: ScenarioChoice) => scenario.workloads.filter(({ id }) => wanted.has(id)).length;
  const isPlan = ({ status }: ScenarioChoice) => Number(status === "plan");
  const [first] = scenarios
    .filter((scenario) => takesChange(planned, scenario))
    .toSorted((one, other) => found(other) - found(one) || isPlan(other) - isPlan(one));
  return first ? choiceFor(planned, first) : null;
}

/** What is filled in for a scenario before anybody changes it. */
export function choiceFor(planned: PlannedChange, scenario: ScenarioChoice): ChangeChoice {
  const ofKind = scenario.supplies.find(({ kind }) => planned.kind === "terms" && kind === planned.supplyKind);
  return {
    scenario,
    workloadIds: initialWorkloads(planned, scenario),
    fromMonth: scenario.startMonth,
    name: planned.kind === "lever" ? planned.name : "",
    oneOffCost: planned.kind === "lever" ? planned.oneOffCost : 0,
    supplyId: ofKind?.id ?? "",
  };
}

export function canAdd(planned: PlannedChange, choice: ChangeChoice): boolean {
  if (planned.kind === "terms") return choice.supplyId !== "";
  if (choice.workloadIds.size === 0) return false;
  if (planned.kind === "supply") return true;
  const month = planMonth(choice.scenario, choice.fromMonth);
  return choice.name.trim() !== "" && choice.oneOffCost >= 0 && month <= choice.scenario.horizonMonths;
}

/** The workloads of a scenario that a change was planned for; of a lever, all of them when none is there. */
function initialWorkloads(planned: PlannedChange, scenario: ScenarioChoice): ReadonlySet<string> {
  const ids = scenario.workloads.map(({ id }) => id);
  const wanted = planned.kind === "terms" ? null : planned.workloadIds;
  const found = wanted === null ? ids : ids.filter((id) => wanted.includes(id));
  // Devices or units for workloads that nobody planned them for would be bought in any number: those are chosen by hand.
  return new Set(found.length > 0 || planned.kind === "supply" ? found : ids);
}

/** The month of the plan that a calendar month is; 1 is the first. */
export function planMonth(
  scenario: Pick<ScenarioChoice, "startMonth" | "horizonMonths">,
  calendarMonth: string,
): number {
  for (let month = 1; month <= scenario.horizonMonths; month++) {
    if (monthAfter(scenario.startMonth, month - 1) === calendarMonth) return month;
  }
  return calendarMonth < scenario.startMonth ? 1 : scenario.horizonMonths + 1;
}

export function scenarioChangeOf(planned: PlannedChange, choice: ChangeChoice): ScenarioChange {
  const { scenario } = choice;
  const workloadIds = scenario.workloads.map(({ id }) => id).filter((id) => choice.workloadIds.has(id));
  switch (planned.kind) {
    case "lever":
      return {
        kind: "lever",
        lever: {
          name: choice.name,
          change: planned.change,
          oneOffCost: choice.oneOffCost,
          fromMonth: planMonth(scenario, choice.fromMonth),
          workloadIds: workloadIds.length === scenario.workloads.length ? null : workloadIds,
        },
      };
    case "supply":
      return { kind: "supply", supply: planned.supply, workloadIds };
    case "terms":
      return { kind: "terms", supplyId: choice.supplyId, terms: { ...planned.terms } };
  }
}
