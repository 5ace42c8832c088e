import { createHash } from "node:crypto";
import type { IsoMonth } from "@/lib/ledger/calendar";
import { demoId } from "../ids";
import { type DemoWorkload, demoWorkloads } from "../workloads";
import type { LedgerDay } from "./calendar";
import { groupBy } from "./group";
import { dailyGpuHours, growthFactor, isLeftRunning } from "./load-shape";
import { measurements } from "./measurements";
import { cloudSupplyOn, cloudTermsOn } from "./price-terms";
import { randomOf, wobble } from "./random";
import { hallMetric } from "./rules";

export type MetricBatch = {
  id: string;
  month: IsoMonth;
  monthsBack: number;
  rows: string[];
  sha256: string;
  bytes: number;
  firstDay: string;
  lastDay: string;
};

export const metricColumns = [
  "billing_month",
  "batch_id",
  "line_no",
  "day",
  "team_id",
  "workload_id",
  "metric",
  "value",
] as const;

type Point = { day: LedgerDay; team: string; workload: string | null; metric: string; value: string };

/** Tokens that an H100 gives in an hour of a model of one billion parameters; larger ones give fewer in proportion. */
const tokensPerGpuHour = 88_000_000;
const tokensPerInference = 1_150;
const inferencesPerGpuHour = 41_000;
const gpuHoursPerRun = 96;

/** USD a month today that a team's products bring in. */
const revenue: Readonly<Record<string, number>> = {
  Assist: 1_910_000,
  Search: 1_390_000,
  Documents: 1_190_000,
  Voice: 640_000,
};

/** What products and clusters count and measure: tokens, inferences, runs, GPU-hours, latency and, at a month's end, revenue. */
export function metricBatches(days: readonly LedgerDay[]): MetricBatch[] {
  const points = [...demoWorkloads.flatMap((workload) => workloadPoints(workload, days)), ...revenuePoints(days)];
  points.sort((a, b) => b.day.daysBack - a.day.daysBack);
  return [...groupBy(points, ({ day }) => day.month)].map(([month, found]) => batchOf(month, found));
}

function workloadPoints(workload: DemoWorkload, days: readonly LedgerDay[]): Point[] {
  const random = randomOf(`metrics ${workload.name}`);
  const hours = dailyGpuHours(workload, days);
  return days.flatMap((day, index) => {
    const used = hours[index] ?? 0;
    const point = (metric: string, value: number, decimals: number): Point[] =>
      value > 0 || metric === "gpu-hours-used"
        ? [{ day, team: workload.team, workload: workload.name, metric, value: value.toFixed(decimals) }]
        : [];
    return [
      ...unitsOf(workload).flatMap(({ metric, perGpuHour }) =>
        point(metric, used * perGpuHour * wobble(random, 0.04), 0),
      ),
      ...gpuHoursOf(workload, { day, used }).flatMap(({ metric, value }) => point(metric, value, 4)),
      ...measurements(workload, { day, used }).flatMap(({ metric, value, decimals }) => point(metric, value, decimals)),
    ];
  });
}

function unitsOf({ kind, parametersBillion }: DemoWorkload): { metric: string; perGpuHour: number }[] {
  if (kind.endsWith("training") || kind === "fine-tuning")
    return [{ metric: "training-runs", perGpuHour: 1 / gpuHoursPerRun }];
  if (!kind.endsWith("inference")) return [];
  if ((parametersBillion ?? 0) < 7) return [{ metric: "inferences", perGpuHour: inferencesPerGpuHour }];
  const tokens = tokensPerGpuHour / (parametersBillion ?? 1);
  return [
    { metric: "tokens", perGpuHour: tokens },
    { metric: "inferences", perGpuHour: tokens / tokensPerInference },
  ];
}

/** A lab that is left running allocates its GPUs and does nothing with them. */
function gpuHoursOf(workload: DemoWorkload, { day, used }: { day: LedgerDay; used: number }) {
  const supply = cloudSupplyOn(workload.supply, day.day);
  if (supply === null) return workload.supply.includes("hall") ? [{ metric: hallMetric, value: used }] : [];
  const isIdle = isLeftRunning(workload, day);
  const allocated = isIdle ? 96 : used / cloudTermsOn(supply, day.day).utilisation;
  return [
    { metric: "gpu-hours-allocated", value: allocated },
    { metric: "gpu-hours-used", value: isIdle ? 0 : allocated * (workload.utilisation ?? 0.5) },
  ];
}

function revenuePoints(days: readonly LedgerDay[]): Point[] {
  return Object.entries(revenue).flatMap(([team, today]) => {
    const random = randomOf(`revenue ${team}`);
    return days
      .filter(({ dayOfMonth, daysInMonth }) => dayOfMonth === daysInMonth)
      .map((day) => {
        const value = (today * growthFactor(0.32, day) * wobble(random, 0.03)).toFixed(2);
        return { day, team, workload: null, metric: "revenue", value };
      });
  });
}

function batchOf(month: IsoMonth, points: readonly Point[]): MetricBatch {
  const id = demoId("batch", `Product metrics ${month}`);
  const rows = points.map(({ day, team, workload, metric, value }, index) => {
    const cells = [
      `${month}-01`,
      id,
      index + 1,
      day.day,
      demoId("team", team),
      workload && demoId("workload", workload),
      metric,
      value,
    ];
    return `${cells.map((cell) => cell ?? "\\N").join("\t")}\n`;
  });
  const [first, last] = [points[0], points.at(-1)];
  const text = rows.join("");
  return {
    id,
    month,
    monthsBack: first?.day.monthsBack ?? 0,
    rows,
    sha256: createHash("sha256").update(text).digest("hex"),
    bytes: text.length,
    firstDay: first?.day.day ?? month,
    lastDay: last?.day.day ?? month,
  };
}
