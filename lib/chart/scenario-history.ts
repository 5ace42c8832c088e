import type { ScenarioInput } from "../schema/scenario";
import { type ScenarioField, scenarioFields, workloadFields } from "../schema/scenario-fields";
import { leverChanges } from "./lever-changes";
import { changeOf, type InputChange } from "./scenario-inputs";
import { nameOf } from "./scenario-placements";

export type VersionEntry = {
  version: number;
  note: string;
  author: string;
  createdAt: string;
  /** Against the version before it; empty for the first. */
  changes: readonly InputChange[];
};

/** What one version changed against another: values by name, then what was added, taken away or placed elsewhere. */
export function changesBetween(before: ScenarioInput, after: ScenarioInput, currency: string): readonly InputChange[] {
  const fields = new Map<string, ScenarioField>();
  for (const input of [before, after]) {
    for (const field of [...scenarioFields(input), ...workloadFields(input)]) fields.set(field.key, field);
  }
  const derived = new Set(["gpuHours", "peakToMean"]);
  const values = [...fields.values()]
    .filter((field) => !derived.has(field.key) && !field.key.endsWith(".gpuHourPrice"))
    .filter((field) => present(before, field) && present(after, field) && field.read(before) !== field.read(after))
    .map((field) => changeOf(field, { before, after, currency }));
  return [...values, ...structure(before, after), ...leverChanges(before, after, currency)];
}

/** Values of a workload or supply that only one of the two has are told as the row, not one by one. */
function present(input: ScenarioInput, field: ScenarioField): boolean {
  const [list, id] = field.key.split(".");
  if (list === "demands") return input.demands.some((demand) => demand.id === id);
  if (list === "supplies") return input.supplies.some((supply) => supply.id === id);
  return true;
}

function structure(before: ScenarioInput, after: ScenarioInput): InputChange[] {
  const text = (label: string, from: string, to: string): InputChange[] =>
    from === to ? [] : [{ key: label, label, owner: null, group: "demand", unit: "", before: from, after: to }];
  return [
    ...text("Demand factor", `${before.demandFactor}`, `${after.demandFactor}`),
    ...text("Start", before.startMonth, after.startMonth),
    ...text("Share of", shareOfText(before), shareOfText(after)),
    ...text("Splits", splitsText(before), splitsText(after)),
    ...text("Cloud offer", supplyName(before, before.cloudSupplyId), supplyName(after, after.cloudSupplyId)),
    ...text("Fleet", supplyName(before, before.fleetSupplyId), supplyName(after, after.fleetSupplyId)),
    ...text("Supplies", listText(before.supplies), listText(after.supplies)),
    ...workloadChanges(before, after),
  ];
}

function workloadChanges(before: ScenarioInput, after: ScenarioInput): InputChange[] {
  const was = new Map(before.demands.map((demand) => [demand.id, demand]));
  const is = new Map(after.demands.map((demand) => [demand.id, demand]));
  const change = (id: string, name: string, from: string, to: string): InputChange => ({
    key: `placement.${id}`,
    label: name,
    owner: null,
    group: "demand",
    unit: "",
    before: from,
    after: to,
  });
  const added = after.demands
    .filter(({ id }) => !was.has(id))
    .map(({ id, name }) => change(id, name, "not in it", "added"));
  const gone = before.demands
    .filter(({ id }) => !is.has(id))
    .map(({ id, name }) => change(id, name, "in it", "taken out"));
  const placed = after.demands.flatMap((demand) => {
    const earlier = was.get(demand.id);
    if (!earlier) return [];
    const [from, to] = [placementText(before, earlier), placementText(after, demand)];
    return from === to ? [] : [change(demand.id, `Placement of ${demand.name}`, from, to)];
  });
  return [...added, ...gone, ...placed];
}

/** "follows the split", or "70% New fleet, 30% p5.48xlarge". */
export function placementText(input: ScenarioInput, demand: ScenarioInput["demands"][number]): string {
  if (demand.placement.kind === "split") return "follows the split";
  return demand.placement.shares
    .map(({ supplyId, share }) => `${Number((share * 100).toFixed(2))}% ${supplyName(input, supplyId)}`)
    .join(", ");
}

function supplyName(input: ScenarioInput, id: string): string {
  return input.supplies.find((supply) => supply.id === id)?.name ?? id;
}

function shareOfText(input: ScenarioInput): string {
  return input.shareOf === "peak" ? "peak capacity" : "GPU-hours";
}

function splitsText(input: ScenarioInput): string {
  return input.splits.map((share) => nameOf(share).name).join(", ");
}

function listText(supplies: ScenarioInput["supplies"]): string {
  return supplies.map((supply) => supply.name).join(", ");
}
