import { authorizePage } from "@/lib/auth/authorize";
import { mayDo } from "@/lib/auth/permissions";
import { listTeams } from "@/lib/store/teams";
import { listMembers } from "@/lib/store/users";

export async function loadMembers() {
  const scope = await authorizePage("members:read");
  const [members, teams] = await Promise.all([listMembers(scope), listTeams(scope)]);
  return {
    members,
    teams: teams.map(({ id, name, depth }) => ({ id, name, depth })),
    ownId: scope.userId,
    mayWrite: mayDo(scope.role, "members:write"),
  };
}
