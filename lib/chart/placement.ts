import type { Alternative } from "../calc/placement/alternatives";
import type { PlacementBill } from "../calc/placement/check";
import type { Portfolio } from "../calc/placement/portfolio-problem";
import type { PlacementDecision, PlacementProblem } from "../calc/placement/problem";
import { placementReasons, type WorkloadReason } from "../calc/placement/reasons";
import type { Tier } from "../calc/tier";
import { formatMoney } from "../format/money";
import { formatCount, formatQuantity } from "../format/quantity";
import { formatRatio } from "../format/ratio";
import type { CurvesModel } from "./curves";
import { brokenText, listed, type Names, refusalText, supplyName } from "./placement-text";
import { niceTicks } from "./ticks";

/** Names of the supplies that are offered, and of the workloads. */
export function placementNames(
  { offered }: Pick<Portfolio, "offered">,
  workloads: readonly { id: string; name: string }[],
): Names {
  return new Map([
    ...offered.map((each): [string, string] => [each.supply.id, supplyName(each)]),
    ...workloads.map(({ id, name }): [string, string] => [id, name]),
  ]);
}

export type PlacedRow = {
  id: string;
  name: string;
  gpuHoursMonthly: number;
  today: string;
  /** Where it goes, largest share first. */
  places: readonly { supply: string; tier: Tier; share: number; month: number }[];
  moves: boolean;
  why: string;
};

/** Each workload with where it goes and why, in the problem's order. */
export function placedRows(
  problem: PlacementProblem,
  decision: PlacementDecision,
  names: Names,
  currency: string,
): PlacedRow[] {
  const reasons = new Map(placementReasons(problem, decision).map((reason) => [reason.workload, reason]));
  const tiers = new Map(problem.supplies.map(({ id, tier }) => [id, tier]));
  const standing = standingSupplies(problem);
  return problem.workloads.map((workload) => {
    const own = decision.shares.filter((placed) => placed.workload === workload.id);
    const reason = reasons.get(workload.id);
    return {
      id: workload.id,
      name: names.get(workload.id) ?? workload.id,
      gpuHoursMonthly: workload.gpuHoursMonthly,
      today:
        workload.currentSupply === null ? "nowhere yet" : (names.get(workload.currentSupply) ?? workload.currentSupply),
      places: own
        .map(({ supply, share, month }) => ({
          supply: names.get(supply) ?? supply,
          tier: tiers.get(supply) ?? "cloud",
          share,
          month,
        }))
        .sort((one, other) => other.share - one.share),
      moves: own.some(({ supply }) => supply !== workload.currentSupply),
      why: reason ? whyText({ reason, standing, names, currency }) : "",
    };
  });
}

/** Supplies whose nodes all stand already: what they serve costs nothing more. */
function standingSupplies(problem: PlacementProblem): ReadonlySet<string> {
  return new Set(
    problem.supplies.flatMap((supply) =>
      supply.kind === "owned" && supply.ownedNodes > 0 && supply.maxNodes === supply.ownedNodes ? [supply.id] : [],
    ),
  );
}

type Why = { reason: WorkloadReason; standing: ReadonlySet<string>; names: Names; currency: string };

function whyText({ reason, standing, names, currency }: Why): string {
  const allowed = reason.supplies.filter(({ refused }) => refused.length === 0);
  const used = allowed.filter(({ share }) => share > 0);
  const [first] = used;
  if (!first) return "";
  if (allowed.length === 1) return "The only supply that it may use.";
  if (used.every(({ supply }) => standing.has(supply))) return "Stands and is paid, used or not.";
  const paid = used.find(({ supply }) => standing.has(supply));
  if (paid) return `Fills ${names.get(paid.supply) ?? paid.supply}, which is paid already.`;
  if (reason.why === "cheapest") {
    const price = formatMoney(first.costPerGpuHour, { currency, style: "unit" });
    return `Cheapest of the ${allowed.length} supplies it may use, at ${price} a GPU-hour.`;
  }
  const dearest = Math.max(...used.map(({ costPerGpuHour }) => costPerGpuHour ?? 0));
  const cheaper = allowed.filter(({ costPerGpuHour }) => (costPerGpuHour ?? 0) < dearest * (1 - 1e-9));
  return cheaper.some(({ share }) => share > 0)
    ? "Shares the cheaper supply with others; what does not fit is cheapest here."
    : `${formatCount(cheaper.length, "cheaper supply is", "cheaper supplies are")} limited or needed more by others.`;
}

export type SupplyVerdict = { id: string; name: string; costPerGpuHour: number | null; verdict: string; used: boolean };

