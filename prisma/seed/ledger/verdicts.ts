import type { Client } from "pg";
import { demoId } from "../ids";
import { people, tokenOwner } from "../people";
import { dayAfter } from "./calendar";
import type { LedgerAudit } from "./ledger-audit";
import type { MonthStatements } from "./month-statements";
import { insertRows } from "./rows";
import { teamOwner } from "./rules";

type Verdict = {
  team: string;
  verdict: "accepted" | "disputed" | "resolved";
  author: string;
  day: number;
  comment: string;
};

/** What was said of the month that is in review; the other teams have not answered yet. */
const inReview: readonly Verdict[] = [
  { team: "Assist", verdict: "accepted", author: "Priya Nair", day: 9, comment: "" },
  { team: "Search", verdict: "accepted", author: "Jonas Weber", day: 10, comment: "" },
  {
    team: "Vision",
    verdict: "disputed",
    author: "Dev Raman",
    day: 12,
    comment:
      "Six instances named vit-pretrain-l-sweep-runaway ran from the 13th to the 15th after the platform's scheduler lost them. We do not think that this is ours to pay.",
  },
];

/** A dispute of half a year ago, and how it ended. */
const settled: readonly Verdict[] = [
  {
    team: "Risk",
    verdict: "disputed",
    author: "Hana Kobayashi",
    day: 5,
    comment: "One burst instance of the 21st is billed above its list price.",
  },
  {
    team: "Risk",
    verdict: "resolved",
    author: tokenOwner,
    day: 6,
    comment: "The line was refused in review and is not part of the statement.",
  },
];

/** What teams said of their statements; what was said after today, in the calendar of the demo, was said yesterday. */
export async function loadVerdicts(
  client: Client,
  months: readonly MonthStatements[],
  now: Date,
): Promise<LedgerAudit[]> {
  const rows = months.flatMap(({ month, monthsBack, statements }) => {
    const totals = new Map<string, string | null>(
      statements.map(({ effective: { owner, figures } }) => [owner, figures.effective.total]),
    );
    return verdictsOf(monthsBack).flatMap(({ team, verdict, author, day, comment }, index) => {
      const total = totals.get(teamOwner(team));
      if (!total) return [];
      const latest = now.getTime() - 86_400_000 + index * 60_000;
      const at = new Date(Math.min(dayAfter(month, day).getTime() + index * 600_000, latest));
      return [
        {
          id: demoId("verdict", `${month} ${team} ${verdict}`),
          month: `${month}-01`,
          team_id: demoId("team", team),
          verdict,
          total,
          comment,
          author,
          at,
        },
      ];
    });
  });
  await insertRows(
    client,
    "statement_verdict",
    rows.map(({ author, at, ...row }) => ({ ...row, author_id: demoId("user", author), created_at: at.toISOString() })),
  );
  const words = { accepted: "accept", disputed: "dispute", resolved: "resolve" } as const;
  return rows.map(({ at, author, month, team_id, verdict, total, comment }) => ({
    at,
    actor: author,
    action: `statement.${words[verdict]}`,
    entity: "statement",
    entityId: `${month.slice(0, 7)}/${team_id}`,
    detail: { total, ...(comment !== "" && { comment }) },
  }));
}

function verdictsOf(monthsBack: number): readonly Verdict[] {
  if (monthsBack === 1) return inReview;
  return [...(monthsBack === 6 ? settled : []), ...everybody];
}

const everybody: readonly Verdict[] = people
  .filter(({ role }) => role === "manager")
  .flatMap(({ name, team }) =>
    team === null ? [] : [{ team, verdict: "accepted", author: name, day: 7, comment: "" }],
  );
