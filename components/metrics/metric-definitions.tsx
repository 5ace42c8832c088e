import { Card } from "@/components/ui/card";
import { type MetricDefinition, metricDefinitions } from "@/lib/calc/metric-definitions";
import type { MetricCard, MetricFigures, MetricsPage } from "@/lib/chart/metric-page";
import { formatMetric, metricUnit } from "@/lib/chart/metric-text";
import { NeedsText } from "./needs-text";

/** How every metric is made, with the target that it is held against. */
export function MetricDefinitions({ page, figures }: { page: MetricsPage; figures: MetricFigures }) {
  return (
    <Card
      title="How each metric is made"
      note="Ratios are of sums: numerator and divisor are added up over days, workloads and teams before they are divided. What was not counted is a gap, never 0."
    >
      <ul className="grid gap-x-8 gap-y-4 pt-2 text-table lg:grid-cols-2">
        {figures.cards.map((card) => (
          <Definition key={card.metric} card={card} currency={page.currency} />
        ))}
      </ul>
    </Card>
  );
}

function Definition({ card, currency }: { card: MetricCard; currency: string }) {
  const definition = metricDefinitions[card.metric];
  const { key, name, formula, numerator, divisor, needs } = definition;
  return (
    <li id={`definition-${key}`} className="min-w-0 scroll-mt-16 border-t border-hairline pt-3">
      <h3 className="font-medium">
        {name}
        <span className="ml-1 font-normal text-muted">{metricUnit(definition, currency)}</span>
      </h3>
      <p>
        {formula}
        <span className="text-muted">; {targetOf(definition, card, currency)}</span>
      </p>
      <p className="text-muted">
        {numerator}
        {divisor === null ? "" : ` Divided by: ${divisor}`} {aggregationOf(definition, card)} <NeedsText text={needs} />
      </p>
    </li>
  );
}

function targetOf(definition: MetricDefinition, { target }: MetricCard, currency: string): string {
  const direction = definition.better === "lower" ? "lower is better" : "higher is better";
  if (target === null) return `${direction}, no target`;
  const sign = definition.better === "lower" ? "at most" : "at least";
  return `${direction}, target ${sign} ${formatMetric(definition, target, { currency, style: "card" })}`;
}

function aggregationOf({ key, aggregation }: MetricDefinition, { isWeighted }: MetricCard): string {
  if (isWeighted === null || key === "uptime") return aggregation;
  return `${aggregation} Here: ${isWeighted ? "weighted" : "plain"}.`;
}
