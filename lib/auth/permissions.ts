export const roles = ["analyst", "manager", "leader", "admin"] as const;

export type Role = (typeof roles)[number];

/** `write` includes `read` of the same noun. */
export const permissions = [
  "workloads:read",
  "workloads:write",
  "scenarios:read",
  "scenarios:write",
  "prices:read",
  "prices:write",
  "settings:read",
  "settings:write",
  "members:read",
  "members:write",
  "tokens:write",
  "audit:read",
  "calculations:read",
  "costs:read",
  "imports:read",
  "imports:write",
  "allocation:read",
  "allocation:write",
  "statements:read",
  "statements:write",
  "periods:write",
  "periods:reopen",
  "budgets:read",
  "budgets:write",
  "views:write",
  "metrics:read",
  "metrics:write",
  "anomalies:write",
  "roadmap:read",
  "roadmap:write",
  "alerts:write",
] as const;

export type Permission = (typeof permissions)[number];

const own = [
  "workloads:read",
  "calculations:read",
  "costs:read",
  "statements:read",
  "budgets:read",
  "metrics:read",
  "roadmap:read",
] as const;
const read = [...own, "scenarios:read", "prices:read", "allocation:read"] as const;
const analyst = [
  ...read,
  "imports:read",
  "imports:write",
  "allocation:write",
  "statements:write",
  "periods:write",
  "budgets:write",
  "views:write",
  "metrics:write",
  "anomalies:write",
  "roadmap:write",
  "alerts:write",
  "workloads:write",
  "scenarios:write",
  "prices:write",
  "settings:read",
  "settings:write",
  "tokens:write",
] as const;

/** Who may do what: the one table that pages, actions, routes and their tests read. */
export const permissionsOf: Record<Role, readonly Permission[]> = {
  analyst,
  manager: [...own, "statements:write", "views:write", "anomalies:write", "tokens:write"],
  leader: read,
  admin: permissions,
};

export function mayDo(role: Role, permission: Permission): boolean {
  return permissionsOf[role].includes(permission);
}

/** Roles that see every team; the others see their own team and its children. */
export function seesAllTeams(role: Role): boolean {
  return role !== "manager";
}
