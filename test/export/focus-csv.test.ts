import { describe, expect, test } from "vitest";
import { focusColumns, focusHeader, focusRows } from "@/lib/export/focus-csv";
import { parseCsv } from "@/lib/import/csv";
import type { LedgerLine } from "@/lib/schema/ledger-line";
import { checked } from "../import/reader/checked";

const usual: LedgerLine = {
  billingMonth: "2026-10",
  chargeStart: "2026-10-03T00:00:00Z",
  chargeEnd: "2026-10-04T00:00:00Z",
  team: "Vision",
  workload: "ocr-batch",
  tier: "cloud",
  category: "training",
  charge: "usage",
  provider: "AWS",
  service: "Amazon EC2",
  serviceCategory: "Compute",
  region: "eu-north-1",
  accountId: "000123456789",
  accountName: "Northwind",
  subAccountId: null,
  subAccountName: null,
  resourceId: "i-1",
  resourceName: null,
  chargeCategory: "Usage",
  chargeClass: null,
  chargeDescription: "p5.48xlarge, on demand",
  pricingCategory: "Standard",
  commitmentId: null,
  commitmentStatus: null,
  invoiceId: "inv-1",
  consumedQuantity: "24",
  consumedUnit: "Hours",
  gpuHoursAllocated: null,
  gpuHoursUsed: null,
  currency: "USD",
  billed: "0",
  effective: "0",
  list: "0",
  contracted: "0",
  tags: { team: "vision" },
  other: {},
  review: "counted",
  correctsMonth: null,
};

const same = (cost: string) => ({ billed: cost, effective: cost, list: cost, contracted: cost });

const lines: LedgerLine[] = [
  { ...usual, ...same("98765432.123456789012345678"), other: { SkuId: "p5", x_GpuClass: "H100" } },
  { ...usual, ...same("0.000000000000000001") },
  { ...usual, ...same("-150.25"), charge: "adjustment", chargeCategory: "Credit", chargeDescription: "-1 @ refund" },
  {
    ...usual,
    billed: "12.5",
    effective: "10.000000000000000003",
    list: "20",
    contracted: "12.5",
    tier: "on-prem",
    provider: "Own sites",
    charge: "idle",
    other: { CapacityReservationId: "stockholm", CapacityReservationStatus: "Unused", x_Tier: "on-prem" },
  },
  { ...usual, ...same("7"), tier: "edge", currency: "EUR", review: "waiting" },
];

const named = ["SkuId", "x_GpuClass", "x_Tier", "CapacityReservationId"];

function exported(some: readonly LedgerLine[], others: readonly string[] = named): string {
  const columns = focusColumns(others);
  return focusHeader(columns) + focusRows(some, columns);
}

function rowsOf(csv: string): Record<string, string>[] {
  const parsed = parseCsv(csv);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const [head, ...rows] = parsed.records.map(({ cells }) => cells);
  return rows.map((cells) => Object.fromEntries((head ?? []).map((name, index) => [name, cells[index] ?? ""])));
}

describe("a month as FOCUS", () => {
  test("98,765,432.123456789012345678 + 0.000000000000000001 − 150.25 + 12.5 comes back to the last digit", async () => {
    await checked(exported(lines), async ({ check }) => {
      expect(check.rejects).toEqual([]);
      expect([check.rows, check.accepted, check.focusVersion]).toEqual([5, 5, "1.3"]);
      expect(check.totals).toEqual({
        USD: {
          billed: "98765294.373456789012345679",
          effective: "98765291.873456789012345682",
          list: "98765301.873456789012345679",
          contracted: "98765294.373456789012345679",
        },
        EUR: { billed: "7", effective: "7", list: "7", contracted: "7" },
      });
      expect(check.months.map(({ month, rows }) => [month, rows])).toEqual([["2026-10", 5]]);
    });
  });

  test("tiers, charges, tags, accounts and the columns of the bill come back", async () => {
    await checked(exported(lines), async ({ rows }) => {
      const back = await rows("copy-lines", { month: "2026-10" });
      expect(back.map(({ tier }) => tier)).toEqual(["cloud", "cloud", "cloud", "on-prem", "edge"]);
      expect(back.map(({ charge }) => charge)).toEqual(["usage", "usage", "adjustment", "idle", "usage"]);
      expect(back[0]).toMatchObject({ account_id: "000123456789", tags: '{"team":"vision"}', provider: "AWS" });
      expect(JSON.parse(back[0]?.other ?? "")).toMatchObject({ SkuId: "p5", x_GpuClass: "H100" });
    });
  });

  test("what no column was made for stands in x_Other, so nothing is lost", () => {
    const [row] = rowsOf(exported([{ ...usual, other: { Unforeseen: "1", skuid: "p5" } }], []));
    expect([row?.x_Other, row?.SkuId]).toEqual(['{"Unforeseen":"1"}', "p5"]);
  });

  test("what a provider does not say stays empty: a list cost that is not known is no 0", () => {
    const [row] = rowsOf(exported([{ ...usual, list: null, consumedQuantity: null }]));
    expect([row?.ListCost, row?.ConsumedQuantity, row?.BilledCost]).toEqual(["", "", "0"]);
  });

  test("text and headers that a spreadsheet would run are text; numbers stay numbers", () => {
    const csv = exported(
      [{ ...usual, ...same("-1.5"), chargeDescription: "=1+1", other: { "@evil": "+1" } }],
      ["@evil"],
    );
    const [row] = rowsOf(csv);
    expect(row).toMatchObject({ ChargeDescription: "'=1+1", BilledCost: "-1.5", "'@evil": "'+1" });
  });

  test("the bill's own publisher comes before the provider", () => {
    const [own, without] = rowsOf(exported([{ ...usual, other: { PublisherName: "NVIDIA" } }, usual]));
    expect([own?.PublisherName, without?.PublisherName, without?.ProviderName]).toEqual(["NVIDIA", "AWS", "AWS"]);
  });

  test("tags that could not be read come back as they were", () => {
    const [row] = rowsOf(exported([{ ...usual, tags: {}, other: { Tags: '{"team":' } }]));
    expect(row?.Tags).toBe('{"team":');
  });
});
