import { findProfile, type GpuSpec, type ProfileFamily } from "../calc/gpu-profiles";
import type { GpuSharing } from "../calc/gpu-sharing";
import { hoursPerMonth } from "../calc/hours";
import { formatCount, formatQuantity } from "../format/quantity";
import { formatRatio } from "../format/ratio";
import type { ChartColumn, ChartRow } from "./chart-table";
import type { Sharer } from "./gpu-sharing-workloads";

/** What an instance is for: a workload, or a row of figures by hand. */
export type SharedFor = { label: string | null; href: string | null };

/** A run of memory slices of one GPU. */
export type GpuBlock = {
  key: string;
  slot: number;
  size: number;
  /** "3g", or null where the slices are free. */
  short: string | null;
  label: string | null;
  /** All of it in words, for a tooltip and a reader. */
  detail: string;
  href: string | null;
  /** A css colour role; null where the slices are free. */
  fill: string | null;
  /** Part of the block that is filled, 0 to 1. */
  share: number;
  cells: { profile: string; computeSlices: number; memoryGb: number | null };
};

export type GpuRow = { key: string; name: string; note: string; blocks: GpuBlock[] };

/** Not those of the tiers, which mean something else. */
const fills: Readonly<Record<ProfileFamily, string>> = {
  "1g": "var(--chart-5)",
  "1g+me": "var(--chart-5)",
  "1g wide": "var(--chart-5)",
  "2g": "var(--chart-7)",
  "2g+me": "var(--chart-7)",
  "3g": "var(--chart-4)",
  "4g": "var(--chart-6)",
  "7g": "var(--chart-8)",
};

/** The GPUs as they would be shared. */
export function sharedRows(
  { layouts }: Pick<GpuSharing, "layouts">,
  spec: GpuSpec,
  forDemand: (demand: number) => SharedFor,
): GpuRow[] {
  return layouts.map(({ instances, unusedComputeSlices }, index) => {
    const name = `GPU ${index + 1}`;
    const blocks = instances.map(({ profile, slot, demand }): GpuBlock => {
      const found = findProfile(spec, profile);
      const { label, href } = forDemand(demand);
      const size = found?.memorySlices ?? 1;
      const computeSlices = found?.computeSlices ?? 0;
      const words = [profile, label, formatCount(computeSlices, "compute slice"), slotsText(slot, size)];
      return {
        key: `${slot}`,
        slot,
        size,
        short: profile.split(".")[0] ?? profile,
        label,
        detail: words.filter(Boolean).join(", "),
        href,
        fill: found ? fills[found.family] : null,
        share: 1,
        cells: { profile, computeSlices, memoryGb: found?.memoryGb ?? null },
      };
    });
    const used = spec.computeSlices - unusedComputeSlices;
    return { key: name, name, note: `${used} of ${spec.computeSlices}`, blocks: withFree(blocks, spec) };
  });
}

function withFree(blocks: readonly GpuBlock[], spec: GpuSpec): GpuBlock[] {
  const ordered = blocks.toSorted((one, other) => one.slot - other.slot);
  const free = [...ordered, null].map((next, index) => {
    const before = ordered[index - 1];
    const from = before ? before.slot + before.size : 0;
    return { slot: from, size: (next?.slot ?? spec.memorySlices) - from };
  });
  const gaps = free.filter(({ size }) => size > 0).map(({ slot, size }): GpuBlock => freeBlock(slot, size));
  return [...ordered, ...gaps].sort((one, other) => one.slot - other.slot);
}

function freeBlock(slot: number, size: number): GpuBlock {
  return {
    key: `free ${slot}`,
    slot,
    size,
    short: null,
    label: null,
    detail: `free, ${slotsText(slot, size)}`,
    href: null,
    fill: null,
    share: 0,
    cells: { profile: "free", computeSlices: 0, memoryGb: null },
  };
}

function slotsText(slot: number, size: number): string {
  return size === 1 ? `memory slice ${slot}` : `memory slices ${slot} to ${slot + size - 1}`;
}

