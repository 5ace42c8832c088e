import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { edgePlan } from "@/lib/calc/edge-plan";
import type { EdgeFleet } from "@/lib/calc/supply";
import { type EdgeSiteTerms, edgeFleetOf, guideSite, runningCostOf, siteOfWorkload } from "@/lib/chart/edge-sites";
import { typicalTerms } from "@/lib/schema/supply-defaults";
import type { Workload } from "@/lib/schema/workload";
import { cloudOf, frozen } from "../calc/fixtures";

const jetson: EdgeFleet = frozen({ ...typicalTerms.edge, id: "jetson", name: "Jetson Orin" });

/** Power of a Jetson: 60 W × 730 h × 0.12 / 1,000. */
const jetsonPower = 5.256;

const inspection: Workload = frozen({
  id: "w1",
  name: "line-inspect",
  teamId: "t1",
  teamName: "Robotics",
  kind: "edge-inference",
  supplyId: "cloud",
  supplyName: "Cloud",
  supplyKind: "cloud",
  gpuHoursMonthly: 203,
  peakToMean: 1,
  growthAnnual: null,
  utilisation: null,
  latencyMs: 9,
  datasetTb: 0,
  egressGbMonthly: 6480,
  faultTolerant: false,
  residency: null,
  variability: "steady",
  parametersBillion: null,
  notes: "",
  createdAt: "2026-01-01T00:00:00Z",
  updatedAt: "2026-01-01T00:00:00Z",
  archivedAt: null,
});

const cloud = frozen(cloudOf({ onDemandHourly: 7, egressTiers: [{ upToGb: null, pricePerGb: 0.1 }] }));

const assumptions = { lifeMonths: 36, failureRateAnnual: null };

function fleetFor(sites: readonly EdgeSiteTerms[], device = jetson) {
  const result = edgePlan({ ...assumptions, sites, edgeLatencyMs: 10 });
  return edgeFleetOf(
    sites.map((site) => ({ site, device })),
    result,
    assumptions,
  );
}

function monthlyOf(fleet: EdgeFleet | null): number {
  if (!fleet) return 0;
  const power = (fleet.wattsPerDevice / 1000) * 730 * fleet.pricePerKwh;
  return fleet.devices * power + fleet.sites * fleet.connectivityPerSiteMonth;
}

describe("siteOfWorkload", () => {
  test("203 h / 20.29 h a device = 10.004: eleven devices; 6,480 GB = 20 Mbit/s: ten streams of 2", () => {
    const site = siteOfWorkload(inspection, { device: jetson, supplies: [cloud] });
    expect(site).toMatchObject({ name: "line-inspect", devices: 11, streams: 10, mbpsPerStream: 2, latencyMs: 9 });
  });

  test("cloud: 203 × 7 + 6,480 × 0.1 = 2,069 a month; edge: 11 × 5.256 + 60 = 117.82", () => {
    const site = siteOfWorkload(inspection, { device: jetson, supplies: [cloud] });
    expect(site).toMatchObject({ cloudMonthly: 2069, edgeMonthly: 117.82, edgeFixedMonthly: 60 });
  });

  test("what runs at the edge already is priced on the cheapest cloud offer: 203 × 3 + 648", () => {
    const atEdge: Workload = { ...inspection, supplyId: jetson.id, supplyKind: "edge" };
    const supplies = [jetson, cloud, { ...cloud, id: "cheap", onDemandHourly: 3 }];
    expect(siteOfWorkload(atEdge, { device: jetson, supplies })?.cloudMonthly).toBe(1257);
  });

  test("no cloud price: no site", () => {
    expect(siteOfWorkload(inspection, { device: jetson, supplies: [jetson] })).toBeNull();
  });

  test("no traffic is one stream of nothing, because a device has to serve something", () => {
    const silent = siteOfWorkload({ ...inspection, egressGbMonthly: 0 }, { device: jetson, supplies: [cloud] });
    expect(silent).toMatchObject({ streams: 1, mbpsPerStream: 0 });
  });
});

describe("edgeFleetOf", () => {
  test("the guide's site: 200 a month are 10 × 5.256 of power and 147.44 of connectivity", () => {
    const fleet = fleetFor([guideSite]);
    expect(fleet).toMatchObject({ kind: "edge", sites: 1, devices: 10, devicePrice: 1500, lifeMonths: 36 });
    expect(fleet?.connectivityPerSiteMonth).toBeCloseTo(200 - 10 * jetsonPower, 9);
  });

  test("a site that costs less than its devices' power keeps its bill: 26.28 is half of it, so 30 W a device", () => {
    const fleet = fleetFor([{ ...guideSite, edgeMonthly: 26.28 }]);
    expect(fleet?.wattsPerDevice).toBeCloseTo(30, 9);
    expect(fleet?.connectivityPerSiteMonth).toBe(0);
  });

  test("10 devices at 1,500 and 30 at 500: 40 at (15,000 + 15,000) / 40 = 750", () => {
    const fleet = fleetFor([guideSite, { ...guideSite, devices: 30, devicePrice: 500 }]);
    expect(fleet).toMatchObject({ sites: 2, devices: 40, devicePrice: 750 });
  });

  test("a site that belongs in the cloud stays out, and without any there is no fleet", () => {
    const loss = { ...guideSite, cloudMonthly: 100 };
    expect(fleetFor([guideSite, loss])?.sites).toBe(1);
    expect(fleetFor([loss])).toBeNull();
  });

  test("replacements that are not counted are none", () => {
    expect(fleetFor([guideSite])?.failureRateAnnual).toBe(0);
  });

  test("the fleet costs a month what its sites cost", () => {
    const sites = fc.array(
      fc.record({
        devices: fc.integer({ min: 1, max: 200 }),
        edgeMonthly: fc.double({ min: 0, max: 5000, noNaN: true }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(sites, (made) => {
        const given = made.map((site) => ({ ...guideSite, ...site, cloudMonthly: 100_000 }));
        const sum = made.reduce((total, { edgeMonthly }) => total + edgeMonthly, 0);
        expect(monthlyOf(fleetFor(given))).toBeCloseTo(sum, 6);
      }),
    );
  });
});

test("running cost of ten Jetson: 10 × 5.256 + 60 = 112.56", () => {
  expect(runningCostOf(jetson, 10).edgeMonthly).toBeCloseTo(112.56, 9);
});
