"use server";

import { refresh } from "next/cache";
import { dataAction } from "@/lib/action/data-action";
import { formAction } from "@/lib/action/form-action";
import { generatePassword, hashPassword } from "@/lib/auth/password";
import { memberId, memberInput, memberState, memberUpdate } from "@/lib/schema/member";
import {
  createMember,
  endMemberSessions,
  resetMemberPassword,
  setMemberDisabled,
  updateMember,
} from "@/lib/store/users";

export const createMemberAction = formAction({
  permission: "members:write",
  schema: memberInput,
  run: async (scope, input) => {
    const password = generatePassword();
    const member = await createMember(scope, { input, passwordHash: await hashPassword(password) });
    refresh();
    return { message: `${member.name} was added`, result: { name: member.name, password } };
  },
});

export const updateMemberAction = formAction({
  permission: "members:write",
  schema: memberUpdate,
  run: async (scope, { id, ...change }) => {
    const member = await updateMember(scope, id, change);
    refresh();
    return { message: `${member.name} was changed`, result: null };
  },
});

export const resetMemberPasswordAction = formAction({
  permission: "members:write",
  schema: memberId,
  run: async (scope, { id }) => {
    const password = generatePassword();
    const member = await resetMemberPassword(scope, id, await hashPassword(password));
    return { message: `${member.name} has a new password`, result: { name: member.name, password } };
  },
});

export const setMemberDisabledAction = dataAction({
  permission: "members:write",
  schema: memberState,
  run: async (scope, { id, disabled }) => {
    const member = await setMemberDisabled(scope, id, disabled);
    refresh();
    return { message: `${member.name} was ${disabled ? "disabled" : "enabled"}`, result: null };
  },
});

export const endMemberSessionsAction = dataAction({
  permission: "members:write",
  schema: memberId,
  run: async (scope, { id }) => {
    const member = await endMemberSessions(scope, id);
    return { message: `${member.name} is signed out everywhere`, result: null };
  },
});
