import { describe, expect, test } from "vitest";
import type { Amount } from "@/lib/ledger/amount";
import { formatAmount } from "@/lib/ledger/amount-text";
import { allocationRules } from "@/lib/schema/allocation-rules";
import { saveAllocationRules } from "@/lib/store/allocation-rules";
import { MissingRate, type MonthAllocation, monthAllocation } from "@/lib/store/month-allocation";
import { testDatabase } from "../database";
import { insertBatch, type LineToInsert } from "./ledger-month";

const { owner, scopeFor, teams, users } = await testDatabase();
const analyst = scopeFor("analyst");
const vision = `team:${teams.vision}` as const;
const search = `team:${teams.search}` as const;

const tagged = (team: string, line: LineToInsert): LineToInsert => ({ ...line, tags: { team } });

await insertBatch(owner, {
  month: "2026-10",
  userId: users.analyst.id,
  lines: [
    tagged("vision", { effective: "100.100000000000000003", billed: "90", category: "training", gpuHoursUsed: "30" }),
    tagged("search", {
      effective: "200.2",
      billed: "210",
      category: "inference",
      resource: "CANARY-SEARCH",
      gpuHoursUsed: "10",
    }),
    { service: "EKS", effective: "30.000000000000000001" },
    { service: "Unknown", effective: "5.5", resource: "CANARY-NOBODY" },
    tagged("vision", { effective: "-3", charge: "adjustment" }),
    tagged("vision", { effective: "7", review: "waiting" }),
    tagged("search", { effective: "8", review: "refused", resource: "CANARY-REFUSED" }),
  ],
});
await insertBatch(owner, {
  month: "2026-10",
  userId: users.analyst.id,
  currency: "EUR",
  lines: [
    tagged("vision", { effective: "10.333333333333333333" }),
    tagged("search", { effective: "0.333333333333333333" }),
    tagged("search", { effective: "0.333333333333333333" }),
  ],
});
// Neither is counted: it is still being written, or was replaced.
await insertBatch(owner, {
  month: "2026-10",
  userId: users.analyst.id,
  status: "writing",
  lines: [{ effective: "1000" }],
});
await insertBatch(owner, {
  month: "2026-10",
  userId: users.analyst.id,
  status: "replaced",
  lines: [{ effective: "2000" }],
});
await owner.query("INSERT INTO exchange_rate VALUES ('2026-10-01', 'EUR', 1.0853, 'ECB')");

const equals = (value: string) => ({ matcher: "one-of" as const, values: [value] });
const rules = allocationRules.parse({
  pools: [{ id: "platform", name: "Platform" }],
  mapping: [
    { id: "m-vision", name: "Vision", owner: vision, conditions: [{ on: "tag:team", ...equals("vision") }] },
    { id: "m-search", name: "CANARY-RULE", owner: search, conditions: [{ on: "tag:team", ...equals("search") }] },
    { id: "m-eks", name: "Clusters", owner: "pool:platform", conditions: [{ on: "service", ...equals("EKS") }] },
    { id: "m-late", name: "Late", owner: "pool:platform", conditions: [{ on: "tag:team", ...equals("vision") }] },
  ],
  sharing: [
    {
      id: "s-platform",
      name: "Platform",
      source: "pool:platform",
      method: "direct-cost",
      targets: [{ id: vision }, { id: search }],
    },
  ],
  shareIdle: false,
});
await saveAllocationRules(analyst, { rules, note: "", seenVersion: 0 });

const october = (scope = analyst) => monthAllocation(scope, { month: "2026-10", basis: "effective" });

function totalOf(allocation: MonthAllocation, of: string): string | null {
  const total = allocation.statements.find((statement) => statement.owner === of)?.total;
  return total === undefined || total === null ? null : formatAmount(total);
}

const textOf = (amount: Amount | undefined) => amount !== undefined && formatAmount(amount);

const unit = 10n ** 18n;
const units = (text: string) => {
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  const size = BigInt(whole) * unit + BigInt(fraction.padEnd(18, "0"));
  return text.startsWith("-") ? -size : size;
};

