import { describe, expect, test } from "vitest";
import {
  costsHref,
  duplicateOf,
  lateReason,
  linesText,
  monthsText,
  stateOf,
  totalsByCurrency,
  undoRefusal,
} from "@/lib/chart/imports";
import type { ImportBatch } from "@/lib/schema/import";

const id = "01900000-0000-7000-8000-000000000000";

function batch(over: Partial<ImportBatch> = {}): ImportBatch {
  return { id, month: "2026-10", status: "committed", rows: 1, flagged: 0, totals: {}, correctsMonth: null, ...over };
}

const file = { status: "committed" as const, failure: null, batches: [batch()] };

describe("the state of a file", () => {
  test("a committed file counts until all its months are replaced", () => {
    const replaced = batch({ status: "replaced" });
    expect(stateOf(file).label).toBe("counts");
    expect(stateOf({ ...file, batches: [batch(), replaced] }).label).toBe("partly replaced");
    expect(stateOf({ ...file, batches: [replaced, replaced] }).label).toBe("replaced");
  });

  test("a file that counts already as another one is a duplicate, not cancelled", () => {
    const failure = `This file counts already, as import ${id}.`;
    expect(duplicateOf(failure)).toBe(id);
    expect(stateOf({ status: "cancelled", failure, batches: [] }).label).toBe("duplicate");
    expect(stateOf({ status: "cancelled", failure: null, batches: [] }).label).toBe("cancelled");
    expect(duplicateOf("This file has no lines.")).toBeNull();
  });
});

describe("undo", () => {
  test("is there for what counts in open months alone", () => {
    expect(undoRefusal(file, [])).toBeNull();
    expect(undoRefusal(file, ["2026-09"])).toBeNull();
  });

  test("is refused with the reason: not counted, replaced, or a closed month by its name", () => {
    expect(undoRefusal({ ...file, status: "staged" }, [])).toBe("It does not count.");
    expect(undoRefusal({ ...file, batches: [batch({ status: "replaced" })] }, [])).toMatch(/later file replaced/);
    expect(undoRefusal(file, ["2026-10"])).toBe("October 2026 is closed.");
  });
});

describe("months in a cell", () => {
  test("two are named, more are a range, in order and once each", () => {
    expect(monthsText([])).toBeNull();
    expect(monthsText(["2026-11", "2026-10", "2026-10"])).toBe("Oct 2026, Nov 2026");
    expect(monthsText(["2026-11", "2026-08", "2026-09"])).toBe("Aug 2026 to Nov 2026");
  });

  test("February 2028 ends on its 29th day in the address of its costs", () => {
    expect(costsHref([{ month: "2028-02" }, { month: "2027-12" }])).toBe("/costs?from=2027-12-01&to=2028-02-29");
    expect(costsHref([])).toBe("/costs");
  });
});

test("totals stand by currency in the order of their codes, to the last digit, and are not added", () => {
  const sums = { billed: "0.100000000000000001", effective: "2", list: null, contracted: null };
  expect(totalsByCurrency({ USD: sums, EUR: { ...sums, billed: "-3" } })).toEqual([
    { currency: "EUR", ...sums, billed: "-3" },
    { currency: "USD", ...sums },
  ]);
});

describe("a late source", () => {
  const october = { month: "2026-10", nextMonth: "2026-11" };
  const source = {
    expected: true,
    archived: false,
    deliveredAt: "2026-11-20T06:00:00Z",
    monthDeliveredAt: "2026-11-01T00:00:00Z",
  };

  test("October is final with a file of 1 November, and not with one of 31 October", () => {
    expect(lateReason(source, october)).toBeNull();
    expect(lateReason({ ...source, monthDeliveredAt: "2026-10-31T23:59:59Z" }, october)).toBe(
      "October 2026 is not final: last file on 31 Oct 2026",
    );
  });

  test("says what is missing: the month, or everything", () => {
    expect(lateReason({ ...source, monthDeliveredAt: null }, october)).toBe("Nothing for October 2026");
    expect(lateReason({ ...source, monthDeliveredAt: null, deliveredAt: null }, october)).toBe("Nothing delivered yet");
  });

  test("nobody waits for one that is not expected or is archived", () => {
    const silent = { ...source, deliveredAt: null, monthDeliveredAt: null };
    expect(lateReason({ ...silent, expected: false }, october)).toBeNull();
    expect(lateReason({ ...silent, archived: true }, october)).toBeNull();
  });
});

test("1,003 lines with 3 rejected are 1,000 lines, 3 left out", () => {
  expect(linesText({ rows: 1003, rejected: 3, flagged: 0 })).toBe("1,000 lines, 3 rejected lines left out");
  expect(linesText({ rows: 2, rejected: 0, flagged: 1 })).toBe("2 lines, 1 line in review");
  expect(linesText({ rows: 1, rejected: 0, flagged: 0 })).toBe("1 line");
});
