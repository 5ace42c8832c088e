import { metricDefinitions } from "../calc/metric-definitions";
import { formatCount } from "../format/quantity";
import { formatRange } from "./cost-text";
import type { MetricCard, MetricFigures, MetricsPage } from "./metric-page";
import { formatMetric } from "./metric-text";

export type MetricFinding = {
  /** Alternating plain and bold, plain first. */
  parts: readonly string[];
  note: string;
};

/** The selected metric against its target, then how the others stand. */
export function metricFinding(page: MetricsPage, { cards }: MetricFigures, card: MetricCard): MetricFinding {
  const definition = metricDefinitions[card.metric];
  const shown = (value: number | null) => formatMetric(definition, value, { currency: page.currency, style: "card" });
  const known = cards.filter(({ value }) => value !== null).length;
  const missed = cards.filter(({ misses }) => misses === true);
  const held = cards.filter(({ misses }) => misses !== null).length;
  const when = formatRange(page.range);
  const { name } = definition;
  const parts =
    card.value === null
      ? [`${name} is not known for ${when}. ${definition.needs.replaceAll("`", "")}`]
      : [`${name} was `, shown(card.value), ...againstTarget(card, { shown, when })];
  const misses =
    held === 0
      ? "No metric has a target yet."
      : missed.length === 0
        ? `All ${held} targets are met.`
        : `${missed.length} of ${formatCount(held, "target")} ${missed.length === 1 ? "is" : "are"} missed: ${missed
            .map(({ metric }) => metricDefinitions[metric].name)
            .join(", ")}.`;
  const note = `${misses} ${known} of ${cards.length} metrics have figures; the others say what they wait for.`;
  return { parts, note };
}

type Told = { shown: (value: number | null) => string; when: string };

function againstTarget({ value, target, misses }: MetricCard, { shown, when }: Told): string[] {
  if (value === null || target === null) return [` in ${when}.`];
  const side = misses ? (value > target ? "above" : "below") : "within";
  return [` in ${when}, `, `${side} the target of ${shown(target)}`, "."];
}
