import { type Lever, type LeverChange, leverFactors } from "../calc/lever";
import { formatMonth, monthAfter } from "../format/date";
import { formatNumber } from "../format/number";
import { formatCount } from "../format/quantity";
import { formatRatio } from "../format/ratio";
import type { ScenarioInput } from "../schema/scenario";

/** What a lever does, in words: "The work of 6 GPUs on 1: 83% fewer GPU-hours". */
export function leverText(change: LeverChange): string {
  switch (change.kind) {
    case "gpu-sharing":
      return `The work of ${figure(change.gpusBefore)} GPUs on ${figure(change.gpusAfter)}: ${hoursText(change)}`;
    case "batching":
      return `GPU use from ${percent(change.utilisationBefore)} to ${percent(change.utilisationAfter)}: ${hoursText(change)}`;
    case "auto-shutdown":
      return `At least ${percent(change.utilisation)} of what is allocated in the cloud is used`;
    case "purchase-mix":
      return `New purchases ${mixText(change.mix)}`;
    case "compression":
      return `Smaller model: ${hoursText(change)}`;
    case "locality":
      return change.egressAvoided === 0 ? "No change of egress" : `${percent(change.egressAvoided)} less egress`;
    case "other":
      return otherText(change);
  }
}

function hoursText(change: LeverChange): string {
  const { gpuHours } = leverFactors(change);
  if (gpuHours === 1) return "as many GPU-hours";
  return gpuHours < 1 ? `${percent(1 - gpuHours)} fewer GPU-hours` : `${percent(gpuHours - 1)} more GPU-hours`;
}

function mixText(mix: { reserved1y: number; reserved3y: number; spot: number }): string {
  const onDemand = Math.max(0, 1 - mix.reserved1y - mix.reserved3y - mix.spot);
  const parts: [number, string][] = [
    [mix.reserved3y, "reserved 3 years"],
    [mix.reserved1y, "reserved 1 year"],
    [mix.spot, "spot"],
    [Number(onDemand.toPrecision(9)), "on demand"],
  ];
  return parts
    .filter(([share]) => share > 1e-9)
    .map(([share, name]) => `${percent(share)} ${name}`)
    .join(", ");
}

function otherText({ demandFactor, priceFactor }: { demandFactor: number; priceFactor: number }): string {
  const parts = [
    demandFactor === 1 ? "" : `demand × ${figure(demandFactor)}`,
    priceFactor === 1 ? "" : `usage prices × ${figure(priceFactor)}`,
  ].filter(Boolean);
  const text = parts.join(", ") || "no change";
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "All workloads", "notebook-shared", "kyc-ocr, geo-tiles and 3 more". */
export function leverWorkloads(lever: Pick<Lever, "workloadIds">, { demands }: Pick<ScenarioInput, "demands">): string {
  if (lever.workloadIds === null) return "All workloads";
  return listed(lever.workloadIds.map((id) => demands.find((demand) => demand.id === id)?.name ?? id));
}

/** What the order decides: the shares, and which of two purchase mixes holds that start in the same month. */
export function orderText(levers: readonly Lever[]): string {
  const starts = levers.flatMap(({ change, fromMonth }) => (change.kind === "purchase-mix" ? [fromMonth] : []));
  const text = "What two do together falls to the later one: another order changes the shares";
  if (new Set(starts).size === starts.length) return `${text}, not the whole.`;
  return `${text}. Where two purchase mixes start together, the later one holds.`;
}

/** "none", "2: INT8 chat, shared notebooks", "5: INT8 chat, shared notebooks and 3 more". */
export function leversText({ levers }: Pick<ScenarioInput, "levers">): string {
  return levers.length === 0 ? "none" : `${levers.length}: ${listed(levers.map(({ name }) => name))}`;
}

function listed(names: readonly string[]): string {
  if (names.length <= 2) return names.join(", ");
  return `${names.slice(0, 2).join(", ")} and ${formatCount(names.length - 2, "more", "more")}`;
}

/** "Mar 2027", and what it means when that lies behind the last month. */
export function leverStart(
  { fromMonth }: Pick<Lever, "fromMonth">,
  { startMonth, horizonMonths }: Pick<ScenarioInput, "startMonth" | "horizonMonths">,
): string {
  const month = formatMonth(monthAfter(startMonth, fromMonth - 1), "short");
  return fromMonth > horizonMonths ? `${month}, after the horizon` : month;
}

function percent(ratio: number): string {
  return formatRatio(ratio, { digits: 0 });
}

function figure(value: number): string {
  return formatNumber(value, { maximum: 2 });
}
