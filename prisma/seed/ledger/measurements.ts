import type { DemoWorkload } from "../workloads";
import { isWeekend, type LedgerDay } from "./calendar";
import { randomOf, wobble } from "./random";

export type Measurement = { metric: string; value: number; decimals: number };

/** The gateway that measures latency and uptime came half a year ago; evaluations run on Mondays. */
const gatewayMonths = 6;
const evaluationDay = 1;

const gpusPerRun = 8;

/** A model that lost quality with the contracts of a new client, and one that became slower when its context grew. */
const drifts: Readonly<Record<string, { since: string; quality: number; latency: number }>> = {
  "contract-qa": { since: "2026-09-14", quality: -0.09, latency: 0 },
  "support-chat-70b": { since: "2026-10-20", quality: 0, latency: 0.34 },
};

/** Share of the day that an incident cost. */
const outages: Readonly<Record<string, number>> = {
  "speech-asr-stream 2026-11-04": 0.071,
  "search-rerank 2026-08-19": 0.024,
  "kyc-ocr 2026-10-09": 0.047,
};

/** What is measured of a workload on a day, beside what it counts; each name and day has a chance of its own. */
export function measurements(workload: DemoWorkload, { day, used }: { day: LedgerDay; used: number }): Measurement[] {
  if (used <= 0) return [];
  const random = randomOf(`measured ${workload.name} ${day.day}`);
  if (workload.kind.endsWith("training") || workload.kind === "fine-tuning")
    return training(workload, { day, used, random });
  if (!workload.kind.endsWith("inference")) return [];
  const drift = driftOn(workload, day);
  return [
    ...(day.monthsBack <= gatewayMonths ? serving(workload, { day, random, slower: drift.latency }) : []),
    ...(day.weekday === evaluationDay ? [quality(workload, { day, random, drift: drift.quality })] : []),
  ];
}

type OnDay = { day: LedgerDay; random: () => number };

function training({ parametersBillion }: DemoWorkload, { day, used, random }: OnDay & { used: number }): Measurement[] {
  const hours = used / gpusPerRun;
  // Better input pipelines: a tenth faster each year.
  const hoursPerEpoch = (0.5 + 0.22 * (parametersBillion ?? 1) ** 0.6) * 1.1 ** (day.daysBack / 365);
  return [
    { metric: "training-hours", value: hours, decimals: 4 },
    { metric: "epochs", value: (hours / hoursPerEpoch) * wobble(random, 0.05), decimals: 2 },
  ];
}

function serving(
  { name, latencyMs }: DemoWorkload,
  { day, random, slower }: OnDay & { slower: number },
): Measurement[] {
  const busy = (isWeekend(day) ? 0.9 : 1) * (1 + slower) * wobble(random, 0.06);
  const tail = wobble(random, 0.1);
  const latency = [
    { metric: "latency-p50-ms", share: 0.44 },
    { metric: "latency-p95-ms", share: 0.79 * tail },
    { metric: "latency-p99-ms", share: 1.12 * tail },
  ].map(({ metric, share }) => ({ metric, value: (latencyMs ?? 0) * share * busy, decimals: 2 }));
  const lost = outages[`${name} ${day.day}`] ?? 0;
  const uptime = { metric: "uptime", value: Math.min(1, 0.9996 + random() * 0.0005) - lost, decimals: 6 };
  return [...(latencyMs === null ? [] : latency), uptime];
}

function quality(workload: DemoWorkload, { day, random, drift }: OnDay & { drift: number }): Measurement {
  const level = 0.86 + randomOf(`quality ${workload.name}`)() * 0.09;
  const learned = -0.02 * (day.daysBack / 365);
  const value = Math.min(0.99, level + learned + drift + (random() - 0.5) * 0.008);
  return { metric: "quality", value, decimals: 4 };
}

/** A drift grows for two months, then stays. */
function driftOn({ name }: DemoWorkload, { day }: LedgerDay): { quality: number; latency: number } {
  const drift = drifts[name];
  const age = drift ? (Date.parse(day) - Date.parse(drift.since)) / 86_400_000 : -1;
  if (!drift || age < 0) return { quality: 0, latency: 0 };
  const grown = Math.min(1, age / 60);
  return { quality: drift.quality * grown, latency: drift.latency * grown };
}
