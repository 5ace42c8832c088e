import type { Permission, Role } from "./permissions";

type Granted<P extends Permission> = P extends `${infer Noun}:write` ? P | (`${Noun}:read` & Permission) : P;

/**
 * Proof that somebody may do `P`: only `authorize` makes one. A store function that names a permission
 * in its first argument cannot be called without it, and the database sees the same team list.
 */
export type Scope<P extends Permission = never> = {
  readonly userId: string;
  readonly userName: string;
  readonly role: Role;
  readonly teamId: string | null;
  /** Teams whose rows are visible: all, or the own team and everything below it. */
  readonly teamIds: readonly string[];
  readonly granted: { readonly [K in Granted<P>]: true };
};
