"use server";

import { redirect } from "next/navigation";
import { formAction } from "@/lib/action/form-action";
import type { Outcome } from "@/lib/action/run-safely";
import { setUp } from "@/lib/auth/setup-link";
import { setupInput } from "@/lib/schema/setup";

export const setupAction = formAction({
  permission: "public",
  schema: setupInput,
  run: async (_scope, input): Promise<Outcome<never>> => redirect(await setUp(input)),
});
