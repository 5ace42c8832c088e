import { tmpdir } from "node:os";
import type { CostQuestion } from "../../lib/store/costs";
import { differencesIn } from "../../scripts/reconcile";
import { benchLedger } from "./bench-ledger";
import { fillMonth } from "./ledger-fill";
import { recordResult } from "./results";

/**
 * The ledger with so many lines over twelve months, and one month more with so many of its own that is closed: how long
 * the reads behind the statement page, the cost explorer and its drill-down take (as loadMonth, loadCosts and
 * loadCostLines ask them, without rendering), and the closing. Floor in the same run: the bare sum of the same rollups.
 * Arguments: lines over twelve months, lines of the month that is closed; `record` keeps the result.
 */
const [spread, closing] = [Number(process.argv[2] ?? 10_000_000), Number(process.argv[3] ?? 10_000_000)];
const rounds = 40;
const months = Array.from({ length: 12 }, (_, index) => new Date(Date.UTC(2025, 10 + index)).toISOString().slice(0, 7));
const [closed, shown] = ["2025-10", "2026-09"];

process.env.CROSSOVER_NOW = "2026-11-23T12:00:00Z";
const tags = Array.from({ length: 6 }, (_, index) => `team-${index + 1}`);
const ledger = await benchLedger(tmpdir(), tags);
const { owner, scope } = ledger;
const teams = tags.map((name) => ledger.teams.get(name) ?? "");
// These read the settings that the ledger has made.
const { costContext } = await import("../../lib/query/cost-question");
const { database } = await import("../../lib/db/client");
const { allocationRules } = await import("../../lib/schema/allocation-rules");
const { saveAllocationRules } = await import("../../lib/store/allocation-rules");
const { listCostLines } = await import("../../lib/store/cost-lines");
const { sumCosts } = await import("../../lib/store/costs");
const { listCloseChecks } = await import("../../lib/store/close-facts");
const { closeMonth } = await import("../../lib/store/period-close");
const { listPeriods, startReview } = await import("../../lib/store/periods");
const { listSavedViews } = await import("../../lib/store/saved-views");
const { getMonthStatements } = await import("../../lib/store/statements");

const lines: string[] = [];
function say(line: string): void {
  lines.push(line);
  console.log(`  ${line}`);
}

try {
  const mapping = tags.map((tag, index) => ({
    id: `m-${index + 1}`,
    name: tag,
    owner: `team:${teams[index]}`,
    conditions: [{ on: "tag:team", matcher: "one-of", values: [tag] }],
  }));
  const rules = allocationRules.parse({ pools: [], mapping, sharing: [], shareIdle: false });
  await saveAllocationRules(scope, { seenVersion: 0, note: "", rules });
  const filled = await timed(async () => {
    for (const month of months)
      await fillMonth(owner, { month, lines: Math.ceil(spread / months.length), userId: scope.userId, teams });
    await fillMonth(owner, { month: closed, lines: closing, userId: scope.userId, teams });
  });
  const [stored] = (
    await owner.query<{ lines: string; rollups: string; gigabytes: string }>(`
    SELECT (SELECT sum(line_count) FROM import_batch) AS lines, (SELECT count(*) FROM cost_rollup) AS rollups,
      round(pg_database_size(current_database()) / 1e9, 1) AS gigabytes`)
  ).rows;
  say(
    `${stored?.lines} lines stored, ${closing} of them in the month that is closed; ${stored?.rollups} rollups, ${stored?.gigabytes} GB; filled in ${seconds(filled)}`,
  );

  const year: CostQuestion = {
    from: "2025-11-01",
    to: "2026-10-31",
    grain: "month",
    by: ["service", "team"],
    filters: [],
    basis: "effective",
    currency: "USD",
  };
  const floor = `SELECT service, owner, billing_month, sum(effective) FROM cost_rollup
    WHERE billing_month BETWEEN '2025-11-01' AND '2026-10-31' GROUP BY 1, 2, 3`;
  await measure("bare sum of a year's rollups (floor)", null, () => owner.query(floor));
  await measure("statement page: month, month before and periods", 300, () =>
    Promise.all([
      listPeriods(scope),
      getMonthStatements(scope, { month: shown, basis: "effective" }),
      getMonthStatements(scope, { month: "2026-08", basis: "effective" }),
    ]),
  );
  await measure("explorer: twelve months by service and team", 300, () => explorer(year, null));
  await measure("explorer: 90 days by day and provider, against the 90 before", 300, () =>
    explorer({ ...year, from: "2026-08-03", to: "2026-10-31", grain: "day", by: ["provider"] }, [
      "2026-05-05",
      "2026-08-02",
    ]),
  );
  const ofTeam = [{ dimension: "team", is: true, values: [`team:${teams[0]}`] }] as const;
  for (const sort of ["-day", "-cost"] as const) {
    await measure(`drill-down: a team's lines of a year, by ${sort.slice(1)}`, 1500, () => drill(year, ofTeam, sort));
    await measure(`drill-down: every line of a month, by ${sort.slice(1)}`, 1500, () =>
      drill({ ...year, from: "2026-09-01", to: "2026-09-30" }, [], sort),
    );
  }

  await startReview(scope, closed);
  const checks = await timed(() => listCloseChecks(scope, closed));
  say(`checklist of the month of ${closing} lines: ${seconds(checks)}`);
  const close = await timed(() => closeMonth(scope, closed));
  say(`closing it: ${seconds(close)} (target 60 s: ${close <= 60_000 ? "met" : "MISSED"})`);
  say(
    `memory of this process, which computes what the app does: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB at most`,
  );
  const reconciled = await timed(async () => {
    const differences = await differencesIn(owner);
    if (differences.length > 0)
      throw new Error(`The ledger does not reconcile: ${JSON.stringify(differences.slice(0, 3))}`);
  });
  say(`reconcile of all lines: no difference, ${seconds(reconciled)}`);
  if (process.argv[4] === "record")
    await recordResult("Ledger at scale", `test/bench/ledger-scale.ts ${spread} ${closing}`, lines);
  if (lines.some((line) => line.includes("MISSED"))) process.exitCode = 1;
} finally {
  await database().$disconnect();
  await ledger.close();
}

async function explorer(question: CostQuestion, compared: readonly [string, string] | null): Promise<void> {
  await Promise.all([costContext(scope, []), listSavedViews(scope, "/costs")]);
  const [from, to] = compared ?? ["", ""];
  await Promise.all([sumCosts(scope, question), compared ? sumCosts(scope, { ...question, from, to }) : null]);
}

async function drill(question: CostQuestion, filters: CostQuestion["filters"], sort: "-day" | "-cost"): Promise<void> {
  await costContext(scope, []);
  await Promise.all([
    listCostLines(scope, { ...question, filters, sort, after: null, limit: 100 }),
    sumCosts(scope, { ...question, filters, by: [] }),
  ]);
}

async function measure(name: string, targetMs: number | null, run: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < 3; round++) await run();
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round++) times.push(await timed(run));
  const { user, system } = process.cpuUsage(before);
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  const verdict = targetMs === null ? "" : ` (target ${targetMs} ms: ${at(0.95) <= targetMs ? "met" : "MISSED"})`;
  say(
    `${name}: median ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms, ${((user + system) / 1000 / rounds).toFixed(0)} ms of it computing here${verdict}`,
  );
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await run();
  return performance.now() - begun;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
