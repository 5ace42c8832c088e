import { cache } from "react";
import { authorize } from "@/lib/auth/authorize";
import { landingOf } from "@/lib/auth/landing";
import { navigationFor } from "@/lib/auth/navigation";
import { mayDo, type Role } from "@/lib/auth/permissions";
import { getSession } from "@/lib/auth/session";
import { countUnread } from "@/lib/store/notifications";
import { getOrganisation } from "@/lib/store/organisation";
import { listScenarioNames, listWorkloadNames } from "@/lib/store/record-names";

const roleNames: Record<Role, string> = {
  analyst: "FinOps analyst",
  manager: "Team manager",
  leader: "Leader",
  admin: "Administrator",
};

/** Records offered by the command palette; the rest is found on their own pages. */
const mostRecords = 200;

/** The frame around every page; null when nobody is signed in. Read once per request. */
export const loadShell = cache(async () => {
  const session = await getSession();
  if (!session) return null;
  const { role } = session;
  const [organisation, records, unread] = await Promise.all([loadOrganisation(), loadRecords(role), loadUnread()]);
  return {
    organisation: organisation.name,
    sampleData: organisation.sampleData,
    user: { name: session.name, roleName: roleNames[role] },
    unread,
    navigation: navigationFor(role),
    account: [
      { group: "Pages", label: "Notifications", href: "/notifications" },
      { group: "Pages", label: "Appearance", href: "/settings/appearance" },
      ...(mayDo(role, "tokens:write") ? [{ group: "Pages", label: "API tokens", href: "/settings/tokens" }] : []),
    ],
    actions: [
      ...(mayDo(role, "scenarios:write") ? [{ group: "Actions", label: "New scenario", href: "/scenarios/new" }] : []),
      ...(mayDo(role, "workloads:write") ? [{ group: "Actions", label: "New workload", href: "/workloads/new" }] : []),
    ],
    records,
  };
});

/** Where "/" leads the one who asks. */
export async function loadLanding(): Promise<string> {
  const session = await getSession();
  return session ? landingOf[session.role] : "/sign-in";
}

async function loadOrganisation() {
  return getOrganisation(await authorize("calculations:read"));
}

async function loadUnread() {
  return countUnread(await authorize("signed-in"));
}

async function loadRecords(role: Role) {
  const [scenarios, workloads] = await Promise.all([
    mayDo(role, "scenarios:read") ? listScenarioNames(await authorize("scenarios:read"), mostRecords) : [],
    mayDo(role, "workloads:read") ? listWorkloadNames(await authorize("workloads:read"), mostRecords) : [],
  ]);
  return [
    ...scenarios.map(({ id, name }) => ({ group: "Scenarios", label: name, href: `/scenarios/${id}` })),
    ...workloads.map(({ id, name }) => ({ group: "Workloads", label: name, href: `/workloads/${id}` })),
  ].slice(0, mostRecords);
}
