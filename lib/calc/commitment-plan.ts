import { commitmentHour } from "./commitment-hour";
import { hoursPerMonth } from "./hours";
import { hourlyLoad } from "./load-duration";
import { optimalCapacity } from "./optimal-capacity";

export type CommitmentTerm = "reserved1y" | "reserved3y";

/** GPUs that are billed over a month; `interruptible` is the share of them that may run on spot. */
export type CommitmentLoad = { meanGpus: number; peakToMean: number; interruptible: number };

export type CommitmentPlanInput = {
  loads: readonly CommitmentLoad[];
  /** Prices of a GPU-hour, upfront payments spread; null: not offered. */
  onDemandHourly: number;
  reserved1yHourly: number | null;
  reserved3yHourly: number | null;
  spotHourly: number | null;
  /** GPUs committed for every hour of the month. */
  reserved1yGpus: number;
  reserved3yGpus: number;
  /** Of the hours that may run on spot. */
  spotShare: number;
  /** Extra hours as a share of those on spot. */
  interruptionOverhead: number;
};

/** GPUs of one hour of the month, by how they are paid. */
export type MixHour = { reserved3y: number; reserved1y: number; unused: number; spot: number; onDemand: number };

export type MixOption = {
  option: CommitmentTerm | "spot" | "onDemand";
  /** Paid: of a commitment all of its hours, on spot also those that interruptions cost. */
  gpuHours: number;
  usedGpuHours: number;
  gpuHourly: number;
  cost: number;
  /** Part of the cost that buys nothing. */
  waste: number;
};

/**
 * A month of a purchase mix, hour by hour. Every load follows its load-duration curve and all are busiest in the same
 * hour, which is the cautious case. Spot takes its share of what may be interrupted; the rest fills the commitments, the
 * longer term first, and what is above them runs on demand. An option without a price is not bought. Compute only.
 */
export function commitmentPlan(input: CommitmentPlanInput) {
  const month = monthOf(input);
  const hours = month.map((hour) => mixHour(input, hour));
  const options = optionsOf(input, hours);
  const total = sum(options.map(({ cost }) => cost));
  const gpuHours = sum(month.map(({ spot, rest }) => spot + rest));
  const restHours = sum(month.map(({ rest }) => rest));
  const committed = options.filter(({ option }) => option === "reserved1y" || option === "reserved3y");
  const committedHours = sum(committed.map((option) => option.gpuHours));
  const usedHours = sum(committed.map((option) => option.usedGpuHours));
  const onDemandEquivalent = gpuHours * input.onDemandHourly;
  return {
    hours,
    options,
    total,
    gpuHours,
    onDemandEquivalent,
    waste: sum(committed.map(({ waste }) => waste)),
    /** Of the hours that are not on spot. */
    coverage: quotient(usedHours, restHours),
    utilisation: quotient(usedHours, committedHours),
    effectiveGpuHourly: quotient(total, gpuHours),
    effectiveDiscount: onDemandEquivalent > 0 ? 1 - total / onDemandEquivalent : null,
    best: { reserved1y: bestLevel(input, "reserved1y", month), reserved3y: bestLevel(input, "reserved3y", month) },
  };
}

/** What a month costs by the level of one commitment, the rest as it is. */
export function costByLevel(
  input: CommitmentPlanInput,
  term: CommitmentTerm,
  month: readonly MonthHour[] = monthOf(input),
) {
  return (gpus: number): number => {
    const changed = term === "reserved1y" ? { ...input, reserved1yGpus: gpus } : { ...input, reserved3yGpus: gpus };
    const hours = month.map((hour) => mixHour(changed, hour));
    return sum(optionsOf(changed, hours).map(({ cost }) => cost));
  };
}

/**
 * The newsvendor's level of one commitment, the other as it is: a GPU too many costs its rate, one too few what on
 * demand costs more. GPUs are committed whole, so of the two whole numbers around it the cheaper; null without a price.
 */
