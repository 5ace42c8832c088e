"use client";

import { useMemo } from "react";
import { CurvesChart } from "@/components/charts/curves-chart";
import { SmallMultiples } from "@/components/charts/small-multiples";
import { Sentence } from "@/components/layout/sentence";
import { Card } from "@/components/ui/card";
import { metricDefinitions } from "@/lib/calc/metric-definitions";
import { basisWords, formatPeriod, formatRange } from "@/lib/chart/cost-text";
import { metricChart } from "@/lib/chart/metric-chart";
import { metricFinding } from "@/lib/chart/metric-finding";
import type { MetricFigures, MetricsPage } from "@/lib/chart/metric-page";
import { formatMetric, metricDimensionNames, metricUnit } from "@/lib/chart/metric-text";
import { type MetricQuery, metricHref } from "@/lib/schema/metric-query";
import { MetricCards } from "./metric-cards";
import { MetricDefinitions } from "./metric-definitions";
import { type TargetAction, TargetDialog } from "./target-dialog";

export type MetricFiguresViewProps = {
  page: MetricsPage;
  figures: MetricFigures;
  saveTarget: TargetAction | null;
  onChange: (query: MetricQuery) => void;
};

export function MetricFiguresView({ page, figures, saveTarget, onChange }: MetricFiguresViewProps) {
  const { query, currency } = page;
  const card = figures.cards.find(({ metric }) => metric === query.metric) ?? figures.cards[0];
  const model = useMemo(() => (card ? metricChart(page, figures, card) : null), [page, figures, card]);
  if (!card || !model) return null;
  const definition = metricDefinitions[card.metric];
  const finding = metricFinding(page, figures, card);
  const shown = (value: number | null) => formatMetric(definition, value, { currency, style: "exact" });
  const unit = metricUnit(definition, currency);
  const targetDialog = saveTarget ? (
    <TargetDialog page={page} rows={figures.targets} definition={definition} action={saveTarget} />
  ) : undefined;
  return (
    <>
      <Sentence note={finding.note}>
        {finding.parts.map((part, index) => (index % 2 === 1 ? <b key={part}>{part}</b> : part))}
      </Sentence>
      <MetricCards page={page} cards={figures.cards} />
      {figures.series.length === 0 ? (
        <Card
          title={`${definition.name} by ${metricDimensionNames[query.by].toLowerCase()}`}
          {...(targetDialog ? { tools: targetDialog } : {})}
        >
          <p className="text-table text-muted">
            {card.value === null
              ? definition.needs.replaceAll("`", "")
              : `What it rests on is not counted by ${metricDimensionNames[query.by].toLowerCase()}: choose another.`}
          </p>
        </Card>
      ) : (
        <>
          <CurvesChart
            name="metric"
            model={model}
            onChoose={(index) => {
              const at = figures.periods[index];
              if (at !== undefined) onChange({ ...query, at, of: null });
            }}
            hrefForRow={({ cells }) => metricHref({ ...query, at: figures.periods[Number(cells.x)] ?? null, of: null })}
            notes={[
              `${definition.name}: ${definition.formula}`,
              `Cost: ${basisWords.effective}, ${currency}`,
              `Range: ${formatRange(page.range)}, both days included, ${page.timeZone}`,
              `Aggregation: ${definition.aggregation}`,
            ]}
            {...(targetDialog ? { tools: targetDialog } : {})}
          />
          {figures.series.length > 1 ? (
            <SmallMultiples
              name="metric-multiples"
              title="One by one, on one scale"
              summary="The same figures apart, so that lines do not cover one another. Point at one to read all at that time; choose one for what lies behind its last period."
              unit={unit}
              periods={figures.periods.map((period) => formatPeriod(period, figures.grain))}
              span={formatRange(page.range)}
              target={card.target}
              ticks={model.y.ticks}
              format={shown}
              lines={figures.series.map(({ key, label, colour, values, total, target }) => ({
                key,
                label,
                colour,
                values,
                total,
                target,
                href:
                  key === "all others"
                    ? null
                    : metricHref({ ...query, at: lastKnown(figures.periods, values), of: key }),
              }))}
            />
          ) : null}
        </>
      )}
      <MetricDefinitions page={page} figures={figures} />
    </>
  );
}

/** The last period with a figure. */
function lastKnown(periods: readonly string[], values: readonly (number | null)[]): string | null {
  return periods[values.findLastIndex((value) => value !== null)] ?? null;
}
