import { evaluateScenario } from "../calc/scenario";
import { formatMonth } from "../format/date";
import { missing } from "../format/number";
import type { ScenarioInput } from "../schema/scenario";
import { scenarioFields } from "../schema/scenario-fields";
import type { ComparedScenario } from "../schema/scenario-record";
import { leversText } from "./lever-text";
import { valueText } from "./scenario-inputs";
import { bestPlacement, nameOf, type PlacementView, placementViews } from "./scenario-placements";

export type ComparedColumn = { scenario: ComparedScenario; best: PlacementView; allCloud: PlacementView };

/** Each scenario at its cheapest placement, in cash, over its own horizon. */
export function comparedColumns(scenarios: readonly ComparedScenario[]): readonly ComparedColumn[] {
  return scenarios.map((scenario) => {
    const { discountRateAnnual } = scenario.input;
    const views = placementViews(evaluateScenario(scenario.input), { basis: "cash", discountRateAnnual });
    return { scenario, best: bestPlacement(views), allCloud: views.allCloud };
  });
}

export type ComparedInput = { key: string; label: string; cells: readonly string[] };

/**
 * Inputs that are not the same in all of the scenarios. Supplies stand by the part they play, cloud or fleet, because
 * the same part has another id in every scenario.
 */
export function comparedInputs(scenarios: readonly ComparedScenario[], currency: string): readonly ComparedInput[] {
  const columns = scenarios.map(({ input }) => textsOf(input, currency));
  const labels = new Map<string, string>();
  for (const column of columns) for (const [key, { label }] of column) labels.set(key, label);
  return [...labels].flatMap(([key, label]) => {
    const cells = columns.map((column) => column.get(key)?.text ?? missing);
    return cells.every((text) => text === cells[0]) ? [] : [{ key, label, cells }];
  });
}

function textsOf(input: ScenarioInput, currency: string): Map<string, { label: string; text: string }> {
  const texts = new Map<string, { label: string; text: string }>();
  const name = (id: string) => input.supplies.find((supply) => supply.id === id)?.name ?? missing;
  texts.set("cloud", { label: "Cloud offer", text: name(input.cloudSupplyId) });
  texts.set("fleet", { label: "Fleet", text: name(input.fleetSupplyId) });
  texts.set("start", { label: "Month 1", text: formatMonth(input.startMonth, "short") });
  texts.set("workloads", { label: "Workloads, count", text: `${input.demands.length}` });
  texts.set("shareOf", { label: "Share of", text: input.shareOf === "peak" ? "peak capacity" : "GPU-hours" });
  texts.set("splits", { label: "Splits", text: input.splits.map((share) => nameOf(share).name).join(", ") });
  texts.set("levers", { label: "Levers", text: leversText(input) });
  for (const field of scenarioFields(input)) {
    const key = field.key
      .replace(`supplies.${input.cloudSupplyId}.`, "cloud.")
      .replace(`supplies.${input.fleetSupplyId}.`, "fleet.");
    const label = key.startsWith("fleet.nodePrice") ? "Server" : field.label;
    texts.set(key, { label, text: valueText(field, field.read(input), currency) });
  }
  return texts;
}
