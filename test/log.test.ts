import { afterEach, expect, test, vi } from "vitest";
import { log } from "@/lib/log";

afterEach(() => vi.restoreAllMocks());

function lineOf(write: () => void): Record<string, unknown> {
  const lines: string[] = [];
  for (const level of ["info", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(line));
  }
  write();
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? "");
}

test("one line of JSON with its fields", () => {
  expect(lineOf(() => log.info("started", { port: 3000 }))).toMatchObject({
    level: "info",
    message: "started",
    port: 3000,
  });
});

test("fields named like secrets are emptied, and passwords in addresses", () => {
  const line = JSON.stringify(
    lineOf(() => log.warn("from postgresql://u:hunter2@h/d", { cookie: "abc123", sessionToken: "def456" })),
  );
  expect(line).not.toMatch(/hunter2|abc123|def456/);
  expect(line).toContain("postgresql://u:[removed]@h/d");
});

test("a database error keeps its code and loses the row it quotes", () => {
  const error = Object.assign(new Error("Failing row contains (Secret project, 42)"), { code: "23514" });
  const line = lineOf(() => log.error(error, { reference: "r1" }));
  expect(line).toMatchObject({ error: "Error", code: "23514", reference: "r1" });
  expect(JSON.stringify(line)).not.toContain("Secret project");
});

test("an error of one's own keeps its message and where it was thrown", () => {
  const line = lineOf(() => log.error(new RangeError("shares sum to 0.9")));
  expect(line).toMatchObject({ error: "RangeError", detail: "shares sum to 0.9" });
  expect(line.stack).toMatch(/^at (\S+ \()?test\/log\.test\.ts:/);
});

test("what is no error is named by its type only", () => {
  expect(lineOf(() => log.error("password hunter2"))).toMatchObject({ error: "string" });
});