/** Every supply of a workload: used, dearer, or refused with the rule and its values. Those of other GPUs are left out. */
export function supplyVerdicts(
  problem: PlacementProblem,
  decision: PlacementDecision,
  workloadId: string,
  names: Names,
): SupplyVerdict[] {
  const workload = problem.workloads.find(({ id }) => id === workloadId);
  const reason = placementReasons({ ...problem, workloads: workload ? [workload] : [] }, decision)[0];
  if (!workload || !reason) return [];
  const supplies = new Map(problem.supplies.map((supply) => [supply.id, supply]));
  const standing = standingSupplies(problem);
  const allowed = reason.supplies.filter(({ supply, refused }) => refused.length === 0 && !standing.has(supply));
  const least = Math.min(...allowed.map(({ costPerGpuHour }) => costPerGpuHour ?? 0));
  return reason.supplies
    .filter(({ refused }) => !refused.includes("gpu-class"))
    .sort((one, other) => (one.costPerGpuHour ?? 0) - (other.costPerGpuHour ?? 0))
    .map((each) => {
      const { supply: id, share, costPerGpuHour: cost, refused } = each;
      const supply = supplies.get(id);
      const parts = [];
      if (refused.length > 0 && supply) {
        parts.push(`Not allowed: ${listed(refused.map((rule) => refusalText(rule, workload, supply)))}.`);
      } else if (share > 1 - 1e-6) parts.push("All of it runs here.");
      else if (share > 1e-9) parts.push(`${formatRatio(share, { digits: 1 })} of it runs here.`);
      else parts.push(dearerText(cost, least, standing.has(id)));
      if (standing.has(id)) parts.push("Its nodes are paid already, used or not.");
      return {
        id,
        name: names.get(id) ?? id,
        costPerGpuHour: standing.has(id) ? null : cost,
        verdict: parts.join(" "),
        used: share > 1e-9,
      };
    });
}

function dearerText(cost: number | null, least: number, isStanding: boolean): string {
  if (isStanding) return "Allowed, but full with others' work.";
  const over = least > 0 && cost !== null ? cost / least - 1 : 0;
  return over > 1e-9
    ? `Allowed; ${formatRatio(over, { digits: over < 0.1 ? 1 : 0 })} dearer than the cheapest.`
    : "Allowed, and as cheap on full nodes; limited or needed more by others.";
}

export type ComponentRow = { key: string; label: string; today: number; placed: number };

/** Present cost by component, today and as placed. */
export function componentRows(today: PlacementBill, placed: PlacementBill): ComponentRow[] {
  const sum = (bill: PlacementBill, key: "rented" | "other" | "capex" | "running") =>
    Object.values(bill.bySupply).reduce((total, each) => total + each[key], 0);
  const components = [
    { key: "rented", label: "GPU-hours rented" },
    { key: "other", label: "Storage and egress" },
    { key: "capex", label: "Nodes and devices bought" },
    { key: "running", label: "Running what is owned or reserved" },
  ] as const;
  return components.map(({ key, label }) => ({ key, label, today: sum(today, key), placed: sum(placed, key) }));
}

export type ComparisonRow = {
  key: string;
  name: string;
  total: number;
  /** Against today; negative: it costs more. */
  saving: number;
  capex: number;
  onPremShare: number;
  /** Empty: it keeps every rule. */
  broken: readonly string[];
  note: string | null;
};

export function comparisonRow(
  { key, name, today }: { key: string; name: string; today: number },
  { bill, without }: Pick<Alternative, "bill" | "without">,
  names: Names,
): ComparisonRow {
  return {
    key,
    name,
    total: bill.total,
    saving: today - bill.total,
    capex: bill.capex,
    onPremShare: bill.shareByTier["on-prem"] ?? 0,
    broken: brokenText(bill.violations, names),
    note:
      without.length > 0
        ? `${formatCount(without.length, "workload")} ${without.length === 1 ? "has no supply in that tier and stays where it is" : "have no supply in that tier and stay where they are"}`
        : null,
  };
}

/** Nodes in service by month, of every supply that any are bought of; null when none are. */
export function nodeCurves(problem: PlacementProblem, decision: PlacementDecision, names: Names): CurvesModel | null {
  const bought = problem.supplies.filter(({ id }) => decision.purchases.some(({ supply }) => supply === id));
  if (bought.length === 0) return null;
  const { horizonMonths } = problem;
  const colours = ["var(--onprem)", "var(--edge)", "var(--cloud)", "var(--ink)"];
  const dashes = [undefined, "dashed", "dotted"] as const;
  const curves = bought.map((supply, index) => {
    let standing = supply.kind === "owned" ? supply.ownedNodes : 0;
    const points = Array.from({ length: horizonMonths + 1 }, (_, month) => {
      for (const each of decision.purchases)
        if (each.supply === supply.id && each.month === month) standing += each.count;
      return { x: month, y: standing };
    });
    const dash = dashes[index % dashes.length];
    return {
      key: supply.id,
      label: names.get(supply.id) ?? supply.id,
      colour: colours[index % colours.length] ?? "var(--ink)",
      shape: "step" as const,
      ...(dash ? { dash } : {}),
      points,
    };
  });
  const most = Math.max(...curves.flatMap(({ points }) => points.map(({ y }) => y)));
  const total = decision.purchases.reduce((sum, { count }) => sum + count, 0);
  const months = new Set(decision.purchases.map(({ month }) => month)).size;
  const ticks = niceTicks(0, horizonMonths, 6).filter((tick) => tick <= horizonMonths);
  return {
    title: `${formatCount(total, "node or unit", "nodes and units")} to buy, ${months === 1 ? "all at once" : `in ${formatCount(months, "step")}`}`,
    summary: "Each step is a purchase at the start of a quarter; nothing is sold again.",
    unit: "count",
    x: { label: "Months from the start", ticks, format: (value) => formatQuantity(value) },
    y: {
      label: "In service, count",
      ticks: niceTicks(0, most, 5),
      format: (value) => formatQuantity(value),
      exact: (value) => formatQuantity(value),
    },
    curves,
    marks: [],
    limits: [],
  };
}
