import type { Role } from "./permissions";

/** Where "/" leads. */
export const landingOf: Record<Role, string> = {
  analyst: "/workloads",
  manager: "/workloads",
  leader: "/scenarios",
  admin: "/settings",
};
