import { simulateScenario } from "@/lib/calc/uncertainty/scenario-simulation";
import { simulationSettings, uncertainInputs, uncertaintyOf } from "@/lib/schema/uncertainty";
import { simulatedScenario } from "../calc/uncertainty/scenario";

/**
 * 10,000 trials × 60 months × 6 placements of the whole cost model, beside a plain loop over typed arrays of a model with
 * one price and one growth. Processor time, so that neighbours on the machine do not count. Target: 300 ms. Bundle it
 * first (esbuild --bundle --platform=node): a loader that names closures slows the inner loops.
 */
const scenario = simulatedScenario;
const settings = { ...uncertaintyOf(scenario), trials: 10_000 };
const inputs = uncertainInputs(scenario, settings);

function simulate(trials: number) {
  return simulateScenario(scenario, inputs, {
    ...simulationSettings(inputs, { ...settings, trials }),
    isPresentValue: false,
  });
}

function plainLoop() {
  const [trials, months, placements] = [10_000, 60, 6];
  const totals = new Float64Array(trials * placements);
  for (let trial = 0; trial < trials; trial++) {
    const growth = 1 + (trial % 100) / 10_000;
    for (let placement = 0; placement < placements; placement++) {
      let price = 100_000 * (1 - placement / 6);
      let sum = placement * 500_000;
      for (let month = 0; month < months; month++) {
        sum += price + placement * 3000;
        price *= growth;
      }
      totals[trial * placements + placement] = sum;
    }
  }
  return totals;
}

function timed(name: string, run: () => unknown): void {
  const times = Array.from({ length: 7 }, () => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  }).sort((one, other) => one - other);
  const [best = 0] = times;
  console.log(`${name.padEnd(40)} ${best.toFixed(0).padStart(6)} ms best, ${(times[3] ?? 0).toFixed(0)} ms median`);
}

console.log(`${inputs.length} uncertain inputs, ${scenario.splits.length + 2} placements, processor time of 7 runs`);
timed("10,000 trials × 60 months × 6", () => simulate(10_000));
timed("1,000 trials × 60 months × 6", () => simulate(1000));
timed("plain loop of a simple model", plainLoop);
