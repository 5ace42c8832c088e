import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { failureOf } from "@/lib/action/failure";
import { inputOf, valuesOf } from "@/lib/action/form-data";
import { problemResponse } from "@/lib/action/problem";
import { RateLimited } from "@/lib/auth/rate-limited";
import { CrossSite } from "@/lib/auth/same-origin";
import { UnsupportedMediaType } from "@/lib/auth/unsupported-media-type";
import { Conflict, Forbidden, InvalidInput, NotFound, Unauthenticated } from "@/lib/errors";

afterEach(() => vi.restoreAllMocks());

test.each([
  [new Unauthenticated(), 401],
  [new Forbidden("workloads:read"), 403],
  [new CrossSite(), 403],
  [new NotFound("scenario"), 404],
  [new Conflict("changed meanwhile"), 409],
  [new UnsupportedMediaType(), 415],
  [new InvalidInput([{ field: "name", rule: "too long", value: "x" }]), 422],
  [new RateLimited(30), 429],
])("%s answers %i as a problem that nobody keeps", async (error, status) => {
  const response = problemResponse(error);
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.json()).toMatchObject({ type: "about:blank", status });
});

test("refused input names field, value and rule", async () => {
  const problems = [{ field: "gpuHours", rule: "must not be negative", value: -1 }];
  expect(await problemResponse(new InvalidInput(problems)).json()).toMatchObject({ errors: problems });
});

test("a limit says when to come back, a missing sign-in how to sign in", () => {
  expect(problemResponse(new RateLimited(30)).headers.get("retry-after")).toBe("30");
  expect(problemResponse(new Unauthenticated()).headers.get("www-authenticate")).toBe("Bearer");
});

test("of an unexpected error nobody learns more than a reference, which stands in the log", async () => {
  const lines: string[] = [];
  vi.spyOn(console, "error").mockImplementation((line: string) => void lines.push(line));
  const secret = "password authentication failed for user owner at /srv/db";
  const response = problemResponse(Object.assign(new Error(secret), { code: "28P01" }));
  const body: unknown = await response.json();
  const reference = z.object({ reference: z.string().min(8) }).parse(body).reference;
  expect(response.status).toBe(500);
  expect(JSON.stringify(body)).not.toContain("owner");
  expect(lines.join()).toContain(reference);
  const failure = failureOf(new Error(secret));
  expect(failure.message).toMatch(/^Something went wrong on our side, nothing was changed\. Reference: [0-9a-f]{10}$/);
});

test("the rules of a schema reach their fields", () => {
  const error = z
    .object({ name: z.string().min(1, "Must not be empty."), at: z.object({ day: z.number() }) })
    .safeParse({
      name: "",
      at: {},
    }).error;
  expect(failureOf(error)).toMatchObject({ fieldErrors: { name: "Must not be empty.", "at.day": expect.any(String) } });
});

test("passwords and tokens are never given back", () => {
  const form = new FormData();
  for (const name of ["email", "password", "newPassword", "currentPassword", "token", "$ACTION_ID_1"])
    form.set(name, name);
  expect(valuesOf(form)).toEqual({ email: "email" });
});

test("a name that occurs twice becomes a list", () => {
  const form = new FormData();
  form.append("scopes", "a");
  form.append("scopes", "b");
  form.append("name", "n");
  expect(inputOf(form)).toEqual({ scopes: ["a", "b"], name: "n" });
});
