import type { ScenarioInput } from "@/lib/schema/scenario";
import { demandOf, richCloud, richFleet, scenarioOf } from "../fixtures";

/** 60 months, six placements, every component of cost. */
export const simulatedScenario: ScenarioInput = {
  ...scenarioOf({ supplies: [richCloud(), richFleet({ lifeMonths: 60 })] }),
  horizonMonths: 60,
  growthAnnual: 0.1,
  splits: [0.8, 0.7, 0.5, 0.3],
  discountRateAnnual: 0.08,
  demands: [9000, 5000, 2500].map((gpuHoursMonthly, index) => ({
    ...demandOf({ id: `w${index}`, gpuHoursMonthly, growthAnnual: null, peakToMean: 1.4 }),
    storageGb: 20_000,
    egressGbMonthly: 15_000,
    placement: { kind: "split" },
  })),
  startMonth: "2027-01",
  origins: {},
};
