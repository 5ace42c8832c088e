import { anomalies } from "../calc/anomaly-cause";
import { dayAfter } from "../calc/day";
import { type AnomalyRow, anomalyRows, anomalyTitle } from "../chart/anomaly-list";
import { narrowedTo } from "../chart/cost-drill";
import { costValues } from "../chart/cost-options";
import { historyFrom } from "../chart/expected-month";
import type { AlertRule } from "../schema/alert";
import { costHref, defaultCostQuery } from "../schema/cost-query";
import { getAnomalyLimits, listAnomalyVerdicts } from "../store/anomalies";
import { listCostValues } from "../store/cost-values";
import { MissingRates } from "../store/costs";
import { readDailyCosts } from "../store/daily-costs";
import { type Found, type Team, watches } from "./found";
import type { ServerEyes } from "./server-eyes";

/** How far back an anomaly may reach and still be news. */
const newsDays = 62;

type Asked = { today: string; currency: string };

/** The anomalies of the last two months that nobody has set aside, as the overview shows them. */
export async function readAnomalies(eyes: ServerEyes, { today, currency }: Asked): Promise<AnomalyRow[]> {
  const [known, limits, verdicts] = await Promise.all([
    listCostValues(eyes.costs),
    getAnomalyLimits(eyes.costs),
    listAnomalyVerdicts(eyes.costs, historyFrom(today)),
  ]);
  const yesterday = dayAfter(today, -1);
  const to = known.lastDay !== null && known.lastDay < yesterday ? known.lastDay : yesterday;
  const days = { from: historyFrom(today), to };
  const series = await readDailyCosts(eyes.costs, { ...days, filters: [], basis: "effective", currency }).catch(
    (error: unknown) => {
      if (error instanceof MissingRates) return null;
      throw error;
    },
  );
  const found = series === null ? [] : anomalies(series, { since: dayAfter(today, -newsDays), to, limits });
  return anomalyRows(found, { values: costValues(known), verdicts }).filter(({ ignored }) => ignored === null);
}

export function anomalyFindings(
  rule: AlertRule,
  rows: readonly AnomalyRow[],
  { teams, currency }: { teams: readonly Team[]; currency: string },
): Found[] {
  return rows
    .filter(({ to }) => to >= rule.createdAt.slice(0, 10))
    .filter(({ teamId }) => (teamId === null ? rule.scope !== "team" : watches(rule, teamId, teams)))
    .map((row) => ({
      subject: `${row.subject}/${row.from}`,
      teamId: row.teamId,
      month: null,
      title: `${row.name}, ${anomalyTitle(row, currency)}`,
      detail: [row.owner, row.cause].filter(Boolean).join(": "),
      href: costHref({
        ...narrowedTo(defaultCostQuery, [row.filter]),
        range: { from: row.from, to: row.to },
        by: ["service"],
      }),
    }));
}
