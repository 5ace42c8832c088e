import { type ScenarioSimulation, simulateScenario, simulationSteps } from "../calc/uncertainty/scenario-simulation";
import type { ScenarioInput } from "./scenario";
import { simulationSettings, uncertainInputs, uncertaintyOf } from "./uncertainty";

type SimulationOptions = { isPresentValue: boolean; trials?: number };

/**
 * The simulation that a scenario describes, of fewer trials where asked for. Throws RangeError as `simulateScenario` does.
 */
export function scenarioSimulation(input: ScenarioInput, options: SimulationOptions): ScenarioSimulation {
  return simulateScenario(...simulationOf(input, options));
}

/** The same in steps, as `simulationSteps` takes them. */
export function scenarioSimulationSteps(input: ScenarioInput, options: SimulationOptions) {
  return simulationSteps(...simulationOf(input, options));
}

function simulationOf(input: ScenarioInput, { isPresentValue, trials }: SimulationOptions) {
  const settings = uncertaintyOf(input);
  const inputs = uncertainInputs(input, settings);
  const chosen = simulationSettings(inputs, { ...settings, trials: trials ?? settings.trials });
  return [input, inputs, { ...chosen, isPresentValue }] as const;
}
