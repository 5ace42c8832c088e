import type { Lever } from "../calc/lever";
import { formatMoney } from "../format/money";
import type { ScenarioInput } from "../schema/scenario";
import { leverStart, leverText, leverWorkloads } from "./lever-text";
import type { InputChange } from "./scenario-inputs";

/** Levers that were added, taken out, moved in the order, or changed in one of their parts. */
export function leverChanges(before: ScenarioInput, after: ScenarioInput, currency: string): readonly InputChange[] {
  const was = new Map(before.levers.map((lever) => [lever.id, lever]));
  const is = new Set(after.levers.map(({ id }) => id));
  const added = after.levers.filter(({ id }) => !was.has(id)).map((lever) => told(lever, "", ["not in it", "added"]));
  const gone = before.levers.filter(({ id }) => !is.has(id)).map((lever) => told(lever, "", ["in it", "taken out"]));
  const changed = after.levers.flatMap((lever) => {
    const earlier = was.get(lever.id);
    return earlier ? partChanges([earlier, before], [lever, after], currency) : [];
  });
  return [...added, ...gone, ...changed, ...moves(before.levers, after.levers)];
}

type Owned = readonly [Lever, ScenarioInput];

function partChanges([from, before]: Owned, [to, after]: Owned, currency: string): InputChange[] {
  const money = (amount: number) => formatMoney(amount, { currency, style: "whole" });
  const parts: [string, string, string, boolean][] = [
    ["name", from.name, to.name, from.name === to.name],
    ["effect", leverText(from.change), leverText(to.change), same(from.change, to.change)],
    ["workloads", leverWorkloads(from, before), leverWorkloads(to, after), same(from.workloadIds, to.workloadIds)],
    ["from", leverStart(from, before), leverStart(to, after), from.fromMonth === to.fromMonth],
    ["effort", money(from.oneOffCost), money(to.oneOffCost), from.oneOffCost === to.oneOffCost],
  ];
  return parts
    .filter(([, , , isSame]) => !isSame)
    .map(([part, earlier, later]) => told(to, part, [earlier, later === earlier ? `${later}, changed` : later]));
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The fewest levers that explain the new order: those outside the longest run that kept it. */
function moves(before: readonly Lever[], after: readonly Lever[]): InputChange[] {
  const place = new Map(before.map(({ id }, index) => [id, index]));
  const kept = after.filter(({ id }) => place.has(id));
  const runs: string[][] = [];
  for (const [index, lever] of kept.entries()) {
    const earlier = kept.slice(0, index).flatMap(({ id }, at) => {
      return (place.get(id) ?? 0) < (place.get(lever.id) ?? 0) ? [runs[at] ?? []] : [];
    });
    runs.push([...longest(earlier), lever.id]);
  }
  const inOrder = new Set(longest(runs));
  return kept
    .filter(({ id }) => !inOrder.has(id))
    .map((lever) => {
      const [from, to] = [before, after].map((levers) => levers.findIndex(({ id }) => id === lever.id) + 1);
      return told(lever, "place", [`${from}`, `${to} of ${after.length}`]);
    });
}

function longest(runs: readonly string[][]): string[] {
  return runs.reduce<string[]>((best, run) => (run.length > best.length ? run : best), []);
}

function told(lever: Lever, part: string, [before, after]: readonly [string, string]): InputChange {
  const key = ["lever", lever.id, part].filter(Boolean).join(".");
  const label = part === "" ? `Lever ${lever.name}` : `Lever ${lever.name}, ${part}`;
  return { key, label, owner: null, group: "demand", unit: "", before, after };
}