describe("October", () => {
  test("has the digits of an independent BigInt computation", async () => {
    const inEur = units("10.333333333333333333") + 2n * units("0.333333333333333333");
    const half = (product: bigint) => (product + unit / 2n) / unit;
    const visionEur = half(units("10.333333333333333333") * units("1.0853"));
    const searchEur = half(inEur * units("1.0853")) - visionEur;
    const visionDirect = units("100.100000000000000003") - units("3") + visionEur;
    const searchDirect = units("200.2") + searchEur;
    const pool = units("30.000000000000000001");
    const floors = [visionDirect, searchDirect].map((weight) => (pool * weight) / (visionDirect + searchDirect));
    const left = pool - (floors[0] ?? 0n) - (floors[1] ?? 0n);
    const remainders = [visionDirect, searchDirect].map((weight) => (pool * weight) % (visionDirect + searchDirect));
    const more = (remainders[0] ?? 0n) > (remainders[1] ?? 0n) ? [left, 0n] : [0n, left];

    const allocation = await october();
    const found = (of: string) => units(totalOf(allocation, of) ?? "0");
    expect(found(vision)).toBe(visionDirect + (floors[0] ?? 0n) + (more[0] ?? 0n));
    expect(found(search)).toBe(searchDirect + (floors[1] ?? 0n) + (more[1] ?? 0n));
    expect(totalOf(allocation, "pool:platform")).toBe("0");
    expect(totalOf(allocation, "unallocated")).toBe("5.5");
  });

  test("reconciles with the rollups' own sum to the last digit, lines in review as unallocated: 5.5 + 7 + 8", async () => {
    const { reconciliation, inReview } = await october();
    const { rows } = await owner.query<{ imported: string }>(
      `SELECT (sum(effective) FILTER (WHERE r.currency = 'USD')
          + round(sum(effective) FILTER (WHERE r.currency = 'EUR') * 1.0853, 18))::text AS imported
       FROM cost_rollup r JOIN import_batch b ON b.id = r.batch_id WHERE b.status = 'committed'`,
    );
    expect(textOf(reconciliation?.imported)).toBe(rows[0]?.imported.replace(/0+$/, ""));
    expect(reconciliation?.difference).toBe(0n);
    expect(textOf(reconciliation?.unallocated)).toBe("20.5");
    expect(inReview.waiting.lines).toBe(1);
    expect(formatAmount(inReview.refused.costs.effective)).toBe("8");
  });

  test("names what two rules would take: two counted lines and a credit of Vision", async () => {
    const { overlaps } = await october();
    expect(overlaps).toMatchObject([{ ruleId: "m-vision", otherRuleId: "m-late", lines: 3 }]);
  });

  test("in billed cost weighs by billed cost, and has no total at list prices where a line has none", async () => {
    const billed = await monthAllocation(analyst, { month: "2026-10", basis: "billed" });
    expect(billed.reconciliation?.difference).toBe(0n);
    expect(totalOf(billed, vision)).not.toBe(totalOf(await october(), vision));
    await insertBatch(owner, {
      month: "2026-09",
      userId: users.analyst.id,
      lines: [tagged("vision", { effective: "1", list: null })],
    });
    const list = await monthAllocation(analyst, { month: "2026-09", basis: "list" });
    expect(list.reconciliation).toBeNull();
    expect(totalOf(list, vision)).toBeNull();
  });

  test("tries other rules and writes nothing: without rules all of it is unallocated", async () => {
    const none = allocationRules.parse({ pools: [], mapping: [], sharing: [], shareIdle: false });
    const tried = await monthAllocation(analyst, { month: "2026-10", basis: "effective", rules: none });
    expect(tried.rulesVersion).toBeNull();
    expect(tried.statements.map((statement) => statement.owner)).toEqual(["unallocated"]);
    expect(tried.reconciliation?.difference).toBe(0n);
    expect((await october()).rulesVersion).toBe(1);
  });

  test("shares by measured GPU-hours, 30 to 10: 75% and 25% of the pool", async () => {
    const [platform] = rules.sharing;
    const measured = {
      ...rules,
      sharing: platform ? [{ ...platform, method: "metric" as const, unit: "GPU-hours" }] : [],
    };
    const { rows } = await monthAllocation(analyst, { month: "2026-10", basis: "effective", rules: measured });
    const shared = rows.flatMap((row) => (row.kind === "shared" ? [[row.owner, formatAmount(row.ratio)]] : []));
    expect(Object.fromEntries(shared)).toEqual({ [vision]: "0.75", [search]: "0.25" });
  });
});

