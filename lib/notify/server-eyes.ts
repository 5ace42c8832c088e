import { scopeFor } from "../auth/authorize";
import type { Scope } from "../auth/scope";
import { holderOf } from "../auth/session";
import { findAdministrator } from "../store/accounts";

/** What the server itself looks with: it belongs to nobody who asks, and the database shows rows to users only. */
export type ServerEyes = {
  alerts: Scope<"alerts:write">;
  statements: Scope<"statements:read">;
  costs: Scope<"costs:read">;
  budgets: Scope<"budgets:read">;
};

/** Those of the longest-serving administrator; null before setup. */
export async function openEyes(): Promise<ServerEyes | null> {
  const administrator = await findAdministrator();
  if (!administrator) return null;
  const holder = holderOf(administrator);
  return {
    alerts: scopeFor(holder, "alerts:write"),
    statements: scopeFor(holder, "statements:read"),
    costs: scopeFor(holder, "costs:read"),
    budgets: scopeFor(holder, "budgets:read"),
  };
}
