import type { Role } from "./permissions";

/** Where "/" leads. */
export const landingOf: Record<Role, string> = {
  analyst: "/overview",
  manager: "/chargeback",
  leader: "/roadmap",
  admin: "/settings",
};
