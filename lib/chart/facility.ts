import { type SiteResource, siteResources } from "../calc/facility-limits";
import { peakGpus, type ServedWorkload } from "../calc/facility-servers";
import { formatMonth, monthAfter } from "../format/date";
import { formatQuantity } from "../format/quantity";
import { formatRatio } from "../format/ratio";
import type { FacilityPlannerResult } from "../schema/planner/facility";
import type { CurvesModel } from "./curves";
import { planMonth } from "./planned-change";
import { monthTicks, niceTicks } from "./ticks";

export const resourceNames: Record<SiteResource, string> = {
  power: "Power",
  cooling: "Cooling",
  network: "Network",
  space: "Space",
};

export const resourceUnits: Record<SiteResource, string> = {
  power: "kW",
  cooling: "kW of heat",
  network: "Gbit/s",
  space: "rack units",
};

type Outlook = FacilityPlannerResult["outlook"][SiteResource];

/** "Cooling", "Power and cooling", "Power, cooling and space". */
export function resourceList(resources: readonly SiteResource[]): string {
  const names = resources.map((resource, index) =>
    index === 0 ? resourceNames[resource] : resourceNames[resource].toLowerCase(),
  );
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** The month when a resource runs out, in words; 0 is the first month, now. */
export function runsOutText(firstMonth: number | null, startMonth: string, horizonMonths: number): string {
  if (firstMonth === 0) return "too small today";
  if (firstMonth === null) return `enough to ${formatMonth(monthAfter(startMonth, horizonMonths), "short")}`;
  return `runs out ${formatMonth(monthAfter(startMonth, firstMonth), "short")}`;
}

/** Months from the start to a calendar month: 0 for one before it, at most one beyond the horizon. */
export function monthsTo(
  calendarMonth: string,
  { startMonth, horizonMonths }: { startMonth: string; horizonMonths: number },
): number {
  return planMonth({ startMonth, horizonMonths: horizonMonths + 1 }, calendarMonth) - 1;
}

export function amountText(resource: SiteResource, amount: number): string {
  return formatQuantity(amount, { digits: 1, unit: resourceUnits[resource] });
}

/** One resource over the months: what the servers need, what the site has, and where the two cross. */
export function resourceCurves(
  resource: SiteResource,
  outlook: Outlook,
  { startMonth, cause }: { startMonth: string; cause: string | null },
): CurvesModel {
  const { demand, capacity, firstMonth, shortfall } = outlook;
  const horizonMonths = demand.length - 1;
  const unit = resourceUnits[resource];
  const name = resourceNames[resource];
  const calendar = (month: number) => formatMonth(monthAfter(startMonth, month), "short");
  const points = (values: readonly number[]) => values.map((y, x) => ({ x, y }));
  return {
    title:
      firstMonth === null
        ? `${name} is enough to ${calendar(horizonMonths)}`
        : firstMonth === 0
          ? `${name} is too small today`
          : `${name} runs out in ${calendar(firstMonth)}`,
    summary: [
      `A server needs ${amountText(resource, outlook.perServer)}.`,
      firstMonth === null ? "" : `Up to ${amountText(resource, shortfall)} are missing.`,
      cause ?? "",
    ]
      .filter(Boolean)
      .join(" "),
    unit,
    x: {
      label: "Month",
      ticks: monthTicks(horizonMonths, startMonth, { narrow: true }).map(({ month }) => month),
      format: calendar,
    },
    y: {
      label: unit,
      ticks: niceTicks(0, Math.max(...demand, ...capacity) * 1.15, 4),
      format: (value) => formatQuantity(value, { digits: 1 }),
      exact: (value) => amountText(resource, value),
    },
    curves: [
      { key: "demand", label: "Needed", colour: "var(--onprem)", shape: "step", points: points(demand) },
      {
        key: "capacity",
        label: "Capacity",
        colour: "var(--ink)",
        shape: "step",
        dash: "dashed",
        points: points(capacity),
      },
    ],
    marks: [],
    limits: firstMonth === null ? [] : [{ axis: "x", at: firstMonth, label: calendar(firstMonth) }],
  };
}

export type Gauge = {
  resource: SiteResource;
  name: string;
  now: number;
  capacityNow: number;
  end: number;
  capacityEnd: number;
  /** null: the site has none of it. */
  usedRatio: number | null;
  endRatio: number | null;
  outlook: string;
  isShort: boolean;
};

/** How full the site is of each resource, now and at the end. */
export function siteGauges({ outlook }: Pick<FacilityPlannerResult, "outlook">, startMonth: string): Gauge[] {
  return siteResources.map((resource) => {
    const { demand, capacity, firstMonth } = outlook[resource];
    const [now = 0, capacityNow = 0] = [demand[0], capacity[0]];
    const [end = 0, capacityEnd = 0] = [demand.at(-1), capacity.at(-1)];
    return {
      resource,
      name: resourceNames[resource],
      now,
      capacityNow,
      end,
      capacityEnd,
      usedRatio: capacityNow > 0 ? now / capacityNow : null,
      endRatio: capacityEnd > 0 ? end / capacityEnd : null,
      outlook: runsOutText(firstMonth, startMonth, demand.length - 1),
      isShort: firstMonth !== null,
    };
  });
}

/** Whose growth fills the site up to a month: the three workloads that add most GPUs at their peak. Null: nobody's. */
export function growthCause(
  workloads: readonly (ServedWorkload & { name: string })[],
  { growthAnnual, month }: { growthAnnual: number; month: number },
): string | null {
  const grown = workloads
    .map((workload) => ({
      name: workload.name,
      gpus: peakGpus(workload, growthAnnual, Math.max(1, month)) - peakGpus(workload, growthAnnual, 1),
    }))
    .filter(({ gpus }) => gpus > 0)
    .toSorted((one, other) => other.gpus - one.gpus);
  const total = grown.reduce((sum, { gpus }) => sum + gpus, 0);
  if (total === 0) return null;
  const named = grown.slice(0, 3).map(({ name, gpus }) => `${name} ${formatRatio(gpus / total, { digits: 0 })}`);
  return `Growth until then: ${named.join(", ")}.`;
}
