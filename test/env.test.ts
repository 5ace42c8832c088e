import { describe, expect, test } from "vitest";
import { readEnv } from "@/lib/env";

const good = {
  NODE_ENV: "production",
  DATABASE_URL: "postgresql://crossover@db.internal:5432/crossover",
  AUTH_SECRET: "zK3vQ9xT1mB7nR5wY2pL8sD4fG6hJ0cA",
  APP_URL: "https://crossover.example.org/",
};

test("a production server with everything given", () => {
  expect(readEnv(good)).toEqual({
    production: true,
    databaseUrl: good.DATABASE_URL,
    authSecret: good.AUTH_SECRET,
    appUrl: "https://crossover.example.org",
    port: 3000,
    trustedProxies: 0,
    oidc: null,
    metricsToken: null,
    outsideAllowHosts: [],
    smtp: null,
    folder: ".crossover",
    demo: false,
    now: null,
  });
});

describe("refuses, by name and without the value:", () => {
  test.each([
    ["a missing secret", { AUTH_SECRET: undefined }, "AUTH_SECRET is missing"],
    ["an empty secret", { AUTH_SECRET: "" }, "AUTH_SECRET is missing"],
    [
      "a secret of 31 characters",
      { AUTH_SECRET: "zK3vQ9xT1mB7nR5wY2pL8sD4fG6hJ0c" },
      "AUTH_SECRET must have at least 32",
    ],
    [
      "an example secret",
      { AUTH_SECRET: "change-me-change-me-change-me-change-me" },
      "AUTH_SECRET is an example value",
    ],
    ["one character 32 times", { AUTH_SECRET: "a".repeat(32) }, "AUTH_SECRET is an example value"],
    [
      "another kind of database",
      { DATABASE_URL: "mysql://u:hunter2@h/d" },
      "DATABASE_URL must be a postgresql:// address",
    ],
    [
      "an address without a scheme",
      { APP_URL: "crossover.example.org" },
      "APP_URL must be an http:// or https:// address",
    ],
    ["a port above 65535", { PORT: "65536" }, "PORT"],
    ["a short token for metrics", { METRICS_TOKEN: "short" }, "METRICS_TOKEN must have at least 32 characters"],
    ["half a provider", { OIDC_ISSUER: "https://id.example.org" }, "must be given together"],
  ])("%s", (_what, change, message) => {
    const attempt = () => readEnv({ ...good, ...change });
    expect(attempt).toThrow(message);
    expect(attempt).not.toThrow("hunter2");
  });
});

test("outside production a test secret will do", () => {
  const secret = "example-secret-example-secret-example";
  expect(readEnv({ ...good, NODE_ENV: "test", AUTH_SECRET: secret }).authSecret).toBe(secret);
});

test("a frozen clock is an instant", () => {
  expect(readEnv({ ...good, CROSSOVER_NOW: "2026-11-23T12:00:00Z" }).now).toEqual(new Date(Date.UTC(2026, 10, 23, 12)));
});