/** Today: a whole GPU for every instance asked for by hand. */
export function unsharedRows(demands: readonly { profile: string; count: number }[], spec: GpuSpec): GpuRow[] {
  return demands
    .flatMap(({ profile, count }) => Array.from({ length: count }, () => profile))
    .map((profile, index) => {
      const found = findProfile(spec, profile);
      const used = found?.computeSlices ?? 0;
      return wholeRow(index, spec, {
        short: profile.split(".")[0] ?? profile,
        label: null,
        href: null,
        fill: found ? fills[found.family] : null,
        share: used / spec.computeSlices,
        words: `needs ${profile}`,
        note: `${used} of ${spec.computeSlices}`,
        profile: "whole GPU",
      });
    });
}

/** Today: the GPUs that each workload holds, as far as they are held and used. */
export function heldRows(sharers: readonly Sharer[], spec: GpuSpec): GpuRow[] {
  const held = sharers.flatMap(({ workload, profile }) => {
    const gpus = Math.max(1, Math.ceil(workload.gpuHoursMonthly / hoursPerMonth));
    return Array.from({ length: gpus }, () => ({ workload, profile, hours: workload.gpuHoursMonthly / gpus }));
  });
  return held.map(({ workload, profile, hours }, index) => {
    const share = (hours / hoursPerMonth) * (workload.utilisation ?? 0);
    return wholeRow(index, spec, {
      short: null,
      label: workload.name,
      href: `/workloads/${workload.id}`,
      fill: fills[profile.family],
      share,
      words: `held ${formatQuantity(hours, { unit: "h" })} a month, used ${formatRatio(workload.utilisation)} of them`,
      note: formatRatio(share, { digits: 0 }),
      profile: "whole GPU",
    });
  });
}

type Whole = Pick<GpuBlock, "short" | "label" | "href" | "fill" | "share"> & {
  words: string;
  note: string;
  profile: string;
};

function wholeRow(index: number, spec: GpuSpec, { words, note, profile, ...look }: Whole): GpuRow {
  const name = `GPU ${index + 1}`;
  const cells = { profile, computeSlices: spec.computeSlices, memoryGb: spec.memoryGb };
  const detail = [look.label, words].filter(Boolean).join(", ");
  return { key: name, name, note, blocks: [{ key: "0", slot: 0, size: spec.memorySlices, detail, cells, ...look }] };
}

/** The grid as rows, one for each run of slices. */
export function gpuTable(rows: readonly GpuRow[]): { columns: ChartColumn[]; rows: ChartRow[] } {
  return {
    columns: [
      { key: "gpu", header: "GPU" },
      { key: "slot", header: "Memory slice from", align: "end" },
      { key: "memorySlices", header: "Memory slices, count", align: "end" },
      { key: "computeSlices", header: "Compute slices, count", align: "end" },
      { key: "memoryGb", header: "Memory GB", align: "end" },
      { key: "profile", header: "Profile" },
      { key: "workload", header: "Workload" },
    ],
    rows: rows.flatMap(({ key, name, blocks }) =>
      blocks.map((block) => ({
        key: `${key} ${block.key}`,
        cells: {
          gpu: name,
          slot: block.slot,
          memorySlices: block.size,
          ...block.cells,
          workload: block.label,
        },
      })),
    ),
  };
}

export type BlockPlace = { row: number; block: number };

/** Where an arrow, Home or End leads: within the row, or to what lies over or under; null for other keys. */
export function movedPlace(rows: readonly GpuRow[], from: BlockPlace, key: string): BlockPlace | null {
  const blocks = rows[from.row]?.blocks ?? [];
  const last = blocks.length - 1;
  switch (key) {
    case "ArrowRight":
      return { ...from, block: Math.min(last, from.block + 1) };
    case "ArrowLeft":
      return { ...from, block: Math.max(0, from.block - 1) };
    case "Home":
      return { ...from, block: 0 };
    case "End":
      return { ...from, block: last };
    case "ArrowDown":
      return aligned(rows, from, Math.min(rows.length - 1, from.row + 1));
    case "ArrowUp":
      return aligned(rows, from, Math.max(0, from.row - 1));
    default:
      return null;
  }
}

function aligned(rows: readonly GpuRow[], from: BlockPlace, row: number): BlockPlace {
  const slot = rows[from.row]?.blocks[from.block]?.slot ?? 0;
  const block = rows[row]?.blocks.findLastIndex((each) => each.slot <= slot) ?? 0;
  return { row, block: Math.max(0, block) };
}
