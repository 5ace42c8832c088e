import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { database } from "@/lib/db/client";
import { undoImport } from "@/lib/store/import-undo";
import { moveImport } from "@/lib/store/imports";
import { reopenMonth, startReview } from "@/lib/store/periods";
import { migrateDatabase } from "../../scripts/migrate";
import { type Cluster, startCluster } from "../../scripts/postgres/cluster";
import { until } from "../../scripts/postgres/process";
import { differencesIn } from "../../scripts/reconcile";
import { verifyAudit } from "../../scripts/verify-audit";
import { exactSum, focusCsv, importFile, importsFolder, type Line, type Staged, stagedImport } from "./import-fixtures";
import type { KillTask } from "./kill-worker";
import { Killable } from "./killable";
import { writerOf } from "./ledger-scope";

/** What was killed, how often the work stood or was gone afterwards, and how long it took until somebody was there again. */
export type KillFigures = {
  kills: number;
  stood: number;
  gone: number;
  acknowledged: number;
  slowestReadySeconds: number;
};

export type KillPlan = {
  kills: number;
  lines: number;
  seed: number;
  /** Files are read by the application's own reading process in every second import. */
  readers: boolean;
};

const closingMonth = "2026-08";

const linesOf = (months: readonly string[], count: number): Line[] =>
  Array.from({ length: count }, (_, index) => ({
    day: `${months[index % months.length]}-${String((index % 28) + 1).padStart(2, "0")}`,
    billed: `${index}.000000000000000001`,
    account: `account-${index % 40}`,
    ...(index % 3 === 0 ? { team: "vision" } : {}),
  }));

type World = {
  cluster: Cluster;
  userId: string;
  teams: [string, string];
  staged: Staged;
  lines: readonly Line[];
  rulesVersion: number;
};

const scopeOf = ({ userId }: World) => writerOf(userId);

/**
 * Kills the application or Postgres at drawn moments of an import, a change of the rules and a closing, and looks each
 * time: all of the work is there or none of it, what was acknowledged is there, and the ledger reconciles. Throws for the
 * first time that this is not so.
 */
export async function killRun(plan: KillPlan): Promise<KillFigures> {
  const folder = await mkdtemp(join(tmpdir(), "crossover-kill-"));
  // Safe against power cuts, as in production: it is killed here.
  const cluster = await startCluster({ folder });
  const workers = new Killable();
  const figures: KillFigures = { kills: 0, stood: 0, gone: 0, acknowledged: 0, slowestReadySeconds: 0 };
  try {
    const world = await arrange(cluster, plan.lines);
    workers.start(world.userId);
    const random = randomOf(plan.seed);
    const usualMs = await usualTimes(world, workers, plan.readers);
    for (let kill = 0; kill < plan.kills; kill++) {
      const task = tasks[kill % 3] ?? "import";
      // In turn, so that the next application starts while Postgres does.
      const victim = kill % 2 === 0 ? "application" : "postgres";
      const asked = taskOf(task, world, plan.readers && Math.floor(kill / 6) % 2 === 1);
      const usual = usualMs.get(kindOf(asked)) ?? 0;
      const worker = await workers.ready();
      const begun = performance.now();
      const ended = worker.run(asked).then((answer) => {
        // Moments are drawn from as long as this work takes, more where it never ends in time, so that they fall before, within and after it.
        usualMs.set(
          kindOf(asked),
          answer === "done" ? (usual + performance.now() - begun) / 2 : Math.min(usual * 1.1, 20_000),
        );
        return answer;
      });
      await pause(random() * usual * 1.2);
      const seconds = victim === "application" ? await worker.kill() : await killPostgres(cluster);
      const acknowledged = (await ended) === "done";
      const stood = await settle(asked, world, acknowledged);
      figures.kills += 1;
      figures[stood ? "stood" : "gone"] += 1;
      if (acknowledged) figures.acknowledged += 1;
      figures.slowestReadySeconds = Math.max(figures.slowestReadySeconds, seconds);
    }
    const audit = await asOwner(cluster, verifyAudit);
    if (audit.problem) throw new Error(`The audit log is broken: ${audit.problem}.`);
    return figures;
  } finally {
    await workers.stop();
    await database().$disconnect();
    await cluster.stop();
    for (const path of [folder, importsFolder]) await rm(path, { recursive: true, force: true });
  }
}

