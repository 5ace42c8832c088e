import type { Permission } from "@/lib/auth/permissions";
import type { Scope } from "@/lib/auth/scope";

const granted = {
  "imports:read": true,
  "imports:write": true,
  "allocation:read": true,
  "allocation:write": true,
  "statements:read": true,
  "periods:write": true,
  "periods:reopen": true,
} as const satisfies Partial<Record<Permission, true>>;

/** An administrator with what the ledger asks for, for processes that have no request. */
export function writerOf(userId: string): Scope<keyof typeof granted> {
  return { userId, userName: "Test admin", role: "admin", teamId: null, teamIds: [], granted };
}
