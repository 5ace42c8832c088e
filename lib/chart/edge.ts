import { type EdgeVolumeInput, edgeCostAt } from "../calc/edge-volume";
import { formatMoney } from "../format/money";
import { formatCount, formatQuantity } from "../format/quantity";
import type { EdgePlannerResult, EdgePlannerSite } from "../schema/planner/edge";
import type { CurvesModel } from "./curves";
import { niceTicks } from "./ticks";

type SiteResult = EdgePlannerResult["sites"][number];

/** More steps than this are drawn as the slope they come to. */
const mostSteps = 60;

export const verdictNames = { edge: "Edge", "edge-latency": "Edge, for latency", cloud: "Cloud" } as const;

/** Why a site gets its verdict, in a few words. */
export function verdictReason({ verdict, paybackMonths }: SiteResult, lifeMonths: number): string {
  if (verdict === "edge") return "pays back within the life of its devices";
  if (verdict === "edge-latency") return "does not pay back within the life of its devices, but the cloud is too slow";
  return paybackMonths === null
    ? "running the devices costs more than the cloud"
    : `pays back after the ${formatCount(lifeMonths, "month")} its devices last`;
}

/** A volume in words: "the first stream", "38.5 streams". */
export function volumeText(streams: number): string {
  return streams <= 1 ? "the first stream" : formatQuantity(streams, { digits: 1, unit: "streams" });
}

export type EdgeCurvesOf = { result: SiteResult; volume: EdgeVolumeInput; lifeMonths: number; currency: string };

/** The monthly cost of a site by its volume: the cloud's line, and edge's steps of a device each. */
export function edgeCurves(
  { name, streams }: EdgePlannerSite,
  { result, volume, lifeMonths, currency }: EdgeCurvesOf,
): CurvesModel {
  const { breakeven, always } = result;
  const money = (value: number) => formatMoney(value, { currency, style: "compact" });
  const isNear = breakeven !== null && breakeven <= streams * 10;
  const ticks = niceTicks(0, Math.max(4, streams * 1.4, isNear ? breakeven * 1.4 : 0));
  const most = ticks.at(-1) ?? 4;
  const edgeAt = (x: number) => edgeCostAt(volume, x);
  const cloudAt = (x: number) => volume.cloudPerStream * x;
  const isSteps = most / volume.streamsPerDevice <= mostSteps;
  const volumes = [...stepVolumes(volume.streamsPerDevice, most), streams, ...(isNear ? [breakeven] : [])];
  const shown = [...new Set([0, ...volumes, most])].sort((one, other) => one - other);
  return {
    title:
      breakeven === null
        ? `Edge is never cheaper than the cloud at ${name}`
        : breakeven <= 1
          ? `Edge is cheaper from the first stream at ${name}`
          : `Edge is cheaper from ${volumeText(breakeven)} on at ${name}`,
    summary: [
      `${verdictNames[result.verdict]}: ${verdictReason(result, lifeMonths)}.`,
      `A full device costs ${money(volume.deviceMonthly)} a month with its price spread over its life, the cloud ${money(cloudAt(volume.streamsPerDevice))} for its ${formatQuantity(volume.streamsPerDevice, { digits: 1, unit: "streams" })}.`,
      breakeven !== null && always !== null && always > Math.max(1, breakeven) * 1.001
        ? `Up to ${volumeText(always)} a further device can make edge dearer again for a while.`
        : "",
      breakeven !== null && always === null ? "It is only as cheap when every device is full." : "",
    ]
      .filter(Boolean)
      .join(" "),
    unit: `${currency} per month`,
    x: { label: "Streams, count", ticks, format: (value) => formatQuantity(value, { digits: 1 }) },
    y: {
      label: `${currency} per month`,
      ticks: niceTicks(0, Math.max(cloudAt(most), ...shown.map(edgeAt)), 5),
      format: (value) => formatMoney(value, { currency, style: "axis" }),
      exact: (value) => formatMoney(value, { currency, style: "exact" }),
    },
    curves: [
      {
        key: "edge",
        label: "Edge",
        colour: "var(--edge)",
        shape: isSteps ? "step" : "line",
        points: shown.map((x) => ({ x, y: edgeAt(x) })),
      },
      {
        key: "cloud",
        label: "Cloud",
        colour: "var(--cloud)",
        shape: "line",
        dash: "dashed",
        points: shown.map((x) => ({ x, y: cloudAt(x) })),
      },
    ],
    marks: [
      { x: streams, y: edgeAt(streams), label: `this site, ${formatCount(streams, "stream")}`, colour: "var(--edge)" },
    ],
    limits: isNear ? [{ axis: "x", at: breakeven, label: `Breakeven: ${volumeText(breakeven)}` }] : [],
  };
}

/** The first whole stream of every device, so that a step stands where its device begins; evenly spread when too many. */
function stepVolumes(streamsPerDevice: number, most: number): number[] {
  const steps = Math.floor(most / streamsPerDevice);
  if (steps <= mostSteps) {
    const last = Array.from({ length: steps + 1 }, (_, devices) => Math.floor(devices * streamsPerDevice + 1e-9));
    return last.flatMap((full) => [full, Math.min(most, full + 1)]);
  }
  return Array.from({ length: mostSteps + 1 }, (_, index) => Math.round((index * most) / mostSteps));
}
