"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/action/form-action";
import { teamChange, teamId, teamInput } from "@/lib/schema/team";
import { createTeam, removeTeam, updateTeam } from "@/lib/store/teams";

export const createTeamAction = formAction({
  permission: "members:write",
  schema: teamInput,
  run: async (scope, input) => {
    const team = await createTeam(scope, input);
    refresh();
    return { message: `${team.name} was created`, result: null };
  },
});

export const updateTeamAction = formAction({
  permission: "members:write",
  schema: teamChange,
  run: async (scope, { id, ...input }) => {
    const team = await updateTeam(scope, id, input);
    refresh();
    return { message: `${team.name} was changed`, result: null };
  },
});

export const removeTeamAction = formAction({
  permission: "members:write",
  schema: teamId,
  run: async (scope, { id }) => {
    const name = await removeTeam(scope, id);
    refresh();
    return { message: `${name} was removed`, result: null };
  },
});
