import type { Conflict } from "../calc/placement/conflicts";
import type { Refusal } from "../calc/placement/eligibility";
import type { LimitPrice } from "../calc/placement/limit-prices";
import type { LimitName } from "../calc/placement/limits";
import type { OfferedSupply, PurchaseOption } from "../calc/placement/price-book";
import type { PlacementSupply, PlacementWorkload } from "../calc/placement/problem";
import { type Tier, tiers } from "../calc/tier";
import { formatMoney } from "../format/money";
import { formatCount, formatQuantity } from "../format/quantity";

export const tierWords: Readonly<Record<Tier, string>> = { cloud: "the cloud", "on-prem": "on-prem", edge: "the edge" };

const placeWords: Readonly<Record<Tier, string>> = { cloud: "in the cloud", "on-prem": "on-prem", edge: "at the edge" };

const optionWords: Readonly<Record<PurchaseOption, string>> = {
  "on-demand": "on demand",
  "reserved-1y": "reserved 1 year",
  "reserved-3y": "reserved 3 years",
  spot: "spot",
  mix: "as bought today",
  units: "reserved units",
  metered: "metered",
};

/** "p5.48xlarge on demand" and spot: the offer without the way it is bought today, and the way it would be. */
export function supplyName({ source, option }: OfferedSupply): string {
  if (option === null) return source.name;
  const bare = source.kind === "cloud" ? source.name.replace(/[ ,]+(on[ -]demand|reserved.*|spot)$/i, "") : source.name;
  return `${bare || source.name}, ${optionWords[option]}`;
}

/** Why a workload may not run on a supply, with the values of both. */
export function refusalText(refusal: Refusal, workload: PlacementWorkload, supply: PlacementSupply): string {
  switch (refusal) {
    case "pinned":
      return "it is pinned elsewhere";
    case "gpu-class":
      return `it runs on ${workload.gpuClass}, this is ${supply.gpuClasses?.join(", ")}`;
    case "gpu-memory":
      return `it needs ${formatQuantity(workload.gpuMemoryGb, { unit: "GB" })}, this has ${formatQuantity(supply.gpuMemoryGb, { unit: "GB" })}`;
    case "latency":
      return `it needs ${formatQuantity(workload.maxLatencyMs, { digits: 1, unit: "ms" })} or less, ${tierWords[supply.tier]} keeps ${formatQuantity(supply.latencyMs, { digits: 1, unit: "ms" })}`;
    case "residency":
      return `its data must stay in ${workload.residency}`;
    case "interruption":
      return "it cannot be interrupted";
  }
}

/** Names of workloads and supplies by their ids. */
export type Names = ReadonlyMap<string, string>;

/** "the capex budget", in the middle of a sentence. */
export function limitText(name: LimitName, names: Names): string {
  switch (name.kind) {
    case "capex":
      return "the capex budget";
    case "capex-year":
      return `the capex budget of year ${name.year}`;
    case "power":
      return "the power of the site";
    case "rack-units":
      return "the rack units of the site";
    case "carbon":
      return "the carbon limit";
    case "moves":
      return "the share that may move in a quarter";
    case "max-share":
      return `the most ${placeWords[name.tier]}`;
    case "min-share":
      return `the least ${placeWords[name.tier]}`;
    case "pinned":
      return `the pin of ${names.get(name.workload) ?? name.workload}`;
    case "max-nodes":
      return `the size of ${names.get(name.supply) ?? name.supply}`;
  }
}

const shareKinds: ReadonlySet<LimitName["kind"]> = new Set(["moves", "max-share", "min-share"]);

const units: Partial<Record<LimitName["kind"], string>> = {
  power: "kW",
  "rack-units": "rack unit",
  carbon: "kg CO₂",
  "max-nodes": "node",
};

/** What one more unit of a limit is worth: "$3.2K for each point". */
export function marginText({ limit, marginalValue }: LimitPrice, currency: string): string {
  if (marginalValue === null) return "It can only be taken away.";
  if (marginalValue === 0) return "One more step alone saves nothing: it takes a larger one.";
  const money = (value: number) => formatMoney(value, { currency, style: "compact" });
  if (shareKinds.has(limit.kind)) return `Each percentage point looser saves about ${money(marginalValue / 100)}.`;
  if (limit.kind === "capex" || limit.kind === "capex-year") {
    return `Each further ${money(1000)} of budget saves about ${money(marginalValue * 1000)}.`;
  }
  return `Each further ${units[limit.kind] ?? "unit"} saves about ${money(marginalValue)}.`;
}

