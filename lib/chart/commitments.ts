import { type CommitmentTerm, costByLevel, type MixHour, type MixOption } from "../calc/commitment-plan";
import type { PurchaseMix } from "../calc/supply";
import { formatMoney } from "../format/money";
import { formatCount, formatQuantity } from "../format/quantity";
import { formatRatio } from "../format/ratio";
import type { CommitmentPlannerInput, CommitmentPlannerResult } from "../schema/planner/commitments";
import type { Curve, CurvesModel } from "./curves";
import { niceTicks } from "./ticks";

const steps = 60;

/** Hours between two points of the month's curve. */
const hourStep = 6;

export const termNames: Readonly<Record<CommitmentTerm, string>> = { reserved1y: "1 year", reserved3y: "3 years" };

export const optionNames: Readonly<Record<MixOption["option"], string>> = {
  reserved3y: "Reserved 3 years",
  reserved1y: "Reserved 1 year",
  spot: "Spot",
  onDemand: "On demand",
};

const layers: readonly { key: keyof MixHour; label: string; colour: string }[] = [
  { key: "reserved3y", label: optionNames.reserved3y, colour: "var(--chart-1)" },
  { key: "reserved1y", label: optionNames.reserved1y, colour: "var(--chart-7)" },
  { key: "unused", label: "Committed and unused", colour: "var(--over)" },
  { key: "spot", label: optionNames.spot, colour: "var(--chart-6)" },
  { key: "onDemand", label: optionNames.onDemand, colour: "var(--chart-8)" },
];

/** GPUs by the hours of the month, the busiest first, in bands of how they are paid. */
export function mixLayers(input: CommitmentPlannerInput, result: CommitmentPlannerResult): CurvesModel {
  const { hours } = result;
  const committed = committedGpus(result);
  const gpus = (value: number) => formatQuantity(value, { digits: 1 });
  const shown = hours
    .map((hour, index) => ({ x: index, hour }))
    .filter(({ x }) => x % hourStep === 0)
    .concat(hours.slice(-1).map((hour) => ({ x: hours.length, hour })));
  const highest = Math.max(0, ...hours.map((hour) => layers.reduce((sum, { key }) => sum + hour[key], 0)));
  const isOffered: Record<string, boolean> = {
    reserved3y: input.reserved3yHourly !== null,
    reserved1y: input.reserved1yHourly !== null,
    spot: input.spotHourly !== null,
  };
  return {
    title:
      result.utilisation === null
        ? "Nothing is committed: every hour is paid as it comes"
        : result.waste > 0
          ? `${formatRatio(1 - result.utilisation)} of the committed hours are paid and unused`
          : "Every committed hour is used",
    summary:
      "The hours of a month, the busiest first, and how their GPUs are paid. Work on spot does not fill a commitment; the rest fills the longer term first.",
    unit: "GPUs",
    x: {
      label: "Hours of the month, busiest first",
      ticks: [0, 146, 292, 438, 584, 730],
      format: (value) => formatQuantity(value),
    },
    y: { label: "GPUs", ticks: niceTicks(0, highest, 5), format: (value) => formatQuantity(value), exact: gpus },
    curves: layers
      .filter(({ key }) => isOffered[key] ?? true)
      .map(
        ({ key, label, colour }): Curve => ({
          key,
          label,
          colour,
          shape: "band",
          points: shown.map(({ x, hour }) => ({ x, y: hour[key] })),
        }),
      ),
    marks: [],
    limits: committed > 0 ? [{ axis: "y", at: committed, label: `${formatCount(committed, "GPU")} committed` }] : [],
  };
}

/** GPUs that are paid in every hour. */
export function committedGpus({ hours }: Pick<CommitmentPlannerResult, "hours">): number {
  const [first] = hours;
  return first ? Number((first.reserved1y + first.reserved3y + first.unused).toPrecision(12)) : 0;
}

