import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { proxy } from "@/proxy";

const asked = (path: string, cookie?: string) =>
  proxy(new NextRequest(`http://127.0.0.1:3000${path}`, { headers: cookie ? { cookie } : {} }));

test.each(["/overview", "/chargeback/2026-10", "/workloads/export.csv"])(
  "%s: a page is kept by nobody on the way",
  (path) => {
    const response = asked(path, "next-auth.session-token=x");
    expect(response.headers.get("cache-control")).toBe("private, no-store");
  },
);

test("nor is the way of a stranger to the sign-in page", () => {
  const response = asked("/overview");
  expect(response.headers.get("location")).toContain("/sign-in");
  expect(response.headers.get("cache-control")).toBe("no-store");
});
