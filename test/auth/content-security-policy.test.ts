import { expect, test } from "vitest";
import { contentSecurityPolicy } from "@/lib/auth/content-security-policy";

const policy = (options: { production?: boolean; issuer?: string | null } = {}) =>
  contentSecurityPolicy({ nonce: "bm9uY2U=", production: true, issuer: null, ...options }).split("; ");

test("scripts run by nonce only, and production never evaluates text", () => {
  expect(policy()).toContain("script-src 'nonce-bm9uY2U=' 'strict-dynamic'");
  expect(policy().join()).not.toContain("unsafe-eval");
});

test("workers come from here alone", () => {
  expect(policy()).toContain("worker-src 'self'");
});

test("only style attributes are loosened", () => {
  expect(policy()).toContain("style-src 'self' 'nonce-bm9uY2U='");
  expect(policy().filter((directive) => directive.includes("unsafe-inline"))).toEqual([
    "style-src-attr 'unsafe-inline'",
  ]);
});

test("nobody frames the pages, and forms go home or to the identity provider", () => {
  expect(policy()).toEqual(expect.arrayContaining(["frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'"]));
  expect(policy()).toContain("form-action 'self'");
  expect(policy({ issuer: "https://id.example" })).toContain("form-action 'self' https://id.example");
});
