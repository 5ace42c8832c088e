import type { AlertRule } from "../schema/alert";
import type { Tellable } from "../store/alert-facts";

type Nested = { id: string; parentId: string | null };

export type Audience = Pick<AlertRule, "roles" | "memberIds" | "teamManager">;

/**
 * Whom a rule tells of something that concerns a team, or with null the whole organisation. A manager is told of the own
 * team and those below it only, by whatever way the rule names the manager.
 */
export function recipientsOf(
  { roles, memberIds, teamManager }: Audience,
  { teamId, teams, members }: { teamId: string | null; teams: readonly Nested[]; members: readonly Tellable[] },
): Tellable[] {
  const line = lineOf(teamId, teams);
  return members.filter((member) => {
    const named = roles.includes(member.role) || memberIds.includes(member.id);
    const manages = teamManager && member.role === "manager" && teamId !== null && member.teamId === teamId;
    return (named || manages) && (member.role !== "manager" || (member.teamId !== null && line.has(member.teamId)));
  });
}

/** The team and every unit above it. */
function lineOf(teamId: string | null, teams: readonly Nested[]): ReadonlySet<string> {
  const line = new Set<string>();
  for (let at = teamId; at !== null && !line.has(at); ) {
    line.add(at);
    at = teams.find(({ id }) => id === at)?.parentId ?? null;
  }
  return line;
}