async function arrange(cluster: Cluster, count: number): Promise<World> {
  await cluster.createDatabase("kills");
  process.env.DATABASE_URL = cluster.url("kills");
  await migrateDatabase(cluster.url("kills"));
  const { userId, teams } = await asOwner(cluster, async (owner) => {
    await owner.query("INSERT INTO organisation (name) VALUES ('Test organisation')");
    const user = await owner.query(
      "INSERT INTO user_account (email, name, role) VALUES ('admin@test.example', 'Test admin', 'admin') RETURNING id",
    );
    const made = await owner.query("INSERT INTO team (name) VALUES ('Vision'), ('Voice') RETURNING id");
    return { userId: user.rows[0].id, teams: [made.rows[0].id, made.rows[1].id] as [string, string] };
  });
  const scope = writerOf(userId);
  await importFile(scope, { source: "Azure", csv: focusCsv(linesOf(["2026-07", closingMonth], count / 2)) });
  await startReview(scope, closingMonth);
  const lines = linesOf(["2026-09", "2026-10"], count);
  const staged = await stagedImport(scope, { source: "AWS", csv: focusCsv(lines) });
  await asOwner(cluster, (owner) => owner.query("UPDATE bill_source SET expected = false"));
  return { cluster, userId, teams, staged, lines, rulesVersion: 0 };
}

function taskOf(task: KillTask["task"], world: World, ownProcess: boolean): KillTask {
  if (task === "import") return { task, importId: world.staged.id, folder: importsFolder, ownProcess };
  if (task === "close") return { task, month: closingMonth };
  return { task, owner: `team:${world.teams[world.rulesVersion % 2]}`, seenVersion: world.rulesVersion };
}

const tasks = ["import", "allocation", "close"] as const;

function kindOf(asked: KillTask): string {
  return asked.task === "import" && asked.ownProcess ? "import by its own reading process" : asked.task;
}

/** How long each kind of work takes here and now when nobody kills anything. */
async function usualTimes(world: World, workers: Killable, readers: boolean): Promise<Map<string, number>> {
  const usualMs = new Map<string, number>();
  for (const [task, ownProcess] of [
    ...tasks.map((each) => [each, false] as const),
    ...(readers ? [["import", true] as const] : []),
  ]) {
    const asked = taskOf(task, world, ownProcess);
    const worker = await workers.ready();
    const begun = performance.now();
    const answer = await worker.run(asked);
    if (answer !== "done") throw new Error(`Undisturbed, the ${kindOf(asked)} failed: ${JSON.stringify(answer)}`);
    usualMs.set(kindOf(asked), performance.now() - begun);
    await settle(asked, world, true);
  }
  return usualMs;
}

async function killPostgres(cluster: Cluster): Promise<number> {
  const before = cluster.pid;
  process.kill(before, "SIGKILL");
  const killedAt = performance.now();
  const isBack = () =>
    asOwner(cluster, (owner) => owner.query("SELECT 1")).then(
      () => cluster.pid !== before,
      () => false,
    );
  if (!(await until(isBack, 120_000))) throw new Error("Postgres did not come back within two minutes.");
  return (performance.now() - killedAt) / 1000;
}

/** Whether the work stands; what stands is then taken back, so that the next one finds the same. */
async function settle(asked: KillTask, world: World, acknowledged: boolean): Promise<boolean> {
  // What a killed application had begun may still be rolling back: these wait for it.
  await asOwner(world.cluster, async (owner) => {
    await owner.query(
      "SELECT pg_advisory_lock(hashtextextended('crossover.import ' || id, 0)) FROM bill_source ORDER BY id",
    );
    await owner.query("SELECT pg_advisory_lock(hashtext('crossover.allocation-rules'))");
    await owner.query("SELECT FROM billing_period FOR UPDATE");
    const differences = await differencesIn(owner);
    if (differences.length > 0) throw new Error(`The ledger does not reconcile: ${JSON.stringify(differences)}`);
  });
  const stands = await {
    import: () => settleImport(world),
    allocation: () => settleRules(world),
    close: () => settleClosing(world),
  }[asked.task]();
  if (acknowledged && !stands) throw new Error(`An acknowledged ${asked.task} was lost.`);
  return stands;
}

