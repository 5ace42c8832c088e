import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test, vi } from "vitest";
import { allocationRules } from "@/lib/schema/allocation-rules";
import { saveAllocationRules } from "@/lib/store/allocation-rules";
import { getMonthStatements } from "@/lib/store/statements";
import { focusRows } from "../bench/focus-rows";
import { testDatabase } from "../database";
import { exact, importFile, importsFolder } from "./import-fixtures";

vi.setConfig({ testTimeout: 60_000 });

const { scopeFor, teams } = await testDatabase();
const analyst = scopeFor("analyst");

const owners = {
  vision: `team:${teams.vision}`,
  search: `team:${teams.search}`,
  speech: `team:${teams.voice}`,
} as const;

/** What each tag costs, by SQL over the file as it is: nothing of ours has read it. */
async function costsInFile(csv: string): Promise<Map<string, { effective: string; billed: string }>> {
  const path = join(importsFolder, "oracle.csv");
  await writeFile(path, csv);
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(`
    SELECT json_extract_string(Tags, '$.team') AS team, sum(CAST(EffectiveCost AS DECIMAL(38,18)))::VARCHAR AS effective,
      sum(CAST(BilledCost AS DECIMAL(38,18)))::VARCHAR AS billed
    FROM read_csv('${path}', all_varchar = true) GROUP BY 1`);
  const rows = reader.getRowObjectsJson();
  connection.closeSync();
  instance.closeSync();
  return new Map(
    rows.map(({ team, effective, billed }) => [String(team), { effective: String(effective), billed: String(billed) }]),
  );
}

test("a month's chargeback of an imported file has the digits of a DuckDB query over that file, team by team", async () => {
  const rules = allocationRules.parse({
    pools: [],
    mapping: Object.entries(owners).map(([tag, owner]) => ({
      id: `m-${tag}`,
      name: tag,
      owner,
      conditions: [{ on: "tag:team", matcher: "one-of", values: [tag] }],
    })),
    sharing: [],
    shareIdle: false,
  });
  await saveAllocationRules(analyst, { seenVersion: 0, note: "", rules });
  const csv = [...focusRows({ rows: 3000, months: ["2026-10"] })].join("");
  const { check } = await importFile(analyst, { source: "AWS", csv });
  expect(check).toMatchObject({ accepted: 3000, rejected: 0, flagged: 0 });

  const inFile = await costsInFile(csv);
  expect(inFile.size).toBe(6);
  for (const basis of ["effective", "billed"] as const) {
    const month = await getMonthStatements(analyst, { month: "2026-10", basis });
    const charged = new Map(month.statements.map(({ owner, figures }) => [owner, figures[basis].total]));
    for (const [tag, owner] of Object.entries(owners)) {
      expect(exact(charged.get(owner) ?? "0")).toBe(exact(inFile.get(tag)?.[basis] ?? "0"));
    }
    const others = [...inFile].filter(([tag]) => !Object.hasOwn(owners, tag)).map(([, costs]) => exact(costs[basis]));
    const rest = others.reduce((sum, cost) => sum + cost, 0n);
    expect(exact(month.reconciliation?.unallocated ?? "0")).toBe(rest);
    expect(month.reconciliation?.difference).toBe("0");
  }
});
