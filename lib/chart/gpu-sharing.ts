import type { GpuSpec } from "../calc/gpu-profiles";
import { formatMoney } from "../format/money";
import { formatNumber, missing } from "../format/number";
import { formatCount } from "../format/quantity";
import { formatRatio } from "../format/ratio";
import type { GpuSharingPlan } from "../schema/planner/gpu-sharing";
import type { SentencePart } from "./scenario-finding";

export type SharingView = {
  spec: GpuSpec;
  plan: GpuSharingPlan;
  gpusNow: number;
  /** Price of a GPU-hour; null: not known. */
  gpuHourly: number | null;
  /** Instances asked for. */
  instances: number;
  source: "workloads" | "hand";
  currency: string;
};

/** How many GPUs do, and what that frees, as one sentence with its figures. */
export function sharingFinding({ spec, plan, instances, source, currency }: SharingView): readonly SentencePart[] {
  if (instances === 0) {
    const none = source === "hand" ? "Nothing is asked for" : `No workload on ${spec.gpuClass} can share a GPU`;
    return [{ text: `${none}.` }];
  }
  const what = formatCount(instances, source === "hand" ? "instance" : "workload");
  return [
    { text: what, strong: true },
    { text: source === "hand" ? ` ${instances === 1 ? "needs" : "need"} ` : " can share " },
    { text: `${formatNumber(plan.gpus)} ${spec.model} ${plan.gpus === 1 ? "GPU" : "GPUs"}`, strong: true },
    ...(source === "hand" && !plan.fitsOneGpu ? [{ text: ", not one" }] : []),
    ...freedParts(plan, currency),
    { text: "." },
  ];
}

function freedParts({ freedMonthly, freedGpus }: GpuSharingPlan, currency: string): SentencePart[] {
  if (freedMonthly === null) {
    return freedGpus > 0 ? [{ text: ", which frees " }, { text: gpusText(freedGpus), strong: true }] : [];
  }
  const money = formatMoney(Math.abs(freedMonthly), { currency, style: "compact" });
  if (freedMonthly < 0) return [{ text: ", which would cost " }, { text: `${money} a month more`, strong: true }];
  if (freedMonthly === 0) return [{ text: ", which frees nothing" }];
  return [{ text: ", which frees " }, { text: `${money} a month`, strong: true }];
}

/** What the finding rests on. */
export function sharingNote({ plan, gpusNow, instances, source }: SharingView): string {
  if (instances === 0) return "";
  if (source === "hand") return `${plan.reason} Today counts a whole GPU for each instance.`;
  const held = `Today they hold ${gpusText(gpusNow)} (GPU-hours over 730) and would share ${formatCount(plan.gpus, "GPU")} that ${plan.gpus === 1 ? "runs" : "run"} all month.`;
  if (plan.freedGpus >= 0) return held;
  return `${held} They hold theirs for too small a part of it to pay for one that always runs.`;
}

function gpusText(gpus: number): string {
  return `${formatNumber(gpus, { maximum: 2 })} ${gpus === 1 ? "GPU" : "GPUs"}`;
}

export type SharingFigure = { label: string; value: string; note: string; tone?: "saving" | "over" };

export function sharingFigures(view: SharingView): SharingFigure[] {
  const { plan, gpusNow, source, currency, gpuHourly } = view;
  const { freedMonthly } = plan;
  const price = gpuHourly === null ? null : formatMoney(gpuHourly, { currency, style: "unit" });
  const slicesGiven = plan.computeSlices - plan.unusedComputeSlices;
  const now = source === "hand" ? ratioOf(slicesGiven, gpusNow * view.spec.computeSlices) : plan.utilisationNow;
  const after = source === "hand" ? ratioOf(slicesGiven, plan.computeSlices) : plan.utilisationAfter;
  return [
    {
      label: "GPUs, now → after",
      value: `${formatNumber(gpusNow, { maximum: 2 })} → ${formatNumber(plan.gpus)}`,
      note: source === "hand" ? "one per instance now" : "GPU-hours over 730 now",
    },
    {
      label: freedMonthly !== null && freedMonthly < 0 ? "Costs more a month" : "Freed a month",
      value: freedMonthly === null ? missing : formatMoney(Math.abs(freedMonthly), { currency, style: "compact" }),
      note:
        price === null
          ? "no price of a GPU-hour is known"
          : `${formatNumber(Math.abs(plan.freedGpus), { maximum: 2 })} × 730 h × ${price}`,
      ...(freedMonthly === null || freedMonthly === 0 ? {} : { tone: freedMonthly < 0 ? "over" : "saving" }),
    },
    {
      label: source === "hand" ? "Slices in use" : "Utilisation",
      value: `${ratioText(now)} → ${ratioText(after)}`,
      note: source === "hand" ? "compute, now → after" : "work over paid hours",
    },
    {
      label: "Unused slices",
      value: `${formatNumber(plan.unusedComputeSlices)} of ${formatNumber(plan.computeSlices)}`,
      note: `compute; memory ${formatNumber(plan.unusedMemorySlices)} of ${formatNumber(plan.memorySlices)}`,
    },
  ];
}

function ratioOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function ratioText(ratio: number | null): string {
  return formatRatio(ratio, { digits: 0 });
}

export type LimitRow = { name: string; needed: string; perGpu: string; gpus: string; binds: boolean };

/** Every limit of a GPU that the instances touch; the one that asks for most GPUs is why there are not fewer. */
export function limitRows({ plan }: Pick<SharingView, "plan">): LimitRow[] {
  const touched = plan.needs.filter(({ needed }) => needed > 0);
  const most = Math.max(...touched.map(({ gpus }) => gpus));
  return touched.map(({ name, needed, perGpu, gpus }) => ({
    name,
    needed: formatNumber(needed),
    perGpu: formatNumber(perGpu),
    gpus: formatNumber(gpus),
    binds: gpus > 1 && gpus === most,
  }));
}

/** Title of the grid: what it finds, before or after. */
export function gridTitle(when: "before" | "after", { spec, plan, source }: SharingView, rows: number): string {
  if (when === "before") {
    return `Today each ${source === "hand" ? "instance" : "workload"} has GPUs of its own: ${formatNumber(rows)} × ${spec.model}`;
  }
  const { gpus, unusedComputeSlices: unused } = plan;
  const slices = unused === 0 ? "every compute slice in use" : `${formatCount(unused, "compute slice")} unused`;
  return `Shared: ${formatNumber(gpus)} × ${spec.model}, ${slices}`;
}

/** What the grid shows, before and after. */
export function gridSummaries({ spec, source }: SharingView): { before: string; after: string } {
  const axis = `A row is a GPU of ${spec.memorySlices} memory slices and ${spec.computeSlices} compute slices`;
  const filled = source === "hand" ? "the compute slices it needs" : "the part of the month in which it works";
  return {
    before: `${axis}; a block is filled by ${filled}.`,
    after: `${axis}; a block is an instance on the memory slices it covers, by its profile.`,
  };
}
