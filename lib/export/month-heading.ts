import { basisWords } from "../chart/cost-text";
import { formatAmount } from "../format/amount";
import { formatMonth } from "../format/date";
import { addTexts } from "../ledger/statement-document";
import { periodStateNames, statementStateNames } from "../schema/chargeback";
import type { MonthExport, TeamExport } from "./month-export";

export type Heading = readonly (readonly [label: string, value: string])[];

type Told = Pick<MonthExport, "organisation" | "month" | "state" | "version" | "basis" | "currency" | "rulesVersion">;

/** What every file of a month says above its figures. */
export function headingOf({ organisation, month, state, version, basis, currency, rulesVersion }: Told): Heading {
  return [
    ["Organisation", organisation],
    ["Period", `${formatMonth(month)} (${month})`],
    ["State", version === null ? periodStateNames[state] : `Issued, version ${version}`],
    ["Basis", basisWords[basis]],
    ["Currency", currency],
    ["Allocation rules", rulesVersion === 0 ? "none" : `version ${rulesVersion}`],
  ];
}

/** The same of all teams, with the total as it stands on screen. */
export function monthHeading(month: MonthExport): Heading {
  const { reconciliation, currency, basis, teams, isWhole } = month;
  const total = isWhole
    ? reconciliation?.imported
    : addTexts(teams.map(({ document }) => document.figures[basis].total));
  return [
    ...headingOf(month),
    ["Teams", isWhole ? "all" : "your own"],
    ["Total", `${formatAmount(total ?? null, currency)} ${currency}`],
  ];
}

/** The same of one team. */
export function teamHeading(told: TeamExport): Heading {
  const { team, currency, figures } = told;
  return [
    ["Team", team.unit === null ? team.name : `${team.name} (${team.unit})`],
    ...headingOf(told),
    ["Statement", statementStateNames[team.state]],
    ["Total", `${formatAmount(figures.total, currency)} ${currency}`],
  ];
}
