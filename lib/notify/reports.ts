import { teamSlugs } from "../chart/team-slug";
import { now } from "../clock";
import { env } from "../env";
import { dayIn, formatMonth, monthAfter } from "../format/date";
import type { ReportSchedule } from "../schema/alert";
import { readAlertFacts } from "../store/alert-facts";
import { getOrganisation } from "../store/organisation";
import { enqueueReports } from "../store/outbox";
import { listPeriods } from "../store/periods";
import { listReportSchedules } from "../store/report-schedules";
import { listTeams } from "../store/teams";
import { recipientsOf } from "./recipients";
import type { ServerEyes } from "./server-eyes";

/** Puts the reports in the outbox whose day has come, each once a month. Returns how many mails that are. */
export async function sendDueReports(eyes: ServerEyes): Promise<number> {
  if (!env().smtp) return 0;
  const [schedules, { timeZone }] = await Promise.all([listReportSchedules(eyes.alerts), getOrganisation(eyes.alerts)]);
  const today = dayIn(now(), timeZone);
  const due = schedules.filter((schedule) => isDue(schedule, { today, timeZone }));
  if (due.length === 0) return 0;
  const month = monthAfter(today.slice(0, 7), -1);
  const periods = await listPeriods(eyes.statements);
  if (!periods.some((period) => period.month === month)) return 0;
  const [teams, { members }] = await Promise.all([listTeams(eyes.alerts), readAlertFacts(eyes.alerts)]);
  const slugs = teamSlugs(teams);
  return enqueueReports(
    eyes.alerts,
    due.flatMap((schedule) => {
      const { id, teamId, teamManager, memberIds } = schedule;
      const name = teams.find((team) => team.id === teamId)?.name ?? "";
      const people = recipientsOf({ roles: [], memberIds, teamManager }, { teamId, teams, members });
      return people.map(({ id: userId }) => ({
        key: `report/${id}/${month}/${userId}`,
        target: { channel: "email" as const, userId },
        payload: reportOf({ name, month, slug: slugs.get(teamId) ?? teamId }),
      }));
    }),
  );
}

/** From its day on, in every month in which that day came after the schedule was made. */
export function isDue(
  { day, createdAt }: Pick<ReportSchedule, "day" | "createdAt">,
  { today, timeZone }: { today: string; timeZone: string },
): boolean {
  const dueDay = `${today.slice(0, 7)}-${String(day).padStart(2, "0")}`;
  return today >= dueDay && dueDay >= dayIn(new Date(createdAt), timeZone);
}

function reportOf({ name, month, slug }: { name: string; month: string; slug: string }) {
  const statement = `/chargeback/${month}/${slug}`;
  return {
    subject: `${name}'s statement for ${formatMonth(month)}`,
    lines: [
      `What ${name} owes for ${formatMonth(month)}, line by line, with what is shared and how the shares came about.`,
    ],
    links: [
      { label: "Open the statement", href: statement },
      { label: "PDF", href: `${statement}/statement.pdf` },
      { label: "Excel workbook of the month", href: `/chargeback/${month}/statements.xlsx` },
    ],
    event: null,
  };
}
