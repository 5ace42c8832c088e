import { evaluateScenario } from "../calc/scenario";
import type { ScenarioInput } from "../schema/scenario";
import type { ScenarioStatus, ScenarioSummary } from "../schema/scenario-record";
import { bestPlacement, type PlacementView, placementViews } from "./scenario-placements";

/** What a scenario comes to: its cheapest placement against all cloud. */
export type Headline = Pick<
  PlacementView,
  "key" | "name" | "total" | "savings" | "savingsRatio" | "breakevenMonths" | "breakevenMonth"
> & { allCloud: number };

export type ScenarioListRow = {
  id: string;
  name: string;
  description: string;
  status: ScenarioStatus;
  version: number;
  versionCount: number;
  author: string;
  updatedAt: string;
  workloads: number;
  horizonMonths: number;
  headline: Headline;
};

export function listRow(summary: ScenarioSummary): ScenarioListRow {
  const { id, name, description, status, currentVersion, versionCount, author, updatedAt, input } = summary;
  const counts = { workloads: input.demands.length, horizonMonths: input.horizonMonths };
  const headline = headlineOf(input);
  return {
    id,
    name,
    description,
    status,
    version: currentVersion,
    versionCount,
    author,
    updatedAt,
    ...counts,
    headline,
  };
}

function headlineOf(input: ScenarioInput): Headline {
  const { discountRateAnnual } = input;
  const views = placementViews(evaluateScenario(input), { basis: "cash", discountRateAnnual });
  const { key, name, total, savings, savingsRatio, breakevenMonths, breakevenMonth } = bestPlacement(views);
  return { key, name, total, savings, savingsRatio, breakevenMonths, breakevenMonth, allCloud: views.allCloud.total };
}
