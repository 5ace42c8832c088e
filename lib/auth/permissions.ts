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
] as const;

export type Permission = (typeof permissions)[number];

const read = ["workloads:read", "scenarios:read", "prices:read", "calculations:read"] as const;
const analyst = [
  ...read,
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
  manager: ["workloads:read", "calculations:read", "tokens:write"],
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
