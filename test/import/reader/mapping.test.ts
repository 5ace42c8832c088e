import { describe, expect, test } from "vitest";
import { importTemplate } from "@/lib/format/import-template";
import { readBudgetFile } from "@/lib/import/budget-csv";
import { headerHash } from "@/lib/import/column-mapping";
import { focusColumns } from "@/lib/import/focus/columns";
import { importTargets } from "@/lib/schema/import-target";
import { checked, focusCsv } from "./checked";

const own = ["cost,when,month,BilledCost", "1.25,2026-10-03,2026-10-01,ignored", "x,2026-10-04,2026-10-01,2"].join(
  "\n",
);
const ownHash = headerHash(["cost", "when", "month", "BilledCost"]);
const ownMapping = { cost: "BilledCost", when: "ChargePeriodStart", month: "BillingPeriodStart", BilledCost: null };

describe("a mapping", () => {
  test("cost → BilledCost, while the file's own BilledCost is kept and not read: 1.25, and line 3 is rejected as cost", () =>
    checked(
      own,
      async ({ check, rows }) => {
        expect(check).toMatchObject({ accepted: 1, rejected: 1, headerHash: ownHash, problem: null });
        expect(check.totals).toMatchObject({ USD: { billed: "1.25" } });
        expect(check.rejects).toEqual([
          { line: 3, column: "cost", value: "x", reason: "is no amount: not a decimal number" },
        ]);
        expect(check.columns.map(({ name, stands, automatic, target }) => [name, stands, automatic, target])).toEqual([
          ["cost", "BilledCost", null, "billed"],
          ["when", "ChargePeriodStart", null, "charge_start"],
          ["month", "BillingPeriodStart", null, "billing_month"],
          ["BilledCost", null, "BilledCost", null],
        ]);
        const [line] = await rows("copy-lines", { month: "2026-10" });
        expect(JSON.parse(line?.other ?? "{}")).toEqual({ x_BilledCost: "ignored" });
      },
      { mappings: { [ownHash]: ownMapping } },
    ));

  test("of other columns changes nothing", () =>
    checked(focusCsv({}), async ({ check }) => expect(check.accepted).toBe(1), {
      mappings: { [ownHash]: ownMapping },
    }));

  test("is asked for where the columns do not say enough, with what stands in them", async () => {
    await expect(checked(own.replaceAll("BilledCost", "sum"), async () => undefined)).rejects.toMatchObject({
      check: {
        rows: 2,
        accepted: 0,
        problem: expect.stringContaining("BilledCost or EffectiveCost"),
        columns: [
          { name: "cost", stands: null, filled: 1, samples: ["1.25", "x"] },
          { name: "when" },
          { name: "month" },
          { name: "sum" },
        ],
      },
    });
  });

  test("goes by the names, not by their order or case", () => {
    expect(headerHash(["a", "B"])).toBe(headerHash(["b", "A"]));
    expect(headerHash(["a", "b"])).not.toBe(headerHash(["a", "c"]));
  });
});

describe("templates", () => {
  test("a FOCUS bill is taken without any finding on its line", () =>
    checked(importTemplate("focus"), async ({ check }) => {
      expect(check).toMatchObject({ accepted: 1, rejected: 0, flagged: 0 });
      expect(check.totals.USD?.effective).toBe("11.25");
    }));

  test("metrics are taken", () =>
    checked(importTemplate("metrics"), async ({ check }) => expect(check.accepted).toBe(1), {
      kind: "metrics",
      teams: [{ id: "8a5c2f0e-0000-4000-8000-000000000001", name: "Vision" }],
    }));

  test("usage names the columns that its reader knows", () =>
    checked(importTemplate("usage"), async ({ check }) => expect(check.accepted).toBe(1), {
      kind: "usage",
      rateCard: {
        currency: "USD",
        supplies: [
          {
            name: "Own fleet",
            tier: "on-prem",
            region: null,
            rates: [{ gpuClass: "H100", validFrom: "2026-01-01", validUntil: null, gpuHourRate: "2", gpus: "8" }],
          },
        ],
      },
    }));

  test("budgets are taken", () => {
    const teams = [{ id: "t", name: "Vision" }];
    expect(readBudgetFile(importTemplate("budgets"), { teams, budgets: [] })).toMatchObject({
      problem: null,
      rejects: [],
    });
  });

  test("every FOCUS target is a column that becomes a field of the ledger, and the other way round", () => {
    const targets = importTargets.focus.map(({ name }) => name);
    const fields = focusColumns.filter(({ target }) => target !== undefined).map(({ name }) => name);
    expect(targets.toSorted()).toEqual(fields.toSorted());
  });
});
