"use server";

import { redirect } from "next/navigation";
import { formAction } from "@/lib/action/form-action";
import type { Outcome } from "@/lib/action/run-safely";
import { signInWithPassword, startCompanySignIn } from "@/lib/auth/sign-in";
import { companySignInInput, signInInput } from "@/lib/schema/sign-in";

export const signInAction = formAction({
  permission: "public",
  schema: signInInput,
  run: async (_scope, input): Promise<Outcome<never>> => redirect(await signInWithPassword(input)),
});

export const companySignInAction = formAction({
  permission: "public",
  schema: companySignInInput,
  run: async (_scope, { next }): Promise<Outcome<never>> => redirect(await startCompanySignIn(next)),
});
