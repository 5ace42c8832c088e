import { cache } from "react";
import { mayDo, seesAllTeams } from "@/lib/auth/permissions";
import { anomalies } from "@/lib/calc/anomaly-cause";
import { dayAfter } from "@/lib/calc/day";
import { type AnomalyRow, anomalyRows } from "@/lib/chart/anomaly-list";
import { narrowedTo } from "@/lib/chart/cost-drill";
import { valueFinder } from "@/lib/chart/cost-options";
import { type CostDimension, type CostParams, costHref } from "@/lib/schema/cost-query";
import { getAnomalyLimits, listAnomalyVerdicts } from "@/lib/store/anomalies";
import { lastWholeDay, overviewCosts, overviewKey, periodsOf, wholeHistory } from "./overview-base";

type ShownAnomaly = AnomalyRow & {
  /** The costs behind it. */
  href: string;
};

export type Anomalies = {
  /** Within the range, largest first. */
  inRange: readonly ShownAnomaly[];
  /** Within what it is compared with: they explain the difference as well. */
  inBase: readonly ShownAnomaly[];
  currency: string;
  timeZone: string;
  period: string;
  before: string;
  mayWrite: boolean;
  /** A manager answers for the own teams' anomalies only. */
  ownTeamsOnly: boolean;
};

export async function loadAnomalies(params: CostParams): Promise<Anomalies> {
  return anomaliesFor(overviewKey(params));
}

/** Verdicts are kept by the day on which an anomaly began, which may lie before the range. */
const longestBefore = 120;

const anomaliesFor = cache(async (key: string): Promise<Anomalies> => {
  const costs = await overviewCosts(key);
  const { scope, page, compared, question, values } = costs;
  const to = lastWholeDay(costs);
  const since = compared && compared.from < question.from ? compared.from : question.from;
  const [series, limits, verdicts] = await Promise.all([
    wholeHistory(key),
    getAnomalyLimits(scope),
    listAnomalyVerdicts(scope, dayAfter(since, -longestBefore)),
  ]);
  const found = to === null ? [] : anomalies(series, { since, to, limits });
  const rows = anomalyRows(
    found.filter((each) => isKept(each.cause, costs)),
    { values, verdicts },
  ).map((row) => {
    const query = { ...narrowedTo(page.query, [row.filter]), range: { from: row.from, to: row.to } };
    return { ...row, href: costHref({ ...query, by: ["service"] }) };
  });
  const within = (range: { from: string; to: string }) =>
    rows.filter((row) => row.days.some(({ day }) => day >= range.from && day <= range.to));
  const inRange = within(question);
  return {
    ...(await periodsOf(key)),
    currency: page.currency,
    timeZone: page.timeZone,
    inRange,
    inBase: compared ? within(compared).filter((row) => !inRange.includes(row)) : [],
    mayWrite: mayDo(scope.role, "anomalies:write"),
    ownTeamsOnly: !seesAllTeams(scope.role),
  };
});

type Cause = { tier: string; owner: string; workload: string | null; service: string };

/** Whether the filters of the address keep what an anomaly is caused by. */
function isKept(cause: Cause, { question, values }: Awaited<ReturnType<typeof overviewCosts>>): boolean {
  const of: Partial<Record<CostDimension, string | null>> = {
    tier: cause.tier,
    team: cause.owner,
    workload: cause.workload,
    service: cause.service,
  };
  return question.filters.every(({ dimension, is, values: wanted }) => {
    const value = of[dimension];
    if (value === undefined) return true;
    const { raws } = valueFinder(values[dimension])(value);
    return wanted.some((each) => raws.includes(each)) === is;
  });
}
