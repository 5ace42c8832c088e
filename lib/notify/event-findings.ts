import { daysBetween } from "../calc/day";
import { teamSlugs } from "../chart/team-slug";
import { formatDay, formatMonth } from "../format/date";
import type { IsoDay, IsoMonth } from "../ledger/calendar";
import type { AlertRule } from "../schema/alert";
import type { AlertFacts } from "../store/alert-facts";
import { type Found, type Team, watches } from "./found";

/** Only what happened since the rule began is news. */
function isNews(at: string, { createdAt }: Pick<AlertRule, "createdAt">): boolean {
  return at >= createdAt;
}

export function failedImportFindings(rule: AlertRule, { failedImports }: AlertFacts): Found[] {
  return failedImports
    .filter(({ at }) => isNews(at, rule))
    .map(({ id, name, source, failure }) => ({
      subject: id,
      teamId: null,
      month: null,
      title: `The import of ${name} from ${source} failed`,
      detail: failure ?? "",
      href: `/imports/${id}`,
    }));
}

/** A source is late when nothing came from it for the days of the rule; told once a month. */
export function staleSourceFindings(rule: AlertRule, { sources }: AlertFacts, today: IsoDay): Found[] {
  return sources.flatMap(({ id, name, at, since }) => {
    const days = daysBetween(at ?? since, today);
    if (rule.staleDays === null || days < rule.staleDays) return [];
    return [
      {
        subject: `${today.slice(0, 7)}/${id}`,
        teamId: null,
        month: today.slice(0, 7),
        title: `${name} has delivered nothing for ${days} ${days === 1 ? "day" : "days"}`,
        detail: at === null ? "It has never delivered." : `The last delivery was on ${formatDay(at)}.`,
        href: "/imports",
      },
    ];
  });
}

type InReview = { month: IsoMonth; version: number };

/** One for each team that a month in review has a statement for; units are the sum of theirs and answer nothing. */
export function readyStatementFindings(rule: AlertRule, months: readonly InReview[], teams: readonly Team[]): Found[] {
  const slugs = teamSlugs(teams);
  const answering = teams.filter(({ id }) => teams.every(({ parentId }) => parentId !== id));
  return months.flatMap(({ month, version }) =>
    answering
      .filter(({ id }) => watches(rule, id, teams))
      .map(({ id, name }) => ({
        subject: `${month}/${id}/${version}`,
        teamId: id,
        month,
        title: `${name}'s statement for ${formatMonth(month)} is ready for review`,
        detail: "Accept it, or dispute it and say which line is wrong, before the month is closed.",
        href: `/chargeback/${month}/${slugs.get(id) ?? id}`,
      })),
  );
}

export function disputeFindings(rule: AlertRule, { disputes }: AlertFacts, teams: readonly Team[]): Found[] {
  const slugs = teamSlugs(teams);
  return disputes
    .filter(({ at, teamId }) => isNews(at, rule) && watches(rule, teamId, teams))
    .map(({ id, teamId, month, author, comment }) => ({
      subject: id,
      teamId,
      month,
      title: `${teams.find((team) => team.id === teamId)?.name ?? "A team"} disputes its statement for ${formatMonth(month)}`,
      detail: `${author}: ${comment}`.slice(0, 1000),
      href: `/chargeback/${month}/${slugs.get(teamId) ?? teamId}`,
    }));
}
