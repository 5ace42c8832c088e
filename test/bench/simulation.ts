import { simulateScenario } from "@/lib/calc/uncertainty/scenario-simulation";
import { simulationSettings, uncertainInputs, uncertaintyOf } from "@/lib/schema/uncertainty";
import { simulatedScenario } from "../calc/uncertainty/scenario";
import { recordResult } from "./results";

/**
 * 10,000 trials × 60 months × 6 placements of the whole cost model in one thread, and, as the floor in the same run, a
 * plain loop over typed arrays of a model with one price and one growth. Processor time, all threads of Node counted, so
 * that neighbours on the machine matter less. `record` keeps the result.
 */
const targetMs = 300;
const rounds = 15;
const scenario = simulatedScenario;
const settings = { ...uncertaintyOf(scenario), trials: 10_000 };
const inputs = uncertainInputs(scenario, settings);

const lines: string[] = [];
function say(line: string): void {
  lines.push(line);
  console.log(`  ${line}`);
}

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

function measure(name: string, target: number | null, run: () => unknown): void {
  const times = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  }).sort((one, other) => one - other);
  const median = times[Math.floor(rounds / 2)] ?? Number.NaN;
  const verdict = target === null ? "" : ` (target ${target} ms: ${median <= target ? "met" : "MISSED"})`;
  say(`${name}: median ${median.toFixed(0)} ms, best ${(times[0] ?? Number.NaN).toFixed(0)} ms${verdict}`);
}

say(`${inputs.length} uncertain inputs, ${scenario.splits.length + 2} placements, processor time of ${rounds} runs`);
measure("10,000 trials × 60 months × 6 placements", targetMs, () => simulate(10_000));
measure("the first 1,000 trials, which are shown before", null, () => simulate(1000));
measure("plain loop of a simple model (floor)", null, plainLoop);
if (process.argv[2] === "record") await recordResult("Simulation of a scenario", "test/bench/simulation.ts", lines);
if (lines.some((line) => line.includes("MISSED"))) process.exitCode = 1;
