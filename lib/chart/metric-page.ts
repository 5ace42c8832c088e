import type { DayRange } from "../calc/day-range";
import type { MetricKey } from "../calc/metric-definitions";
import type { Grain } from "../calc/period";
import type { MetricQuery } from "../schema/metric-query";
import type { NamedValue } from "./cost-page";

/** A metric of the whole range, with its course and its target. */
export type MetricCard = {
  metric: MetricKey;
  value: number | null;
  target: number | null;
  /** Whether it misses its target; null without one, or without a figure. */
  misses: boolean | null;
  /** By period, oldest first; null: a gap. */
  trend: (number | null)[];
  /** How measurements were put together; null for counts and costs. */
  isWeighted: boolean | null;
};

export type MetricSeries = NamedValue & {
  /** A css colour role. */
  colour: string;
  values: (number | null)[];
  /** Of the whole range. */
  total: number | null;
  /** Of the team, where it is one with a target of its own. */
  target: number | null;
};

/** A row behind a point: a day, or a workload or team of it. */
export type DrillRow = {
  key: string;
  label: string;
  numerator: number | null;
  divisor: number | null;
  value: number | null;
  /** The cost lines behind it. */
  href: string;
};

export type MetricDrill = {
  title: string;
  range: DayRange;
  /** What a row is. */
  rowName: "Day" | "Workload" | "Team";
  rows: DrillRow[];
  total: Omit<DrillRow, "key" | "label">;
};

export type MetricTargetRow = { teamId: string | null; team: string; target: number | null; isOwn: boolean };

export type MetricFigures = {
  cards: MetricCard[];
  /** First days of the selected metric's periods, and how they are put together. */
  periods: string[];
  grain: Grain;
  series: MetricSeries[];
  /** All groups together, by period. */
  all: (number | null)[];
  /** Values of the dimension beyond those drawn. */
  more: number;
  drill: MetricDrill | null;
  /** The organisation's target of the selected metric, and those of teams. */
  targets: MetricTargetRow[];
};

export type MetricsPage = {
  query: MetricQuery;
  range: DayRange & { grain: Grain };
  currency: string;
  timeZone: string;
  today: string;
  /** The last day with a cost; null before the first import. */
  lastDay: string | null;
  ignored: readonly string[];
  ownTeam: string | null;
  mayImport: boolean;
  mayWrite: boolean;
  teams: { id: string; name: string }[];
  /** null: why there are none stands in `failure`. */
  figures: MetricFigures | null;
  failure: string | null;
};
