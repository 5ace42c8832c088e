import { capacityCalculations } from "./capacity";
import { ledgerCalculations } from "./ledger";
import { modelCalculations } from "./model";
import { paybackCalculations } from "./payback";
import { placementCalculations } from "./placement";
import { planVarianceCalculations } from "./plan-variance";
import { priceCalculations } from "./price";
import { readinessCalculations } from "./readiness";
import { roadmapCalculations } from "./roadmap";
import { sharingCalculations } from "./sharing";
import { siteCalculations } from "./site";
import { unitCostCalculations } from "./unit-cost";
import { workloadCalculations } from "./workload";

/** Every calculation that stands by itself: those on top of others (uncertainty.ts) run these. */
export const plainCalculations = {
  ...paybackCalculations,
  ...workloadCalculations,
  ...unitCostCalculations,
  ...priceCalculations,
  ...siteCalculations,
  ...ledgerCalculations,
  ...modelCalculations,
  ...sharingCalculations,
  ...readinessCalculations,
  ...capacityCalculations,
  ...placementCalculations,
  ...roadmapCalculations,
  ...planVarianceCalculations,
};
