import { createHash, randomBytes } from "node:crypto";
import type { Permission } from "./permissions";

const tokenForm = /^xo_[A-Za-z0-9_-]{43}$/;

/** 256 random bits behind a prefix by which scanners of leaked secrets can tell it. */
export function createToken(): string {
  return `xo_${randomBytes(32).toString("base64url")}`;
}

/** What is stored of a token. 256 random bits need no slow hash. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** The token of an Authorization header; null when the header holds anything else. */
export function bearerToken(header: string): string | null {
  const token = /^Bearer +(\S+) *$/i.exec(header)?.[1];
  return token !== undefined && tokenForm.test(token) ? token : null;
}

/** `write` of a noun includes its `read`, as it does for roles. */
export function tokenAllows(scopes: readonly string[], permission: Permission): boolean {
  return scopes.includes(permission) || scopes.includes(permission.replace(/:read$/, ":write"));
}
