import { cx } from "class-variance-authority";
import Link from "next/link";
import { Sparkline } from "@/components/charts/sparkline";
import { metricDefinitions } from "@/lib/calc/metric-definitions";
import type { MetricCard, MetricsPage } from "@/lib/chart/metric-page";
import { formatMetric, metricUnit, targetText } from "@/lib/chart/metric-text";
import { metricHref } from "@/lib/schema/metric-query";
import { NeedsText } from "./needs-text";

export function MetricCards({ page, cards }: { page: MetricsPage; cards: readonly MetricCard[] }) {
  return (
    <ul
      aria-label="All metrics"
      className="card grid grid-cols-2 gap-px overflow-hidden rounded-card border border-border bg-border lg:grid-cols-4 2xl:grid-cols-7"
    >
      {cards.map((card) => (
        <CardOf key={card.metric} page={page} card={card} />
      ))}
      {/* Fills the last row, so that the grid has no hole. */}
      <li aria-hidden className="bg-card max-lg:hidden 2xl:hidden lg:col-span-2" />
    </ul>
  );
}

function CardOf({ page, card }: { page: MetricsPage; card: MetricCard }) {
  const { query, currency } = page;
  const definition = metricDefinitions[card.metric];
  const isSelected = card.metric === query.metric;
  const value = formatMetric(definition, card.value, { currency, style: "card" });
  return (
    <li className={cx("flex min-w-0 flex-col gap-1 px-4 py-3", isSelected ? "bg-selected" : "bg-card hover:bg-hover")}>
      <Link
        href={metricHref({ ...query, metric: card.metric, at: null, of: null })}
        scroll={false}
        aria-current={isSelected ? "true" : undefined}
        className="flex min-h-6 min-w-0 flex-col gap-1 rounded-control"
      >
        <span className="text-caption text-muted">
          {definition.name}
          {card.value === null ? "" : `, ${metricUnit(definition, currency)}`}
        </span>
        <span className="flex flex-wrap items-center justify-between gap-x-2 max-sm:[&>svg]:hidden">
          <span className="text-title font-semibold whitespace-nowrap text-text tabular-nums">{value}</span>
          <Sparkline values={card.trend} label={`Course of ${definition.name.toLowerCase()}`} />
        </span>
      </Link>
      {card.value === null ? (
        <p className="text-caption text-muted">
          <NeedsText text={definition.needs} />
        </p>
      ) : (
        <p className={cx("text-caption", card.misses ? "font-medium text-over" : "text-muted")}>
          {targetText(definition, card, currency)}
        </p>
      )}
      <p className="mt-auto text-caption">
        <a
          href={`#definition-${card.metric}`}
          aria-label={`Definition of ${definition.name}`}
          className="inline-flex min-h-6 items-center text-muted underline underline-offset-2 hover:text-text"
        >
          Definition
        </a>
      </p>
    </li>
  );
}
