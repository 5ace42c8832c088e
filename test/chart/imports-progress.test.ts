import { describe, expect, test } from "vitest";
import { progressOf, stepOf } from "@/lib/chart/imports-progress";
import { importStatuses } from "@/lib/schema/import";

const check = { rows: 1_000, accepted: 800 };

describe("progress", () => {
  test("a check says how many rows were read and how fast, and knows no end", () => {
    const progress = progressOf({ status: "checking", rowsRead: 12_000, rowsPerSecond: 45_000 }, null);
    expect(progress).toMatchObject({ share: null, text: "12,000 rows read, 45,000 rows per second" });
    expect(progress?.now).toBeLessThanOrEqual(progress?.max ?? 0);
  });

  test("a commit of 800 lines at 200 is a quarter done", () => {
    expect(progressOf({ status: "committing", rowsRead: 200, rowsPerSecond: 0 }, check)).toEqual({
      label: "Committing",
      share: 0.25,
      now: 200,
      max: 800,
      text: "200 of 800 lines written",
    });
  });

  test("a commit that has not begun does not show the count of its check as done", () => {
    expect(progressOf({ status: "committing", rowsRead: 1_000, rowsPerSecond: 9 }, check)?.now).toBe(0);
  });

  test("only what runs has progress, and every status has a step", () => {
    const running = importStatuses.filter((status) => progressOf({ status, rowsRead: 0, rowsPerSecond: 0 }, check));
    expect(running).toEqual(["receiving", "checking", "committing"]);
    expect(importStatuses.map(stepOf)).toEqual([
      "Upload",
      "Check",
      "Check",
      "Commit",
      "Done",
      "Done",
      "Check",
      "Check",
    ]);
  });
});
