import { type GpuSpec, gpuSpecs } from "../../calc/gpu-profiles";
import { type Amount, zero } from "../../ledger/amount";
import { parseAmount } from "../../ledger/amount-text";
import type { IsoDay } from "../../ledger/calendar";
import { type CardRate, rateOn } from "../../ledger/rate-card";
import { readTags } from "../focus/tag-text";
import { isoDayOf } from "./file-days";
import type { NamedColumn } from "./named-columns";
import type { CardSupply } from "./supply-card";

const fields = [
  "day",
  "supply",
  "gpuClass",
  "allocated",
  "used",
  "energy",
  "team",
  "workload",
  "profile",
  "slices",
  "slicesPerGpu",
  "tags",
] as const;

export type UsageField = (typeof fields)[number];

export const usageColumns: readonly NamedColumn<UsageField>[] = [
  { field: "day", names: ["day", "date", "usage_date"], needed: true },
  { field: "supply", names: ["supply", "fleet", "cluster"] },
  { field: "gpuClass", names: ["gpu_class", "gpu", "gpu_type", "gpu_model"], needed: true },
  { field: "allocated", names: ["gpu_hours_allocated", "allocated_gpu_hours", "gpu_hours"], needed: true },
  { field: "used", names: ["gpu_hours_used", "used_gpu_hours"] },
  { field: "energy", names: ["kwh", "energy_kwh"] },
  { field: "team", names: ["team"] },
  { field: "workload", names: ["workload"] },
  { field: "profile", names: ["mig_profile", "profile"] },
  { field: "slices", names: ["mig_slices", "slices"] },
  { field: "slicesPerGpu", names: ["slices_per_gpu"] },
  { field: "tags", names: ["tags"] },
];

/** A line of a usage file that can be priced. */
export type UsageLine = {
  day: IsoDay;
  supply: CardSupply;
  rate: CardRate;
  allocated: Amount;
  used: Amount | null;
  energyKwh: string | null;
  profile: string | null;
  slices: bigint;
  slicesPerGpu: bigint;
  tags: Record<string, string>;
};

export type LineProblem = { field: UsageField; reason: string };

/** What the line says, or everything that is wrong with it. `tagColumns` are the texts of columns such as "tag:env". */
export function usageLine(
  cell: (field: UsageField) => string | null,
  { supplies, tagColumns }: { supplies: ReadonlyMap<string, CardSupply>; tagColumns: Readonly<Record<string, string>> },
): UsageLine | LineProblem[] {
  const problems: LineProblem[] = [];
  const refuse = (field: UsageField, reason: string): null => {
    problems.push({ field, reason });
    return null;
  };
  const hours = (field: UsageField): Amount | null => {
    const text = cell(field)?.trim();
    if (text === undefined || text === "") return null;
    const { amount, reason } = parseAmount(text);
    if (amount === null) return refuse(field, `is no number: ${reason}`);
    return amount < zero ? refuse(field, "is negative") : amount;
  };
  const dayText = cell("day");
  const day = isoDayOf(dayText ?? "");
  if (day === null) refuse("day", dayText === null ? "is missing" : "is no day such as 2026-11-23");
  const allocated = hours("allocated");
  if (cell("allocated") === null) refuse("allocated", "is missing");
  const used = hours("used");
  hours("energy");
  const supply = supplyOf(cell("supply"), supplies);
  if (!supply) refuse("supply", cell("supply") === null ? "is missing" : "is no supply with a rate card");
  const gpuClass =
    supply?.classes.get((cell("gpuClass") ?? "").trim().toLowerCase()) ?? (cell("gpuClass") ?? "").trim();
  if (gpuClass === "") refuse("gpuClass", "is missing");
  const found = supply && day !== null && gpuClass !== "" ? rateOn(supply.rates, { day, gpuClass }) : null;
  if (found && found.rate === null) refuse("gpuClass", found.reason);
  const sliced = slicesOf(cell, gpuClass);
  if ("reason" in sliced) refuse(sliced.field, sliced.reason);
  const tags = tagsOf(cell, tagColumns);
  if (tags === null) refuse("tags", "are no JSON object of texts");
  if (
    problems.length > 0 ||
    day === null ||
    allocated === null ||
    !supply ||
    !found?.rate ||
    "reason" in sliced ||
    !tags
  )
    return problems;
  return { day, supply, rate: found.rate, allocated, used, energyKwh: cell("energy"), ...sliced, tags };
}

function supplyOf(name: string | null, supplies: ReadonlyMap<string, CardSupply>): CardSupply | undefined {
  if (name !== null) return supplies.get(name.trim().toLowerCase());
  const [only, another] = supplies.values();
  return another ? undefined : only;
}

type Slices = Pick<UsageLine, "slices" | "slicesPerGpu" | "profile">;

function slicesOf(cell: (field: UsageField) => string | null, gpuClass: string): Slices | LineProblem {
  const [profile, slicesText, perGpuText] = [cell("profile"), cell("slices"), cell("slicesPerGpu")];
  if (profile === null && slicesText === null) return { slices: 1n, slicesPerGpu: 1n, profile: null };
  const spec = specOf(gpuClass);
  const perGpu = perGpuText === null ? (spec ? BigInt(spec.computeSlices) : null) : wholeOf(perGpuText);
  if (perGpu === null) return { field: "slicesPerGpu", reason: `is needed: ${gpuClass} is not known to split` };
  const known = spec?.profiles.find(({ name }) => name === profile)?.computeSlices;
  const named = known ?? /^(\d)g(\.|$)/.exec(profile ?? "")?.[1];
  const slices = slicesText === null ? (named === undefined ? null : BigInt(named)) : wholeOf(slicesText);
  if (slices === null)
    return { field: slicesText === null ? "profile" : "slices", reason: "names no number of slices" };
  if (slices < 1n || slices > perGpu) return { field: "slices", reason: `is not from 1 to ${perGpu}` };
  return { slices, slicesPerGpu: perGpu, profile };
}

function specOf(gpuClass: string): GpuSpec | undefined {
  const key = gpuClass.toLowerCase();
  const all = Object.values(gpuSpecs);
  return all.find((spec) => spec.gpuClass.toLowerCase() === key || spec.model.toLowerCase() === key);
}

function wholeOf(text: string): bigint | null {
  return /^\d{1,3}$/.test(text.trim()) ? BigInt(text.trim()) : null;
}

function tagsOf(
  cell: (field: UsageField) => string | null,
  tagColumns: Readonly<Record<string, string>>,
): Record<string, string> | null {
  const text = cell("tags");
  const read = text === null ? { tags: {} } : readTags(text);
  if (read === null) return null;
  const named = { ...read.tags, ...tagColumns };
  const team = cell("team")?.trim();
  const workload = cell("workload")?.trim();
  const all = { ...named, ...(team && { team }), ...(workload && { workload }) };
  return Object.fromEntries(Object.entries(all).sort(([left], [right]) => (left < right ? -1 : 1)));
}
