import { expect, test } from "vitest";
import { bearerToken, createToken, hashToken, tokenAllows } from "@/lib/auth/token";

test("a token is xo_ and 32 random bytes in base64url: 3 + 43 characters", () => {
  const token = createToken();
  expect(token).toMatch(/^xo_[A-Za-z0-9_-]{43}$/);
  expect(createToken()).not.toBe(token);
});

test("the stored hash is the sha256 of the token", () => {
  // printf xo_test | sha256sum
  expect(hashToken("xo_test")).toBe("a61c83ce5930100d08a0a721430e66a3d2006c2199ffa4cf23bd8a9ac1fa9e89");
});

test("only a bearer header with a whole token is read", () => {
  const token = createToken();
  expect(bearerToken(`Bearer ${token}`)).toBe(token);
  expect(bearerToken(`bearer  ${token} `)).toBe(token);
  for (const header of [
    "",
    token,
    `Basic ${token}`,
    `Bearer ${token}x`,
    `Bearer ${token} more`,
    "Bearer xo_",
    "Bearer",
  ]) {
    expect(bearerToken(header)).toBeNull();
  }
});

test("write includes read of the same noun, and nothing includes another noun", () => {
  expect(tokenAllows(["workloads:write"], "workloads:read")).toBe(true);
  expect(tokenAllows(["workloads:read"], "workloads:write")).toBe(false);
  expect(tokenAllows(["workloads:write"], "scenarios:read")).toBe(false);
  expect(tokenAllows([], "calculations:read")).toBe(false);
});