function bestLevel(input: CommitmentPlanInput, term: CommitmentTerm, month: readonly MonthHour[]) {
  const rate = input[`${term}Hourly`];
  if (rate === null) return null;
  const other = committedGpus(input, term === "reserved1y" ? "reserved3y" : "reserved1y");
  const { level } = optimalCapacity({
    distribution: { kind: "empirical", values: month.map(({ rest }) => rest) },
    overageCost: rate,
    underageCost: Math.max(0, input.onDemandHourly - rate),
  });
  const exactGpus = Math.max(0, (level ?? 0) - other);
  const costAt = costByLevel(input, term, month);
  const [least] = [Math.floor(exactGpus), Math.ceil(exactGpus)]
    .map((gpus) => ({ exactGpus, gpus, total: costAt(gpus) }))
    .toSorted((one, another) => one.total - another.total || one.gpus - another.gpus);
  return least ?? null;
}

/** GPUs of each hour of the month that are not on spot. */
export function hoursOf(input: CommitmentPlanInput): number[] {
  return monthOf(input).map(({ rest }) => rest);
}

/** GPUs of one hour: on spot, and what is left for commitments and on demand. */
type MonthHour = { spot: number; rest: number };

function monthOf({ loads, spotHourly, spotShare }: CommitmentPlanInput): MonthHour[] {
  const month = Array.from({ length: hoursPerMonth }, () => ({ spot: 0, rest: 0 }));
  for (const [peakToMean, { meanGpus, interruptibleGpus }] of loadsByShape(loads)) {
    const spotGpus = spotHourly === null ? 0 : interruptibleGpus * spotShare;
    for (const [index, share] of hourlyLoad(1, peakToMean, hoursPerMonth).entries()) {
      const hour = month[index];
      if (!hour) continue;
      hour.spot += share * spotGpus;
      hour.rest += share * (meanGpus - spotGpus);
    }
  }
  return month;
}

/** Loads of one shape are added up before their hours are: a thousand workloads have few shapes. */
function loadsByShape(loads: readonly CommitmentLoad[]) {
  const shapes = new Map<number, { meanGpus: number; interruptibleGpus: number }>();
  for (const { meanGpus, peakToMean, interruptible } of loads) {
    const shape = shapes.get(peakToMean) ?? { meanGpus: 0, interruptibleGpus: 0 };
    shape.meanGpus += meanGpus;
    shape.interruptibleGpus += meanGpus * interruptible;
    shapes.set(peakToMean, shape);
  }
  return shapes;
}

function mixHour(input: CommitmentPlanInput, { spot, rest }: MonthHour): MixHour {
  const long = commitmentHour({ committedHourly: committedGpus(input, "reserved3y"), eligibleHourly: rest });
  const short = commitmentHour({ committedHourly: committedGpus(input, "reserved1y"), eligibleHourly: long.overage });
  return {
    reserved3y: long.used,
    reserved1y: short.used,
    unused: long.unused + short.unused,
    spot,
    onDemand: short.overage,
  };
}

function optionsOf(input: CommitmentPlanInput, hours: readonly MixHour[]): MixOption[] {
  const used = (option: MixOption["option"]) => sum(hours.map((hour) => hour[option]));
  const commitment = (option: CommitmentTerm): MixOption[] => {
    const gpuHourly = input[`${option}Hourly`];
    if (gpuHourly === null) return [];
    const gpuHours = committedGpus(input, option) * hours.length;
    const usedGpuHours = Math.min(gpuHours, used(option));
    const waste = (gpuHours - usedGpuHours) * gpuHourly;
    return [{ option, gpuHours, usedGpuHours, gpuHourly, cost: gpuHours * gpuHourly, waste }];
  };
  const metered = (option: "spot" | "onDemand", gpuHourly: number | null, overhead: number): MixOption[] => {
    if (gpuHourly === null) return [];
    const usedGpuHours = used(option);
    const gpuHours = usedGpuHours * (1 + overhead);
    const waste = usedGpuHours * overhead * gpuHourly;
    return [{ option, gpuHours, usedGpuHours, gpuHourly, cost: gpuHours * gpuHourly, waste }];
  };
  return [
    ...commitment("reserved3y"),
    ...commitment("reserved1y"),
    ...metered("spot", input.spotHourly, input.interruptionOverhead),
    ...metered("onDemand", input.onDemandHourly, 0),
  ];
}

function committedGpus(input: CommitmentPlanInput, term: CommitmentTerm): number {
  return input[`${term}Hourly`] === null ? 0 : input[`${term}Gpus`];
}

function quotient(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
