import type { AlertRule } from "../schema/alert";
import type { Finding } from "../store/alerts";

export type Team = { id: string; name: string; parentId: string | null };

/** What a search finds, before it is known which rule it is of. */
export type Found = Omit<Finding, "ruleId" | "key" | "kind"> & {
  /** What tells one from another within a rule. */
  subject: string;
};

export function findingOf({ subject, ...found }: Found, { id, kind }: Pick<AlertRule, "id" | "kind">): Finding {
  return { ...found, ruleId: id, kind, key: `${id}/${kind}/${subject}` };
}

/** Whether a rule watches something that concerns this team. */
export function watches(
  { scope, teamId: watched }: Pick<AlertRule, "scope" | "teamId">,
  teamId: string,
  teams: readonly Team[],
): boolean {
  if (scope !== "team") return true;
  const line = new Set<string>();
  for (let at: string | null = teamId; at !== null && !line.has(at); ) {
    line.add(at);
    at = teams.find(({ id }) => id === at)?.parentId ?? null;
  }
  return watched !== null && line.has(watched);
}
