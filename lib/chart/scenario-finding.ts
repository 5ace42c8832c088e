import { hoursPerMonth } from "../calc/hours";
import { formatMoney } from "../format/money";
import { formatCount } from "../format/quantity";
import { formatRatio } from "../format/ratio";
import type { ScenarioInput } from "../schema/scenario";
import type { Basis, PlacementView, PlacementViews } from "./scenario-placements";

export type SentencePart = { text: string; strong?: true };

/** "month 18", "at once", "none in 60 months": the crossing in words. */
export function breakevenText(view: PlacementView, horizonMonths: number): string {
  if (view.breakevenMonths === null) return `none in ${horizonMonths} months`;
  return view.breakevenMonths === 0 ? "from the start" : `month ${view.breakevenMonths.toFixed(1)}`;
}

/** "3 years", "18 months". */
export function horizonText(horizonMonths: number): string {
  if (horizonMonths % 12 !== 0) return formatCount(horizonMonths, "month");
  return formatCount(horizonMonths / 12, "year");
}

/** What the scenario found, as one sentence with its figures. */
export function finding(
  views: PlacementViews,
  focus: PlacementView,
  { input, currency }: { input: ScenarioInput; currency: string },
): readonly SentencePart[] {
  const money = (value: number) => formatMoney(Math.abs(value), { currency, style: "compact" });
  const horizon = horizonText(input.horizonMonths);
  const subject = focus.share === 1 ? "Moving everything on-prem " : `Moving ${focus.detail} `;
  const parts: SentencePart[] = [{ text: subject }, { text: crossingClause(focus, input.horizonMonths), strong: true }];
  if (focus.savings > 0) {
    parts.push({ text: "; saves " }, { text: money(focus.savings), strong: true }, { text: ` over ${horizon}` });
  } else if (focus.savings < 0) {
    parts.push({ text: "; costs " }, { text: `${money(focus.savings)} more`, strong: true });
    parts.push({ text: ` than all cloud over ${horizon}` });
  } else {
    parts.push({ text: `; costs the same as all cloud over ${horizon}` });
  }
  const threshold = utilisationThreshold(views, focus, input);
  if (threshold !== null && focus.savings > 0) {
    parts.push({ text: "; cheaper than all cloud from " });
    parts.push({ text: `${formatRatio(threshold, { digits: 0 })} utilisation`, strong: true }, { text: " up" });
  }
  return [...parts, { text: "." }];
}

function crossingClause(focus: PlacementView, horizonMonths: number): string {
  if (focus.breakevenMonth === null) return `does not pay back within ${horizonMonths} months`;
  return focus.breakevenMonth === 0 ? "is cheaper from the start" : `pays back in month ${focus.breakevenMonth}`;
}

/**
 * Use of the servers in service at which the fleet costs what the same work costs in the cloud, with the work's cloud
 * price as it stands. null without owned servers, or when no use of them would do.
 */
export function utilisationThreshold(views: PlacementViews, focus: PlacementView, input: ScenarioInput): number | null {
  const fleet = input.supplies.find((supply) => supply.id === input.fleetSupplyId);
  if (fleet?.kind !== "owned") return null;
  const nodeMonths = sumAfterStart(focus.timeline.nodes.find((each) => each.supplyId === fleet.id)?.counts ?? []);
  const served = sumAfterStart(focus.timeline.gpuHours.find((each) => each.supplyId === fleet.id)?.amounts ?? []);
  const avoided = views.allCloud.byTier.cloud - focus.byTier.cloud;
  if (nodeMonths === 0 || served === 0 || avoided <= 0) return null;
  const utilisation = served / (nodeMonths * fleet.gpusPerNode * hoursPerMonth);
  const threshold = (utilisation * focus.byTier["on-prem"]) / avoided;
  return threshold > 0 && threshold <= 1 ? threshold : null;
}

/** What the figures count and what they leave out, in one line. */
export function caveat(input: ScenarioInput, basis: Basis): string {
  const fleet = input.supplies.find((supply) => supply.id === input.fleetSupplyId);
  const counted: string[] = [];
  if (fleet && fleet.kind !== "cloud" && fleet.installMonths > 0) {
    counted.push(`${formatCount(fleet.installMonths, "month")} of installation with both bills paid`);
  }
  if (fleet?.kind === "owned") {
    counted.push(fleet.spareNodes > 0 ? formatCount(fleet.spareNodes, "spare server") : "no spare server");
    counted.push(
      fleet.residualRatio > 0 ? `${formatRatio(fleet.residualRatio, { digits: 0 })} resale value` : "no resale value",
    );
  }
  if (fleet?.kind === "consumption") counted.push("no capex: the fleet is paid by use");
  const fixed = input.demands.filter((demand) => demand.placement.kind === "fixed").length;
  if (fixed > 0) counted.push(`${formatCount(fixed, "workload")} kept where placed by hand in every split`);
  const share =
    input.shareOf === "peak"
      ? "Shares are of peak capacity: the fleet takes what it can hold each hour, the cloud the rest."
      : "Shares are of GPU-hours.";
  const money =
    basis === "cash"
      ? "Cash as paid, undiscounted."
      : `Present value at ${formatRatio(input.discountRateAnnual)} a year.`;
  return [share, money, counted.length > 0 ? `Counts ${counted.join(", ")}.` : ""].filter(Boolean).join(" ");
}

function sumAfterStart(amounts: readonly number[]): number {
  return amounts.slice(1).reduce((total, amount) => total + amount, 0);
}
