import { describe, expect, test } from "vitest";
import type { EdgeFleet, OwnedFleet } from "@/lib/calc/supply";
import { monthsOf, priceBookRates } from "@/lib/import/job/price-book-rates";

const owned: OwnedFleet = {
  kind: "owned",
  id: "hall",
  name: "H100 hall",
  gpuClass: "H100",
  nodePrice: 360_000,
  gpusPerNode: 8,
  targetUtilisation: 0.8,
  spareNodes: 0,
  ownedNodes: 1,
  fabricShare: 0,
  buildOutPerKw: 0,
  liquidCoolingCapex: 0,
  networkCapex: 0,
  maintenanceShareAnnual: 0,
  kwPerNode: 0,
  pue: 1,
  pricePerKwh: 0,
  loadRatio: 0,
  colocationPerKwMonth: null,
  runningMonthlyPerNode: 1_520,
  staffFtePerNode: 0,
  salaryAnnual: 0,
  licencesPerGpuYear: 0,
  lifeMonths: 36,
  residualRatio: 0,
  installMonths: 0,
  migrationCost: 0,
};

const fleet = (...prices: { validFrom: string; terms: OwnedFleet }[]) => [{ name: "H100 hall", prices }];
const months = (...wanted: string[]) => ({ currency: "USD", months: wanted });
const ratesOf = (fleets: ReturnType<typeof fleet>, ...wanted: string[]) =>
  priceBookRates(fleets, months(...wanted)).supplies.flatMap(({ rates }) => rates);

describe("the price book as a rate card", () => {
  test("(360,000 / 36 + 1,520) / (8 × 24 × 30 h) = 11,520 / 5,760 = 2 USD a GPU-hour in November", () => {
    expect(priceBookRates(fleet({ validFrom: "2026-01-01", terms: owned }), months("2026-11"))).toEqual({
      currency: "USD",
      supplies: [
        {
          name: "H100 hall",
          tier: "on-prem",
          region: null,
          rates: [{ gpuClass: "H100", validFrom: "2026-11-01", validUntil: "2026-11-30", gpuHourRate: "2", gpus: "8" }],
        },
      ],
    });
  });

  test("October has 31 days: 11,520 / 5,952 = 1.935483870968, rounded in the twelfth decimal", () => {
    expect(ratesOf(fleet({ validFrom: "2026-01-01", terms: owned }), "2026-10")[0]?.gpuHourRate).toBe("1.935483870968");
  });

  test("a price counts from its day on, and not before the first one", () => {
    const dearer = { ...owned, runningMonthlyPerNode: 1_520 + 5_760 };
    const prices = fleet({ validFrom: "2026-11-05", terms: owned }, { validFrom: "2026-11-20", terms: dearer });
    expect(ratesOf(prices, "2026-10", "2026-11", "2026-12")).toMatchObject([
      { validFrom: "2026-11-05", validUntil: "2026-11-19", gpuHourRate: "2" },
      { validFrom: "2026-11-20", validUntil: "2026-11-30", gpuHourRate: "3" },
      { validFrom: "2026-12-01", validUntil: "2026-12-31" },
    ]);
  });

  test("a fleet that is only planned has a rate, and nothing of it stands idle", () => {
    const planned = ratesOf(fleet({ validFrom: "2026-01-01", terms: { ...owned, ownedNodes: 0 } }), "2026-11");
    expect(planned).toMatchObject([{ gpuHourRate: "2", gpus: null }]);
  });

  test("edge devices and reserved units have their own; a cloud offer has none", () => {
    const edge: EdgeFleet = {
      kind: "edge",
      id: "plant",
      name: "Plants",
      gpuClass: "Orin",
      sites: 2,
      devices: 10,
      devicePrice: 3_600,
      lifeMonths: 36,
      wattsPerDevice: 0,
      pricePerKwh: 0,
      connectivityPerSiteMonth: 220,
      failureRateAnnual: 0,
      gpuHoursPerDeviceMonth: 730,
      installMonths: 0,
      migrationCost: 0,
    };
    const unit = {
      kind: "consumption" as const,
      id: "u",
      name: "Units",
      gpuClass: "H100",
      installMonths: 0,
      migrationCost: 0,
    };
    const units = { ...unit, reservedUnits: 4, pricePerUnitMonth: 1_440, meteredGpuHourly: 3.5 };
    const dated = (name: string, terms: typeof edge | typeof units) => ({
      name,
      prices: [{ validFrom: "2026-01-01", terms }],
    });
    const card = priceBookRates(
      [dated("Plants", edge), dated("Units", units), dated("Metered", { ...units, reservedUnits: 0 })],
      months("2026-11"),
    );
    // (10 × 3,600 / 36 + 2 × 220) / (10 × 720 h) = 1,440 / 7,200 = 0.2; 1,440 / 720 h = 2; metered 3.5.
    expect(card.supplies.map(({ tier, rates }) => [tier, rates[0]?.gpuHourRate, rates[0]?.gpus])).toEqual([
      ["edge", "0.2", "10"],
      ["on-prem", "2", "4"],
      ["on-prem", "3.5", null],
    ]);
  });

  test("its months go from the first price to the last one asked for", () => {
    const fleets = fleet({ validFrom: "2026-09-15", terms: owned });
    expect(monthsOf(fleets, "2026-12")).toEqual(["2026-09", "2026-10", "2026-11", "2026-12"]);
    expect(monthsOf([], "2026-12")).toEqual([]);
    expect(monthsOf(fleet({ validFrom: "1990-01-01", terms: owned }), "2026-12")).toHaveLength(120);
  });
});
