"use server";

import { redirect } from "next/navigation";
import { formAction } from "@/lib/action/form-action";
import type { Outcome } from "@/lib/action/run-safely";
import { changePassword, signOutEverywhere } from "@/lib/auth/own-password";
import { nothing } from "@/lib/schema/nothing";
import { passwordChange } from "@/lib/schema/password";

export const changePasswordAction = formAction({
  permission: "signed-in",
  schema: passwordChange,
  run: async (scope, input) => {
    await changePassword(scope, input);
    return { message: "Password changed. Every other session has ended.", result: null };
  },
});

export const signOutEverywhereAction = formAction({
  permission: "signed-in",
  schema: nothing,
  run: async (scope): Promise<Outcome<never>> => {
    await signOutEverywhere(scope);
    redirect("/sign-in");
  },
});
