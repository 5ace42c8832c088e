import { roles } from "@/lib/auth/permissions";
import { safeNext } from "@/lib/auth/safe-next";
import { signInChoices } from "@/lib/auth/sign-in";
import { memberRoles } from "@/lib/schema/member";
import type { DemoUser } from "@/lib/schema/sign-in";
import { listDemoAccounts } from "@/lib/store/accounts";
import { findOrganisationName } from "@/lib/store/organisation";

type Query = Record<"next" | "error" | "callbackUrl", string | string[] | undefined>;

/** What a stranger may know: the organisation's name, and who the demo users are where the demo is wanted. */
export async function loadSignIn({ next, callbackUrl, error }: Query) {
  const { company, demo } = signInChoices();
  const organisation = await findOrganisationName();
  return {
    organisation: organisation?.name ?? null,
    company,
    next: safeNext(next ?? callbackUrl),
    failure: error === undefined ? null : failureText(String(error)),
    demoUsers: demo && organisation?.sampleData ? await loadDemoUsers() : [],
  };
}

async function loadDemoUsers(): Promise<DemoUser[]> {
  const accounts = await listDemoAccounts();
  return roles.flatMap((role) => {
    const account = accounts.find((each) => each.role === role);
    const words = memberRoles.find((each) => each.role === role);
    return account && words
      ? [{ name: account.name, email: account.email, roleName: words.label, does: words.does }]
      : [];
  });
}

/** The codes with which next-auth comes back; what they hide is in the log. */
function failureText(code: string): string {
  if (code === "AccessDenied") {
    return "The company sign-in worked, but nobody here has that verified e-mail address. Ask an administrator to add you.";
  }
  if (code === "CredentialsSignin") return "E-mail address or password is not right.";
  return "Signing in did not work. Try again.";
}
