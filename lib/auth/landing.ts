import type { Role } from "./permissions";

/** Where "/" leads. */
export const landingOf: Record<Role, string> = {
  analyst: "/workloads",
  manager: "/chargeback",
  leader: "/scenarios",
  admin: "/settings",
};
