import fc from "fast-check";
import { expect, test } from "vitest";
import { safeNext, signInPath } from "@/lib/auth/safe-next";

test("a path of this site stays as it is, with its search", () => {
  expect(safeNext("/scenarios/3?months=60&split=0.7")).toBe("/scenarios/3?months=60&split=0.7");
});

test.each([
  "https://evil.example/",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/%0d%0a/../\n//evil.example",
  "javascript:alert(1)",
  "/..//evil.example",
  "/.//evil.example",
  "http:evil.example",
  "",
  " /workloads",
  "/sign-in?next=/sign-in",
  "/sign-in",
  "/setup/abc",
  "/api/auth/signout",
  `/${"a".repeat(3_000)}`,
  null,
  undefined,
  ["/workloads"],
  { toString: () => "/workloads" },
])("%j leads to the start page", (next) => {
  expect(safeNext(next)).toBe("/");
});

test("whatever is asked for, the way leads to this site", () => {
  const parts = fc.constantFrom(
    "/",
    "\\",
    "//",
    "..",
    ".",
    ":",
    "@",
    "?",
    "#",
    "%2f",
    "%5c",
    "\t",
    "\n",
    " ",
    "evil.example",
    "http",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(parts, { maxLength: 8 }).map((each) => each.join("")),
      ),
      (next) => {
        expect(new URL(safeNext(next), "https://crossover.example").origin).toBe("https://crossover.example");
      },
    ),
    { numRuns: 2_000 },
  );
});

test("the sign-in page remembers where to go back to", () => {
  expect(signInPath("/workloads?f=team:is:vision")).toBe("/sign-in?next=%2Fworkloads%3Ff%3Dteam%3Ais%3Avision");
  expect(signInPath("/")).toBe("/sign-in");
});
