import { type MetricDefinition, metricDefinitions } from "../calc/metric-definitions";
import { cutOf, formatPeriod, formatRange, tickOfPeriod } from "./cost-text";
import type { CurveLimit, CurvesModel } from "./curves";
import type { MetricCard, MetricFigures, MetricsPage } from "./metric-page";
import { formatMetric, metricDimensionNames, metricUnit } from "./metric-text";
import { niceTicks } from "./ticks";

/** Labels that fit below a plot. */
const mostTicks = 14;

/** The selected metric by group over time, with its target as a line across. */
export function metricChart(page: MetricsPage, figures: MetricFigures, card: MetricCard): CurvesModel {
  const { currency, query, range } = page;
  const { periods, grain, series } = figures;
  const definition = metricDefinitions[query.metric];
  const shown = (value: number, style: "exact" | "axis") => formatMetric(definition, value, { currency, style });
  const all = figures.all.flatMap((value) => value ?? []);
  const values = [...series.flatMap((each) => each.values.flatMap((value) => value ?? [])), ...all];
  const labelOf = (index: number) => {
    const period = periods[index] ?? "";
    return [formatPeriod(period, grain), cutOf(period, { ...range, grain })].filter(Boolean).join(", ");
  };
  const limits: CurveLimit[] =
    card.target === null ? [] : [{ axis: "y", at: card.target, label: `target ${shown(card.target, "exact")}` }];
  const isOne = series.length < 2;
  return {
    title: `${definition.name} by ${metricDimensionNames[query.by].toLowerCase()}`,
    summary: summaryOf(definition, figures, `${formatRange(range)}.`),
    unit: metricUnit(definition, currency),
    x: {
      label: { day: "Day", week: "Week", month: "Month", quarter: "Quarter" }[grain],
      ticks: tickIndexes(periods.length),
      format: (index) => tickOfPeriod(periods[index] ?? "", grain, periods[index - 1] ?? null),
    },
    y: {
      label: definition.name,
      ticks: yTicks(definition, [...values, ...(card.target === null ? [] : [card.target])]),
      format: (value) => shown(value, "axis"),
      exact: (value) => shown(value, "exact"),
    },
    curves: [
      ...series.map(({ key, label, colour, values: own }) => ({
        key,
        label,
        colour,
        shape: "line" as const,
        points: own.map((y, x) => ({ x, y, label: labelOf(x) })),
      })),
      ...(isOne
        ? []
        : [
            {
              key: "all",
              label: "All together",
              colour: "var(--text)",
              shape: "line" as const,
              dash: "dashed" as const,
              points: figures.all.map((y, x) => ({ x, y, label: labelOf(x) })),
            },
          ]),
    ],
    marks: [],
    limits,
  };
}

function summaryOf({ formula, better }: MetricDefinition, { more, all, grain }: MetricFigures, when: string): string {
  const gaps = all.filter((value) => value === null).length;
  return [
    `${formula}, ${when}`,
    `${better === "lower" ? "Lower" : "Higher"} is better.`,
    more > 0 ? `Other stands for ${more} values with a lower cost.` : "",
    gaps > 0 ? `${gaps} of ${all.length} ${grain}s have no figure: nothing was counted then.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

function tickIndexes(length: number): number[] {
  if (length < 2) return [0, 1];
  const step = Math.ceil((length - 1) / (mostTicks - 1));
  const ticks = Array.from({ length: Math.floor((length - 1) / step) + 1 }, (_, index) => index * step);
  const last = ticks.at(-1) ?? 0;
  if (last === length - 1) return ticks;
  // The last period closes the axis; a tick too close before it would cover its label.
  return [...(length - 1 - last < step / 2 ? ticks.slice(0, -1) : ticks), length - 1];
}

/** From 0, but where all values lie in the upper part of a share: 99.9% and 99.5% would be one line. */
export function yTicks({ unit }: Pick<MetricDefinition, "unit">, values: readonly number[]): number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (values.length === 0) return [0, 1];
  if (unit !== "ratio" || low < high * 0.8) return niceTicks(0, high, 5);
  const span = Math.max(high - low, 0.002);
  const step = niceTicks(0, span, 4)[1] ?? span;
  const first = Math.floor(low / step - 1e-9);
  const last = Math.max(first + 1, Math.ceil(Math.min(1, high) / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}
