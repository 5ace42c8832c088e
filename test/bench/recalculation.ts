import type { Lever } from "../../lib/calc/lever";
import { leverSteps } from "../../lib/calc/lever-steps";
import type { ScenarioPlan } from "../../lib/calc/plan";
import { evaluateScenario } from "../../lib/calc/scenario";
import { leverOf, scenarioOf } from "../calc/fixtures";

/**
 * Time to evaluate 40 workloads over 60 months in six placements (four splits, all cloud, all on-prem), next to the
 * bare multiplications that no evaluator can do without, then with ten levers, and ten levers one by one in one of the
 * placements as the Levers tab does while it is open. Target of each: 16 ms, one frame.
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

const levers: readonly Lever[] = Array.from({ length: 10 }, (_, index) =>
  leverOf({
    id: `lever-${index}`,
    fromMonth: 1 + 3 * index,
    oneOffCost: 1000 * index,
    workloadIds: index % 2 === 0 ? null : scenario.demands.slice(0, 10).map(({ id }) => id),
    change:
      index % 3 === 0
        ? { kind: "purchase-mix", mix: { reserved1y: 0.4, reserved3y: 0, spot: 0.3 } }
        : { kind: "compression", costRatio: 0.95 },
  }),
);
const withLevers: ScenarioPlan = { ...scenario, levers };

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

const at = (sorted: readonly number[], ratio: number) => sorted[Math.floor(ratio * (sorted.length - 1))] ?? 0;

const coldStart = performance.now();
sink += evaluateScenario(scenario).allCloud.total;
const cold = performance.now() - coldStart;

const measured = {
  "no lever": sortedTimes(() => {
    sink += evaluateScenario(scenario).allOnPrem.total;
  }),
  "10 levers": sortedTimes(() => {
    sink += evaluateScenario(withLevers).allOnPrem.total;
  }),
  "10 levers one by one, one placement": sortedTimes(() => {
    sink += leverSteps(withLevers, 0.7).steps.length;
  }),
};

console.log(`Recalculation, ${workloads} workloads × ${horizonMonths} months × ${placements} placements`);
for (const [name, times] of Object.entries(measured)) {
  const median = at(times, 0.5);
  const verdict = median <= 16 ? "met" : "MISSED";
  console.log(
    `  ${name}: median ${median.toFixed(2)} ms, p95 ${at(times, 0.95).toFixed(2)} ms; target 16 ms: ${verdict}`,
  );
  if (median > 16) process.exitCode = 1;
}
console.log(
  `  first call ${cold.toFixed(2)} ms, floor (bare multiplications) ${at(sortedTimes(floor), 0.5).toFixed(3)} ms`,
);
if (!Number.isFinite(sink)) throw new Error("A total is not finite.");
