import { gpuHourRate as plannedRate } from "@/lib/calc/rate";
import type { Supply } from "@/lib/calc/supply";
import { type Amount, compare, zero } from "@/lib/ledger/amount";
import { type GpuUse, priceFleetDay } from "@/lib/ledger/fleet-day";
import { gpuHourRate } from "@/lib/ledger/rate-card";
import { type DemoWorkload, demoWorkloads } from "../workloads";
import type { SourceName } from "./accounts";
import { teamTag } from "./accounts";
import { type BillItem, type BillLine, billItem, billLine } from "./bill-line";
import type { LedgerDay } from "./calendar";
import { dailyGpuHours } from "./load-shape";
import { decimal, sameCosts } from "./money";
import { termsOn } from "./price-terms";

type Site = { supply: string; source: SourceName; region: string };

const hall: Site = { supply: "H100 hall, Lund", source: "Lund metering", region: "Lund" };
const devices: Site = { supply: "Jetson Orin, four sites", source: "Edge metering", region: "Skåne" };

/** What stands on a site on a day, and the full cost of an hour of one of its GPUs, whether it is used or not. */
type Fleet = { gpus: number; gpuClass: string; rate: Amount };

type Use = { item: BillItem; use: GpuUse; used: Amount };

/** Slices of seven that a workload has of each of its GPUs; without an entry it has whole ones. */
const migProfiles: Readonly<Record<string, { profile: string; slices: bigint }>> = {
  "kyc-ocr": { profile: "3g.40gb", slices: 3n },
  "aml-screening": { profile: "2g.20gb", slices: 2n },
};

const slicesPerGpu = 7n;

/** The share of what is allocated that is worked with: the rest is waiting, loading and testing. */
const usedOfAllocated = 0.84;

const devicesOf: Readonly<Record<string, number>> = { "line-inspect-b": 44, "agv-perception": 36 };

const edgeSites = ["Lund", "Malmö", "Aarhus", "Gdańsk"] as const;

/** GPU-hours of the hall by workload, and what nobody was allocated. */
export function hallLines(days: readonly LedgerDay[]): BillLine[] {
  const workloads = demoWorkloads.filter(({ supply }) => supply === hall.supply);
  const loads = workloads.map((workload) => ({
    workload,
    item: useItem(hall, { workload, gpuClass: "H100", site: null }),
    hours: dailyGpuHours(workload, days),
  }));
  return siteLines(hall, days, (index) => loads.map((load) => hallUse(load, load.hours[index] ?? 0)));
}

/** Device-hours of each line and vehicle at its sites; a device that is allocated is so all day. */
export function edgeLines(days: readonly LedgerDay[]): BillLine[] {
  const uses = demoWorkloads
    .filter(({ supply }) => supply === devices.supply)
    .flatMap((workload) =>
      edgeSites.map((site) => ({
        count: (devicesOf[workload.name] ?? 0) / edgeSites.length,
        busy: busyShares(workload, days),
        item: useItem(devices, { workload, gpuClass: "Jetson Orin", site }),
      })),
    );
  return siteLines(devices, days, (index) =>
    uses.map(({ count, busy, item }, place) => {
      const hours = decimal(count * 24, 0);
      const used = decimal(count * 24 * (busy[index] ?? 0), 4);
      return { item, use: { id: String(place), gpuHours: hours, slices: 1n, slicesPerGpu: 1n }, used };
    }),
  );
}

function busyShares(workload: DemoWorkload, days: readonly LedgerDay[]): number[] {
  const mean = (workload.gpuHoursMonthly * 12) / 365;
  return dailyGpuHours(workload, days).map((hours) => Math.min(0.96, (hours / mean) * (workload.utilisation ?? 0)));
}

function hallUse({ workload, item }: { workload: DemoWorkload; item: BillItem }, hours: number): Use {
  const slices = migProfiles[workload.name]?.slices ?? slicesPerGpu;
  const wide = (hours / usedOfAllocated) * (Number(slicesPerGpu) / Number(slices));
  const use = { id: workload.name, gpuHours: decimal(wide, 4), slices, slicesPerGpu };
  return { item, use, used: decimal(hours, 4) };
}

