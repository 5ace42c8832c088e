import type { Scope } from "@/lib/auth/scope";

type Granted = "imports:read" | "imports:write" | "allocation:read" | "allocation:write";

/** An administrator who may import, for processes that have no request. */
export function writerOf(userId: string): Scope<Granted> {
  return {
    userId,
    userName: "Test admin",
    role: "admin",
    teamId: null,
    teamIds: [],
    granted: { "imports:read": true, "imports:write": true, "allocation:read": true, "allocation:write": true },
  };
}
