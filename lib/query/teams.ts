import { authorizePage } from "@/lib/auth/authorize";
import { mayDo } from "@/lib/auth/permissions";
import { listTeams } from "@/lib/store/teams";

export async function loadTeams() {
  const scope = await authorizePage("members:read");
  return { teams: await listTeams(scope), mayWrite: mayDo(scope.role, "members:write") };
}
