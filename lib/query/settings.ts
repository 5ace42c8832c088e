import { type Access, authorizePage } from "@/lib/auth/authorize";
import { mayDo } from "@/lib/auth/permissions";
import { getSession } from "@/lib/auth/session";
import { roleLabel } from "@/lib/schema/member";
import { findSignInAccount } from "@/lib/store/accounts";
import { findTeamName } from "@/lib/store/teams";

const sections: readonly { label: string; href: string; access: Access }[] = [
  { label: "Account", href: "/settings", access: "signed-in" },
  { label: "Price book", href: "/settings/price-book", access: "prices:read" },
  { label: "Exchange rates", href: "/settings/exchange-rates", access: "prices:read" },
  { label: "Thresholds", href: "/settings/thresholds", access: "settings:read" },
  { label: "Metric sources", href: "/settings/metrics", access: "metrics:write" },
  { label: "Members", href: "/settings/members", access: "members:read" },
  { label: "Teams", href: "/settings/teams", access: "members:read" },
  { label: "Alerts", href: "/settings/alerts", access: "alerts:write" },
  { label: "API tokens", href: "/settings/tokens", access: "tokens:write" },
  { label: "Audit log", href: "/settings/audit", access: "audit:read" },
  { label: "Appearance", href: "/settings/appearance", access: "signed-in" },
];

/** The sections that this role may open; none for strangers. */
export async function loadSettingsSections(): Promise<{ label: string; href: string }[]> {
  const session = await getSession();
  if (!session) return [];
  return sections
    .filter(({ access }) => access === "signed-in" || mayDo(session.role, access))
    .map(({ label, href }) => ({ label, href }));
}

export async function loadAccount() {
  const scope = await authorizePage("signed-in");
  const session = await getSession();
  const account = session && (await findSignInAccount(session.email));
  return {
    name: scope.userName,
    email: session?.email ?? "",
    role: roleLabel(scope.role),
    team: scope.teamId === null ? null : await findTeamName(scope, scope.teamId),
    /** false: signs in through the identity provider only. */
    hasPassword: account?.passwordHash != null,
  };
}