const demands: Readonly<Record<Refusal, string>> = {
  pinned: "its pin",
  "gpu-class": "its GPU class",
  "gpu-memory": "its GPU memory",
  latency: "its latency",
  residency: "where its data must stay",
  interruption: "that it cannot be interrupted",
};

/** A conflict as a sentence, with what to loosen. */
export function conflictText(conflict: Conflict, names: Names): string {
  if (conflict.kind === "workload") {
    const name = names.get(conflict.workload) ?? conflict.workload;
    return `Nothing can run ${name}: ${listed(conflict.rules.map((rule) => demands[rule]))} cannot be met together. Loosen one of them.`;
  }
  if (conflict.limits.length === 0) return "The fleets that stand are too small for what has to run on them.";
  const limits = conflict.limits.map((limit) => limitText(limit, names));
  return limits.length === 1
    ? `${capital(limits[0] ?? "")} cannot be kept, even with no other limit. Loosen it.`
    : `${capital(listed(limits))} cannot be kept together. Loosening any one of them makes room.`;
}

/** What a placement breaks, in a few words: rules of the check, counted where several workloads break the same. */
export function brokenText(violations: readonly string[], names: Names): string[] {
  const refused = new Map<string, Set<string>>();
  const others = new Set<string>();
  for (const violation of violations) {
    const [, workload, rules] = /^(.+) may not run on .+: (.+)\.$/.exec(violation) ?? [];
    if (workload && rules) {
      for (const rule of rules.split(", ")) refused.set(rule, (refused.get(rule) ?? new Set()).add(workload));
    } else if (/ serves .+ with a capacity of /.test(violation)) {
      others.add(`${named(violation.split(" serves ")[0] ?? "", names)} is too small`);
    } else if (/^The shares of|runs on \d+ supplies/.test(violation))
      others.add("divides workloads that must stay whole");
    else others.add(rounded(named(violation.replace(/\.$/, ""), names)));
  }
  const counted = [...refused].map(
    ([rule, workloads]) => `${formatCount(workloads.size, "workload")} without ${ruleWords[rule] ?? rule}`,
  );
  return [...counted, ...others];
}

const ruleWords: Readonly<Record<string, string>> = {
  latency: "the latency they need",
  residency: "their residency",
  interruption: "protection from interruption",
  pinned: "their pin",
  "gpu-class": "their GPU class",
};

function named(text: string, names: Names): string {
  const id = [...names.keys()].find((each) => text.includes(each));
  return id === undefined ? text : text.replace(id, names.get(id) ?? id);
}

/** "Share of on-prem is 0.73, more than 0.6": shares in percent, everything else in whole numbers. */
function rounded(text: string): string {
  const [, subject = "", value, most] = /^(.+) is ([\d.e+-]+), more than ([\d.e+-]+)$/.exec(text) ?? [];
  if (value === undefined || most === undefined) return text;
  const percent = (of: string) => `${formatQuantity(Number(of) * 100, { digits: 1 })}%`;
  if (subject.startsWith("Moved")) return `${percent(value)} moves in one quarter, more than ${percent(most)}`;
  const [, outside, tier] = /^Share (of|outside) (.+)$/.exec(subject) ?? [];
  if (tier) {
    const known = tiers.find((each) => each === tier);
    const place = known ? placeWords[known] : tier;
    return outside === "of"
      ? `${percent(value)} ${place}, more than ${percent(most)}`
      : `${percent(String(1 - Number(value)))} ${place}, less than ${percent(String(1 - Number(most)))}`;
  }
  const number = (of: string) => formatQuantity(Number(of), { digits: Number(of) >= 1000 ? 0 : 1 });
  return `${subject.charAt(0).toLowerCase()}${subject.slice(1)} is ${number(value)}, more than ${number(most)}`;
}

export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