describe("a manager", () => {
  const manager = scopeFor("manager", teams.vision);

  test("gets the same statement as the whole month shows for the team", async () => {
    const [own, whole] = [await october(manager), await october()];
    expect(own.statements).toEqual(whole.statements.filter((statement) => statement.owner === vision));
    expect(own.inReview.waiting.lines).toBe(1);
  });

  test("gets no row, line, rule or sum of another team, nor what belongs to nobody", async () => {
    const own = await october(manager);
    const text = JSON.stringify({ ...own, groups: [...own.groups] }, (_key, value) =>
      typeof value === "bigint" ? String(value) : value,
    );
    for (const foreign of ["CANARY", search, teams.search]) expect(text).not.toContain(foreign);
    expect(own.rows.every((row) => row.owner === vision)).toBe(true);
    expect([own.overlaps, own.kept, own.reconciliation, own.inReview.refused.lines]).toEqual([[], [], null, 0]);
  });

  test("of a team without costs gets nothing at all", async () => {
    const other = await october(scopeFor("manager", teams.voice));
    expect([other.rows, other.statements, other.groups.size, other.rules.mapping]).toEqual([[], [], 0, []]);
  });
});

describe("a month", () => {
  test("without lines has no rows and reconciles at 0", async () => {
    const empty = await monthAllocation(analyst, { month: "2026-01", basis: "effective" });
    expect([empty.rows, empty.reconciliation?.imported, empty.reconciliation?.difference]).toEqual([[], 0n, 0n]);
  });

  test("with a currency that has no rate says which", async () => {
    await insertBatch(owner, {
      month: "2026-08",
      userId: users.analyst.id,
      currency: "JPY",
      lines: [{ effective: "1" }],
    });
    const attempt = monthAllocation(analyst, { month: "2026-08", basis: "effective" });
    await expect(attempt).rejects.toThrow(MissingRate);
    await expect(attempt).rejects.toThrow("there is no rate of JPY in USD for 2026-08");
  });

  test("keeps a correction with whom it was booked on, whatever the rules say now", async () => {
    await insertBatch(owner, {
      month: "2026-11",
      userId: users.analyst.id,
      correctsMonth: "2026-07",
      lines: [tagged("vision", { effective: "-4", owner: search }), tagged("vision", { effective: "1" })],
    });
    const { statements } = await monthAllocation(analyst, { month: "2026-11", basis: "effective" });
    expect(statements.map(({ owner: of, total }) => [of, total && formatAmount(total)])).toEqual(
      [
        [vision, "1"],
        [search, "-4"],
      ].sort(),
    );
  });

  test("that is closed is read with the rules, currency and rates that were frozen", async () => {
    await insertBatch(owner, {
      month: "2026-06",
      userId: users.analyst.id,
      currency: "EUR",
      lines: [tagged("vision", { effective: "2" })],
    });
    const later = { ...rules, mapping: [] };
    await saveAllocationRules(analyst, { rules: later, note: "", seenVersion: 1 });
    await owner.query(
      "UPDATE billing_period SET state = 'closed', version = 1, closed_at = now(), closed_by_id = $1 WHERE month = '2026-06-01'",
      [users.admin.id],
    );
    const frozen = { rulesVersion: 1, currency: "GBP", rates: [{ currency: "EUR", rate: "0.5" }], other: "kept" };
    await owner.query(
      "INSERT INTO closed_period (month, version, frozen, sha256, closed_by_id) VALUES ('2026-06-01', 1, $1, repeat('a', 64), $2)",
      [frozen, users.admin.id],
    );
    const closed = await monthAllocation(analyst, { month: "2026-06", basis: "effective" });
    expect([closed.state, closed.rulesVersion, closed.currency, totalOf(closed, vision)]).toEqual([
      "closed",
      1,
      "GBP",
      "1",
    ]);
    expect((await october()).statements.map((statement) => statement.owner)).toEqual(["unallocated"]);
  });
});
