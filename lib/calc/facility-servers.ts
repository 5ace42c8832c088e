import { type FleetSize, fleetNodes } from "./fleet-nodes";
import { growthFactor, zeros } from "./growth";
import { hoursPerMonth } from "./hours";

/** Servers that arrive in a month; 0 is now. */
export type ServerAddition = { month: number; servers: number };

/** Servers by month, index 0 is now: whole ones of a steady yearly growth. */
export function steadyServers(now: number, perYear: number, horizonMonths: number): number[] {
  return zeros(horizonMonths).map((_, month) => now + Math.floor((perYear * month) / 12 + 1e-9));
}

export type ServedWorkload = { gpuHoursMonthly: number; peakToMean: number; growthAnnual: number | null };

/**
 * Servers by month that hold the peak of growing workloads, and never fewer than are owned. Workloads without a growth
 * of their own take the plan's. No workload needs none.
 */
export function serversForWorkloads(
  fleet: FleetSize,
  workloads: readonly ServedWorkload[],
  { growthAnnual, horizonMonths }: { growthAnnual: number; horizonMonths: number },
): number[] {
  const capacity = zeros(horizonMonths).map((_, month) =>
    workloads.reduce((gpus, workload) => gpus + peakGpus(workload, growthAnnual, Math.max(1, month)), 0),
  );
  return Array.from(fleetNodes(fleet, capacity).inService, (nodes) => Math.max(nodes, fleet.ownedNodes));
}

/** GPUs at once at a workload's peak in month m; 1 is the first. */
export function peakGpus(workload: ServedWorkload, growthAnnual: number, month: number): number {
  const factor = growthFactor(workload.growthAnnual ?? growthAnnual, month);
  return (workload.gpuHoursMonthly / hoursPerMonth) * Math.max(1, workload.peakToMean) * factor;
}

/** The servers with every addition in place from its month on. */
export function withAdditions(servers: readonly number[], additions: readonly ServerAddition[]): number[] {
  return servers.map((count, month) =>
    additions.reduce((sum, addition) => (addition.month <= month ? sum + addition.servers : sum), count),
  );
}