function siteLines(site: Site, days: readonly LedgerDay[], usesOn: (index: number) => readonly Use[]): BillLine[] {
  const idle = new Map<string, BillItem>();
  return days.flatMap((day, index) => {
    const fleet = fleetOn(site, day);
    if (!fleet) return [];
    const uses = usesOn(index);
    const priced = priceFleetDay({
      rate: fleet.rate,
      availableGpuHours: decimal(fleet.gpus * 24, 0),
      uses: uses.map(({ use }) => use),
    });
    const lines = priced.uses.flatMap(({ gpuHours, cost }, place) => {
      const found = uses[place];
      if (!found || gpuHours === zero) return [];
      const used = compare(found.used, gpuHours) > 0 ? gpuHours : found.used;
      return [
        billLine(found.item, day, {
          quantity: gpuHours,
          costs: sameCosts(cost),
          gpuHours: { allocated: gpuHours, used },
        }),
      ];
    });
    if (!priced.idle) return lines;
    const item = idle.get(fleet.gpuClass) ?? idleItem(site, fleet.gpuClass);
    idle.set(fleet.gpuClass, item);
    const { gpuHours, cost } = priced.idle;
    return [
      ...lines,
      billLine(item, day, { quantity: gpuHours, costs: sameCosts(cost), gpuHours: { allocated: zero, used: null } }),
    ];
  });
}

/** Null before the site's first price: it was not there. The rate is the full monthly cost over all hours of all GPUs. */
export function fleetOn({ supply }: Site, { day }: LedgerDay): Fleet | null {
  const terms = termsOn(supply, day);
  if (terms === null) return null;
  if (terms.kind !== "owned" && terms.kind !== "edge") throw new RangeError(`${supply} is no site of our own.`);
  const gpus = terms.kind === "owned" ? terms.ownedNodes * terms.gpusPerNode : terms.devices;
  const monthlyHours = gpus * 730;
  const soldHours =
    terms.kind === "owned" ? monthlyHours * terms.targetUtilisation : gpus * terms.gpuHoursPerDeviceMonth;
  const planned = plannedRate({ ...terms, id: supply, name: supply } as Supply);
  if (planned === null) throw new RangeError(`${supply} has no rate.`);
  const rate = gpuHourRate({
    monthlyCost: decimal(planned * soldHours, 2),
    gpuHours: decimal(monthlyHours, 0),
    decimals: 8,
  });
  return rate === null ? null : { gpus, gpuClass: terms.gpuClass, rate };
}

function useItem(
  site: Site,
  { workload, gpuClass, site: place }: { workload: DemoWorkload; gpuClass: string; site: string | null },
): BillItem {
  const profile = migProfiles[workload.name]?.profile;
  return billItem({
    ...siteFields(site, gpuClass),
    resource: { id: null, name: workload.name },
    description: `${gpuClass} GPU-hours of ${site.supply}`,
    tags: { ...(place !== null && { site: place }), team: teamTag(workload.team), workload: workload.name },
    other: {
      ...reservation(site, gpuClass),
      CapacityReservationStatus: "Used",
      ...(profile && { x_MigProfile: profile }),
    },
  });
}

function idleItem(site: Site, gpuClass: string): BillItem {
  return billItem({
    ...siteFields(site, gpuClass),
    charge: "idle",
    resource: { id: null, name: null },
    description: `Idle ${gpuClass} GPU-hours of ${site.supply}`,
    other: { ...reservation(site, gpuClass), CapacityReservationStatus: "Unused" },
  });
}

function siteFields({ supply, source, region }: Site, gpuClass: string) {
  return {
    source,
    tier: source === "Edge metering" ? "edge" : "on-prem",
    provider: source,
    service: `${gpuClass} GPU-hours`,
    serviceCategory: "Compute",
    region,
    payer: { id: supply, name: supply },
    unit: "GPU-Hours",
  } as const;
}

function reservation({ supply, source }: Site, gpuClass: string) {
  return { CapacityReservationId: supply, SkuId: gpuClass, x_Tier: source === "Edge metering" ? "edge" : "on-prem" };
}
