import type { Client } from "pg";
import { insertFacts, insertRollups } from "@/lib/store/batch-sums";
import { demoId } from "../ids";
import { loadAlerts } from "./alerts";
import { batchesOf } from "./batches";
import { billLines } from "./bill";
import { loadBudgets } from "./budgets";
import { type DemoMonth, dayAfter, ledgerDays, monthsOf } from "./calendar";
import { closeMonths } from "./closing";
import { lineColumns } from "./copy-row";
import { loadExchangeRates } from "./exchange";
import { loadImports, loadSources } from "./imports";
import type { LedgerAudit } from "./ledger-audit";
import { metricBatches, metricColumns } from "./metrics";
import { monthStatements } from "./month-statements";
import { copyRows, insertRows } from "./rows";
import { ruleVersions, secondVersionMonthsBack } from "./rules";
import { loadTargets } from "./targets";
import { loadVerdicts } from "./verdicts";

/**
 * Thirteen months of bills, usage and units up to yesterday, with the rules that gave them to teams, what teams said of
 * their statements, and the months that were closed. Facts and rollups are summed from the lines by the database.
 */
export async function loadLedger(client: Client, now: Date): Promise<LedgerAudit[]> {
  const days = ledgerDays(now);
  const months = monthsOf(days, now);
  const firstDay = new Date(`${days[0]?.day}T08:00:00Z`);
  for (const { month } of months) await client.query("SELECT ledger_open_month($1)", [`${month}-01`]);
  await loadSources(client, firstDay);
  await loadExchangeRates(client, months);
  const rules = await loadRules(client, { firstDay, months });
  await loadBudgets(client, months);
  const batches = batchesOf(billLines(days));
  await copyRows(client, { table: "cost_line", columns: lineColumns, rows: batches.flatMap(({ rows }) => rows) });
  // Summed in memory: on disk it takes twice as long.
  await client.query("SET LOCAL work_mem = '128MB'");
  await client.query(insertFacts({ lines: "cost_line", facts: "cost_fact" }, "true"));
  await client.query(insertRollups({ lines: "cost_line", rollups: "cost_rollup" }, "true"));
  await client.query("SET LOCAL work_mem TO DEFAULT");
  const metrics = metricBatches(days);
  await copyRows(client, { table: "metric_point", columns: metricColumns, rows: metrics.flatMap(({ rows }) => rows) });
  const imports = await loadImports(client, { batches, metrics, now });
  const statements = await monthStatements(client, months);
  const over = statements.filter(({ monthsBack }) => monthsBack > 0);
  const verdicts = await loadVerdicts(client, over, now);
  const closings = await closeMonths(client, over);
  const alerts = await loadAlerts(client, { now, statements });
  const targets = await loadTargets(client, now);
  return [...rules, ...imports, ...verdicts, ...closings, ...targets, ...alerts];
}

/** The first version is as old as the ledger; the second came when its first month was about to be closed. */
async function loadRules(
  client: Client,
  { firstDay, months }: { firstDay: Date; months: readonly DemoMonth[] },
): Promise<LedgerAudit[]> {
  const before = months.find(({ monthsBack }) => monthsBack === secondVersionMonthsBack + 1)?.month ?? "";
  const versions = ruleVersions.map((version) => ({
    ...version,
    at: version.version === 1 ? firstDay : dayAfter(before, 21),
  }));
  await insertRows(
    client,
    "allocation_rules",
    versions.map(({ version, note, author, text, at }) => ({
      version,
      rules: text,
      note,
      author_id: demoId("user", author),
      created_at: at.toISOString(),
    })),
  );
  return versions.map(({ version, note, author, at }) => ({
    at,
    actor: author,
    action: "allocation.save",
    entity: "allocation",
    entityId: String(version),
    detail: { version, note },
  }));
}
