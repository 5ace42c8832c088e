import { type ScenarioSimulation, simulateScenario } from "../calc/uncertainty/scenario-simulation";
import type { ScenarioInput } from "./scenario";
import { simulationSettings, uncertainInputs, uncertaintyOf } from "./uncertainty";

/**
 * The simulation that a scenario describes, of fewer trials where asked for. Throws RangeError as `simulateScenario` does.
 */
export function scenarioSimulation(
  input: ScenarioInput,
  { isPresentValue, trials }: { isPresentValue: boolean; trials?: number },
): ScenarioSimulation {
  const settings = uncertaintyOf(input);
  const inputs = uncertainInputs(input, settings);
  return simulateScenario(input, inputs, {
    ...simulationSettings(inputs, { ...settings, trials: trials ?? settings.trials }),
    isPresentValue,
  });
}
