import { describe, expect, test } from "vitest";
import { compareText } from "@/lib/format/compare";
import { formatDay, formatInstant, formatMonth, monthAfter } from "@/lib/format/date";
import { formatDelta } from "@/lib/format/delta";
import { formatNumber, formatSigned } from "@/lib/format/number";
import { formatCount, formatMonths, formatQuantity } from "@/lib/format/quantity";
import { formatRatio, formatSignedRatio } from "@/lib/format/ratio";

describe("ratio", () => {
  test("0.307 is 30.7%, without a space", () => {
    expect(formatRatio(0.307)).toBe("30.7%");
  });

  test("a minus is a true minus; 0 stays 0.0%", () => {
    expect(formatRatio(-0.064)).toBe("−6.4%");
    expect(formatRatio(0)).toBe("0.0%");
    expect(formatRatio(-0)).toBe("0.0%");
  });

  test("whole percent without the noise of 0.57 × 100", () => {
    expect(formatRatio(0.57, { digits: 0 })).toBe("57%");
    expect(formatRatio(0.285, { digits: 1 })).toBe("28.5%");
  });

  test("a small share does not vanish", () => {
    expect(formatRatio(0.00004)).toBe("0.004%");
  });

  test("a change carries its sign, nothing known is a dash", () => {
    expect(formatSignedRatio(0.084)).toBe("+8.4%");
    expect(formatSignedRatio(-0.176)).toBe("−17.6%");
    expect(formatRatio(null)).toBe("—");
  });
});

describe("quantity", () => {
  test("figure and unit", () => {
    expect(formatQuantity(31_400, { unit: "h/mo" })).toBe("31,400 h/mo");
    expect(formatQuantity(0.12, { unit: "USD/kWh", digits: 2 })).toBe("0.12 USD/kWh");
    expect(formatQuantity(null, { unit: "h" })).toBe("—");
  });

  test("one and many", () => {
    expect(formatCount(1, "workload")).toBe("1 workload");
    expect(formatCount(5_000, "workload")).toBe("5,000 workloads");
    expect(formatCount(0, "entry", "entries")).toBe("0 entries");
  });

  test("months to one decimal: 800,000 / 85,000 = 9.41 reads 9.4", () => {
    expect(formatMonths(800_000 / 85_000)).toBe("9.4");
    expect(formatMonths(18)).toBe("18.0");
  });

  test("signed figures", () => {
    expect([12_300, -748, 0].map((value) => formatSigned(value))).toEqual(["+12,300", "−748", "0"]);
    expect(formatNumber(-0)).toBe("0");
  });
});

describe("dates are text and do not move with the time zone", () => {
  test("months and days", () => {
    expect(formatMonth("2026-10")).toBe("October 2026");
    expect(formatMonth("2026-10", "short")).toBe("Oct 2026");
    expect(formatDay("2026-11-01")).toBe("1 Nov 2026");
    expect(formatMonth("2026-13")).toBe("—");
    expect(formatDay(null)).toBe("—");
  });

  test("17 months after January 2027 is June 2028", () => {
    expect(monthAfter("2027-01", 17)).toBe("2028-06");
  });

  test("backwards over the new year, and not at all", () => {
    expect(monthAfter("2027-01", -1)).toBe("2026-12");
    expect(monthAfter("2027-12", 0)).toBe("2027-12");
    expect(monthAfter("2027-12", 1)).toBe("2028-01");
  });

  test("an instant in the billing zone: 20:30 UTC is 02:15 next day in Kathmandu", () => {
    expect(formatInstant("2026-11-22T20:30:00Z")).toBe("22 Nov 2026, 20:30");
    expect(formatInstant("2026-11-22T20:30:00Z", "Asia/Kathmandu")).toBe("23 Nov 2026, 02:15");
    expect(formatInstant(new Date("2026-11-22T00:05:00Z"))).toBe("22 Nov 2026, 00:05");
    expect(formatInstant(null)).toBe("—");
  });
});

describe("delta", () => {
  const delta = (value: number | null, base: number | null) => formatDelta({ value, base, currency: "USD" });

  test("8.12M against 11.72M: 3.60M less, 30.7%", () => {
    expect(delta(8_120_000, 11_717_172)).toEqual({ direction: "less", text: "▼ −$3.60M (−30.7%)", word: "less" });
  });

  test("more is up", () => {
    expect(delta(158_700, 146_400)).toEqual({ direction: "more", text: "▲ +$12.3K (+8.4%)", word: "more" });
  });

  test("from nothing it is new, to nothing ended, and neither is a percentage", () => {
    expect(delta(100, 0).text).toBe("new");
    expect(delta(0, 100).text).toBe("ended");
    expect(delta(5, 5).text).toBe("no change");
    expect(delta(null, 5).text).toBe("—");
  });
});

test("names sort as people read them", () => {
  expect(["node-10", "Node-9", "alpha"].sort(compareText)).toEqual(["alpha", "Node-9", "node-10"]);
});