async function settleImport(world: World): Promise<boolean> {
  const { staged, cluster, lines } = world;
  const { status, counted } = await asOwner(cluster, async (owner) => {
    const file = await owner.query("SELECT status FROM import_file WHERE id = $1", [staged.id]);
    const sums = await owner.query(
      `SELECT count(*)::int AS lines, coalesce(sum(l.billed), 0)::text AS billed FROM cost_line l
       JOIN import_batch b ON b.id = l.batch_id AND b.status = 'committed' AND b.file_id = $1`,
      [staged.id],
    );
    return { status: file.rows[0].status, counted: sums.rows[0] };
  });
  if (status !== "committed") {
    if (counted.lines !== 0) throw new Error(`${counted.lines} lines count of an import that does not.`);
    await moveImport(scopeOf(world), { id: staged.id, from: ["committing"], to: "staged" });
    return false;
  }
  if (counted.lines !== lines.length || exactSum([counted.billed]) !== exactSum(lines.map(({ billed }) => billed)))
    throw new Error(`Of ${lines.length} lines ${counted.lines} count, with a sum of ${counted.billed}.`);
  await undoImport(scopeOf(world), staged.id);
  await asOwner(cluster, (owner) => owner.query("UPDATE import_file SET status = 'staged' WHERE id = $1", [staged.id]));
  return true;
}

/** The newest rules and the owners of all lines are of one and the same version. */
async function settleRules(world: World): Promise<boolean> {
  const { version, owners } = await asOwner(world.cluster, async (owner) => {
    const rules = await owner.query("SELECT coalesce(max(version), 0)::int AS version FROM allocation_rules");
    const found = await owner.query<{ owner: string }>(
      `SELECT DISTINCT t.owner FROM (
         SELECT owner, billing_month FROM cost_line WHERE tags->>'team' = 'vision'
         UNION ALL SELECT owner, billing_month FROM cost_fact WHERE tags->>'team' = 'vision') AS t
       JOIN billing_period p ON p.month = t.billing_month AND p.state <> 'closed'
       WHERE t.billing_month IN ('2026-07-01', '2026-08-01')`,
    );
    return { version: rules.rows[0].version, owners: found.rows.map((row) => row.owner) };
  });
  const meant = version === 0 ? "unallocated" : `team:${world.teams[(version - 1) % 2]}`;
  if (owners.join() !== meant) throw new Error(`Rules of version ${version} mean ${meant}, lines have ${owners}.`);
  const saved = version > world.rulesVersion;
  world.rulesVersion = version;
  return saved;
}

/** Row, record, statements and seal of a closing are all there or all missing. */
async function settleClosing(world: World): Promise<boolean> {
  const facts = await asOwner(world.cluster, async (owner) => {
    const { rows } = await owner.query(
      `SELECT p.state = 'closed' AS closed,
         EXISTS (SELECT FROM closed_period c WHERE c.month = p.month AND c.version = p.version
           AND (SELECT count(*) FROM closed_statement s WHERE s.month = c.month AND s.version = c.version) = 2) AS issued,
         (SELECT count(*) FROM closed_period c WHERE c.month = p.month AND c.version > p.version) > 0 AS ahead,
         EXISTS (SELECT FROM pg_trigger WHERE tgname = 'sealed' AND tgrelid = 'cost_line_2026_08'::regclass) AS sealed
       FROM billing_period p WHERE p.month = '2026-08-01'`,
    );
    return rows[0];
  });
  const { closed, issued, ahead, sealed } = facts;
  if (ahead || sealed !== closed || (closed && !issued)) throw new Error(`Half a closing: ${JSON.stringify(facts)}`);
  if (closed) await reopenMonth(scopeOf(world), { month: closingMonth, reason: "The next closing." });
  return closed;
}

async function asOwner<T>(cluster: Cluster, run: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client({ connectionString: cluster.url("kills") });
  owner.on("error", () => undefined);
  await owner.connect();
  try {
    return await run(owner);
  } finally {
    await owner.end().catch(() => undefined);
  }
}

/** Numbers from 0 to below 1, the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
