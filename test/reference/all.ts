import type { ReferenceCase } from "@/lib/schema/reference-case";
import { capacityCases } from "./capacity";
import { commitmentCases } from "./commitments";
import { depreciationCases } from "./depreciation";
import { egressCases } from "./egress";
import { financeCases } from "./finance";
import { gpuSharingCases } from "./gpu-sharing";
import { guideCases } from "./guide";
import { guideCorrections } from "./guide-corrections";
import { guidePlacements } from "./guide-placements";
import { lenovoTcoCases } from "./lenovo-tco";
import { modelCases } from "./models";
import { moneyCases } from "./money";
import { placementCases } from "./placement";
import { planVarianceCases } from "./plan-variance";
import { roadmapCases } from "./roadmap";
import { siteCases } from "./sites";
import { tokenCases } from "./tokens";
import { uncertaintyCases } from "./uncertainty";

/** Every published example that Crossover is held against. */
export const referenceCases: readonly ReferenceCase[] = [
  ...guideCases,
  ...guidePlacements,
  ...guideCorrections,
  ...lenovoTcoCases,
  ...egressCases,
  ...commitmentCases,
  ...financeCases,
  ...depreciationCases,
  ...tokenCases,
  ...siteCases,
  ...gpuSharingCases,
  ...capacityCases,
  ...modelCases,
  ...moneyCases,
  ...placementCases,
  ...planVarianceCases,
  ...roadmapCases,
  ...uncertaintyCases,
];
