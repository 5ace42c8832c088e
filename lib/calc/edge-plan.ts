import { edgePayback } from "./edge-payback";
import { type EdgeVolume, type EdgeVolumeInput, edgeVolume } from "./edge-volume";

export type EdgeSite = {
  /** Cameras, or any other streams that would else travel to the cloud. */
  streams: number;
  mbpsPerStream: number;
  devices: number;
  devicePrice: number;
  /** Power and connectivity of the site's devices a month. */
  edgeMonthly: number;
  /** Of it, what does not depend on the number of devices. */
  edgeFixedMonthly: number;
  /** Processing and storage of the same streams in the cloud a month. */
  cloudMonthly: number;
  /** Latency the site needs; null: no requirement. */
  latencyMs: number | null;
};

export type EdgePlanInput = {
  sites: readonly EdgeSite[];
  lifeMonths: number;
  /** Share of the devices replaced each year; null: not counted. */
  failureRateAnnual: number | null;
  /** Below it only edge is fast enough. */
  edgeLatencyMs: number;
};

/** Pays back within a device's life; dearer, but nothing else is fast enough; or better left in the cloud. */
export type EdgeVerdict = "edge" | "edge-latency" | "cloud";

export type EdgeSiteResult = ReturnType<typeof edgePayback> &
  EdgeVolume & {
    /** With replacements. */
    edgeMonthly: number;
    cloudMonthly: number;
    verdict: EdgeVerdict;
  };

export type EdgeTotals = Omit<EdgeSiteResult, "breakeven" | "always" | "verdict"> & { sites: number };

/**
 * Edge hardware site by site: bandwidth that stays there, payback, breakeven volume and whether the site deserves it.
 * `deserving` sums the sites that do. No site gives sums of 0 and no payback. Source: the guide, edge cost optimisation.
 */
export function edgePlan(input: EdgePlanInput) {
  const sites = input.sites.map((site) => siteResult(site, input));
  return { sites, all: totals(sites), deserving: totals(sites.filter(({ verdict }) => verdict !== "cloud")) };
}

function siteResult(site: EdgeSite, plan: Omit<EdgePlanInput, "sites">): EdgeSiteResult {
  const edgeMonthly = site.edgeMonthly + site.devices * replacementMonthly(site, plan);
  const payback = edgePayback({
    cameras: site.streams,
    mbpsPerCamera: site.mbpsPerStream,
    devices: site.devices,
    deviceCost: site.devicePrice,
    edgeMonthly,
    cloudMonthly: site.cloudMonthly,
  });
  const pays = payback.paybackMonths !== null && payback.paybackMonths <= plan.lifeMonths;
  const isNeeded = site.latencyMs !== null && site.latencyMs < plan.edgeLatencyMs;
  return {
    ...payback,
    ...edgeVolume(volumeInput(site, plan)),
    edgeMonthly,
    cloudMonthly: site.cloudMonthly,
    verdict: pays ? "edge" : isNeeded ? "edge-latency" : "cloud",
  };
}

/** The site's costs by stream and device, so that other volumes can be read off: devices grow in its own proportion. */
export function volumeInput(site: EdgeSite, plan: Omit<EdgePlanInput, "sites">): EdgeVolumeInput {
  const runningPerDevice = (site.edgeMonthly - site.edgeFixedMonthly) / site.devices;
  return {
    cloudPerStream: site.cloudMonthly / site.streams,
    streamsPerDevice: site.streams / site.devices,
    deviceMonthly: site.devicePrice / plan.lifeMonths + replacementMonthly(site, plan) + runningPerDevice,
    fixedMonthly: site.edgeFixedMonthly,
  };
}

function replacementMonthly({ devicePrice }: EdgeSite, { failureRateAnnual }: Omit<EdgePlanInput, "sites">): number {
  return (devicePrice * (failureRateAnnual ?? 0)) / 12;
}

function totals(sites: readonly EdgeSiteResult[]): EdgeTotals {
  const sum = (read: (site: EdgeSiteResult) => number) => sites.reduce((total, site) => total + read(site), 0);
  const capex = sum((site) => site.capex);
  const monthlySaving = sum((site) => site.monthlySaving);
  return {
    sites: sites.length,
    gbPerDay: sum((site) => site.gbPerDay),
    tbPerMonth: sum((site) => site.tbPerMonth),
    edgeMonthly: sum((site) => site.edgeMonthly),
    cloudMonthly: sum((site) => site.cloudMonthly),
    capex,
    monthlySaving,
    annualSaving: sum((site) => site.annualSaving),
    paybackMonths: monthlySaving > 0 ? capex / monthlySaving : null,
  };
}
