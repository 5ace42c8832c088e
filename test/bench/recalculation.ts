import { evaluateScenario } from "../../lib/calc/scenario";
import { scenarioOf } from "../calc/fixtures";

/**
 * Time to evaluate 40 workloads over 60 months in six placements (four splits, all cloud, all on-prem), next to the
 * bare multiplications that no evaluator can do without. Target: 16 ms, one frame.
 */
const workloads = 40;
const horizonMonths = 60;
const placements = 6;
const rounds = 300;

const scenario = scenarioOf({
  horizonMonths,
  splits: [0.7, 0.5, 0.3, 0.1],
  growthAnnual: 0.2,
  discountRateAnnual: 0.08,
  demands: Array.from({ length: workloads }, (_, index) => ({
    gpuHoursMonthly: 200 + 130 * index,
    peakToMean: 1 + (index % 7) / 4,
    growthAnnual: index % 3 === 0 ? index / 100 : null,
    storageGb: 1000 * index,
    egressGbMonthly: 200 * index,
  })),
});

let sink = 0;

function floor(): void {
  for (let placement = 0; placement < placements; placement++) {
    for (let workload = 0; workload < workloads; workload++) {
      for (let month = 1; month <= horizonMonths; month++) sink += placement * workload * month * 1.0001;
    }
  }
}

function sortedTimes(run: () => void): number[] {
  for (let round = 0; round < 20; round++) run();
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b);
}

const coldStart = performance.now();
sink += evaluateScenario(scenario).allCloud.total;
const cold = performance.now() - coldStart;
const times = sortedTimes(() => {
  sink += evaluateScenario(scenario).allOnPrem.total;
});
const floorTimes = sortedTimes(floor);
const at = (sorted: readonly number[], ratio: number) => sorted[Math.floor(ratio * (sorted.length - 1))] ?? 0;

console.log(`Recalculation, ${workloads} workloads × ${horizonMonths} months × ${placements} placements`);
console.log(
  `  median ${at(times, 0.5).toFixed(2)} ms, p95 ${at(times, 0.95).toFixed(2)} ms, first call ${cold.toFixed(2)} ms`,
);
console.log(`  floor (bare multiplications) ${at(floorTimes, 0.5).toFixed(3)} ms`);
console.log(
  `  target 16 ms: ${at(times, 0.5) <= 16 ? "met" : "MISSED"}${Number.isFinite(sink) ? "" : " (not finite)"}`,
);
if (at(times, 0.5) > 16) process.exitCode = 1;
