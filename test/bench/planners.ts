import { commitmentPlan, costByLevel } from "../../lib/calc/commitment-plan";
import { compressionPlan } from "../../lib/calc/compression-plan";
import { consumptionPlan } from "../../lib/calc/consumption-plan";
import { gpuSpecs } from "../../lib/calc/gpu-profiles";
import { gpuSharingPlan } from "../../lib/calc/gpu-sharing-plan";
import { movementPlan } from "../../lib/calc/movement-plan";
import { readiness } from "../../lib/calc/readiness";
import type { Supply } from "../../lib/calc/supply";
import { loadsOf } from "../../lib/chart/commitments-today";
import { flowOf } from "../../lib/chart/data-movement";
import { sharingCandidates, sharingDemand } from "../../lib/chart/gpu-sharing-workloads";
import { plannedDemand } from "../../lib/chart/planned-demand";
import { readinessActuals } from "../../lib/chart/readiness-actuals";
import { servedModels } from "../../lib/chart/served-models";
import { typicalTerms } from "../../lib/schema/supply-defaults";
import type { Workload } from "../../lib/schema/workload";
import { demoSupplies } from "../../prisma/seed/prices";
import { demoWorkloads } from "../../prisma/seed/workloads";

/**
 * What each planner computes anew after a keystroke, with 1,000 workloads chosen: reading them included. Target of each:
 * 16 ms, one frame. The floor is one pass over the workloads that adds up their hours.
 */
const count = 1000;
const rounds = 60;

const supplies: Supply[] = demoSupplies.flatMap(({ name, prices }) => {
  const terms = prices.at(-1)?.terms;
  return terms ? [{ ...terms, id: name, name }] : [];
});

const kinds = new Map(supplies.map(({ id, kind }) => [id, kind]));

const workloads: Workload[] = Array.from({ length: count }, (_, index) => {
  const demo = demoWorkloads[index % demoWorkloads.length];
  if (!demo) throw new RangeError("The demo has no workloads.");
  const { team, supply, ...workload } = demo;
  return {
    ...workload,
    id: `w${index}`,
    name: `${workload.name} ${index}`,
    teamId: team,
    teamName: team,
    supplyId: supply,
    supplyName: supply,
    supplyKind: kinds.get(supply) ?? "cloud",
    createdAt: "",
    updatedAt: "",
    archivedAt: null,
  };
});

const prices = { onDemandHourly: 6.88, reserved1yHourly: 4.128, reserved3yHourly: 2.752, spotHourly: 2.752 };

const runs: Readonly<Record<string, () => unknown>> = {
  "floor: one sum over the workloads": () => workloads.reduce((sum, { gpuHoursMonthly }) => sum + gpuHoursMonthly, 0),
  commitments: () => {
    const loads = loadsOf(workloads, supplies);
    const bought = { reserved1yGpus: 400, reserved3yGpus: 200, spotShare: 0.5, interruptionOverhead: 0.08 };
    return commitmentPlan({ loads, ...prices, ...bought });
  },
  "commitments, cost curve of 60 levels": () => {
    const loads = loadsOf(workloads, supplies);
    const bought = { reserved1yGpus: 400, reserved3yGpus: 200, spotShare: 0.5, interruptionOverhead: 0.08 };
    const costAt = costByLevel({ loads, ...prices, ...bought }, "reserved1y");
    return Array.from({ length: 60 }, (_, step) => costAt(step * 20));
  },
  "GPU sharing": () => {
    const spec = gpuSpecs["H100-80GB"];
    const { sharers } = sharingCandidates({ workloads, supplies }, spec, {
      instanceUtilisation: 0.85,
      bitsPerWeight: 16,
    });
    const { demands, gpusNow, workGpus, gpuHourly } = sharingDemand(sharers);
    return gpuSharingPlan({ gpuModel: "H100-80GB", demands, gpusNow, workGpus, gpuHourly });
  },
  compression: () => {
    const { monthlyCost, sizeGb } = servedModels(workloads, supplies);
    const chosen = ["int8", "pruning"] as const;
    const ends = { accuracy: 0.983, effortPerTechnique: 3462, qualityFloor: 0.95 };
    return compressionPlan({ monthlyCost, sizeGb, latencyMs: null, chosen, own: null, ...ends });
  },
  "data movement": () => {
    const flows = workloads.map((workload) => flowOf(workload, { withDataset: true }));
    const what = { linkMbps: 10_000, processedInPlace: 0.3, cacheRatio: 0.2, compressedTo: 0.5 };
    return movementPlan({ flows, tiers: typicalTerms.cloud.egressTiers, ...what });
  },
  "consumption pricing": () => {
    const { gpuHoursMonthly, monthlyCost } = plannedDemand(workloads, supplies);
    const terms = { reservedUnits: 400, pricePerUnitMonth: 1255.6, meteredGpuHourly: 2.064 };
    return consumptionPlan({ gpuHoursMonthly, cloudMonthly: monthlyCost, ...terms });
  },
  readiness: () => {
    const { input } = readinessActuals({ workloads, supplies, latencyLimitMs: 50 });
    return readiness({ ...input, horizonYears: 3 });
  },
};

for (const [name, run] of Object.entries(runs)) {
  for (let round = 0; round < 10; round++) run();
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).sort((one, other) => one - other);
  const at = (share: number) => (times[Math.floor(share * (rounds - 1))] ?? 0).toFixed(2).padStart(8);
  console.log(`${name.padEnd(38)} median ${at(0.5)} ms   p95 ${at(0.95)} ms`);
}