/** The monthly cost by the level of one commitment, with the level now and the best. */
export function levelCurve(
  input: CommitmentPlannerInput,
  result: CommitmentPlannerResult,
  { term, currency }: { term: CommitmentTerm; currency: string },
): CurvesModel {
  const money = (value: number) => formatMoney(value, { currency, style: "compact" });
  const now = input[`${term}Gpus`];
  const best = result.best[term];
  const peak = Math.max(0, ...result.hours.map((hour) => hour.reserved1y + hour.reserved3y + hour.onDemand));
  const ticks = niceTicks(0, Math.max(4, peak * 1.1, now * 1.1));
  const most = ticks.at(-1) ?? 4;
  const step = Math.max(1, Math.ceil(most / steps));
  const levels = Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
  const shown = [...new Set([...levels, now, best?.gpus ?? 0])].sort((one, other) => one - other);
  const costAt = costByLevel(input, term);
  const points = shown.map((x) => ({ x, y: costAt(x) }));
  const isBest = best === null || result.total - best.total < 0.005;
  const of = `for ${termNames[term]}`;
  return {
    title:
      best === null
        ? `No price ${of}`
        : isBest
          ? `${formatCount(now, "GPU")} ${of} cost least for this demand`
          : `${formatCount(best.gpus, "GPU")} ${of} would cost least, ${money(best.total)} a month`,
    summary: paysFrom(input, term),
    unit: `${currency} per month`,
    x: { label: `GPUs reserved ${of}, count`, ticks, format: (value) => formatQuantity(value) },
    y: {
      label: `${currency} per month`,
      ticks: niceTicks(0, Math.max(result.onDemandEquivalent, ...points.map(({ y }) => y)), 5),
      format: (value) => formatMoney(value, { currency, style: "axis" }),
      exact: (value) => formatMoney(value, { currency, style: "whole" }),
    },
    curves: [
      { key: "mix", label: "This mix", colour: "var(--cloud)", shape: "line", points },
      {
        key: "onDemand",
        label: "All on demand",
        colour: "var(--chart-8)",
        shape: "line",
        dash: "dashed",
        points: shown.map((x) => ({ x, y: result.onDemandEquivalent })),
      },
    ],
    marks: [
      { x: now, y: result.total, label: isBest ? "now, and best" : "now", colour: "var(--cloud)" },
      ...(isBest || best === null ? [] : [{ x: best.gpus, y: best.total, label: "best", colour: "var(--ink)" }]),
    ],
    limits: [],
  };
}

/** From which use on a reserved GPU is cheaper than on demand: Weinman's rule for this price. */
export function paysFrom(input: CommitmentPlannerInput, term: CommitmentTerm): string {
  const rate = input[`${term}Hourly`];
  if (rate === null) return `The offer has no price for ${termNames[term]}.`;
  if (rate >= input.onDemandHourly) return `Reserved for ${termNames[term]} is no cheaper than on demand.`;
  return `A GPU reserved for ${termNames[term]} pays for itself when it is needed more than ${formatRatio(rate / input.onDemandHourly)} of the hours.`;
}

/** Shares of the work by how it is bought; null when there is no work. */
export function purchaseMixOf({ options, gpuHours }: CommitmentPlannerResult): PurchaseMix | null {
  if (!(gpuHours > 0)) return null;
  const share = (wanted: MixOption["option"]) =>
    (options.find(({ option }) => option === wanted)?.usedGpuHours ?? 0) / gpuHours;
  return { reserved1y: share("reserved1y"), reserved3y: share("reserved3y"), spot: share("spot") };
}

/** "60% reserved, 20% spot": what a lever is called. */
export function mixName({ reserved1y, reserved3y, spot }: PurchaseMix): string {
  const percent = (share: number) => formatRatio(share, { digits: 0 });
  return `Mix of ${percent(reserved1y + reserved3y)} reserved and ${percent(spot)} spot`;
}
