import { setTimeout as pause } from "node:timers/promises";
import type { Client } from "pg";
import type { Permission } from "@/lib/auth/permissions";
import type { Scope } from "@/lib/auth/scope";
import { readAs } from "@/lib/db/transaction";
import { Conflict } from "@/lib/errors";
import { amountOf, formatAmount } from "@/lib/ledger/amount-text";
import type { IsoMonth } from "@/lib/ledger/calendar";
import { allocationRules } from "@/lib/schema/allocation-rules";
import { getAllocationRules, saveAllocationRules } from "@/lib/store/allocation-rules";
import { setExchangeRate } from "@/lib/store/exchange-rates";
import { undoImport } from "@/lib/store/import-undo";
import { findClosing, issuedStatements } from "@/lib/store/issued-statements";
import { monthAllocation } from "@/lib/store/month-allocation";
import { closeMonth, hashOf } from "@/lib/store/period-close";
import { reopenMonth, startReview } from "@/lib/store/periods";
import { answerStatement } from "@/lib/store/statement-answers";
import { getMonthStatements } from "@/lib/store/statements";
import { differencesIn } from "../../scripts/reconcile";
import {
  commitStaged,
  focusCsv,
  importFile,
  type Line,
  type Staged,
  stagedAgain,
  stagedImport,
} from "./import-fixtures";

export type Racers = {
  owner: Client;
  analyst: Scope<Permission>;
  admin: Scope<Permission>;
  manager: Scope<Permission>;
  teams: Record<"vision" | "search", string>;
};

/** How the races ended. In each a month is closed while something else would change it. */
export type RaceFigures = { races: number; closed: number; changed: number; refused: number };

/** With months between them that take the corrections of what comes too late. */
const months: readonly IsoMonth[] = ["2026-02", "2026-04", "2026-06", "2026-08"];

const linesOf = (month: IsoMonth, variant: number): Line[] =>
  Array.from({ length: 3 + variant }, (_, index) => ({
    day: `${month}-${String(index + 1).padStart(2, "0")}`,
    billed: `${10 + variant}.00000000000000000${index + 1}`,
    ...(index % 2 === 0 ? { team: "vision" } : {}),
  }));

type Race = Racers & { month: IsoMonth; race: number; bill: (month: IsoMonth) => Promise<Staged> };

type Contender = (race: Race) => Promise<unknown>;

const contenders: readonly Contender[] = [
  async ({ analyst, bill, month }) => commitStaged(analyst, await bill(month)),
  ({ analyst, teams, race }) => saveRules(analyst, teams, race),
  ({ manager, teams, month }) =>
    answerStatement(manager, { month, teamId: teams.vision, verdict: "disputed", comment: "No.", total: null }),
  ({ analyst, month, race }) =>
    setExchangeRate(analyst, { month, currency: "EUR", rate: `1.0${race}`, source: "A race" }),
  async ({ analyst, owner, month }) => undoImport(analyst, await importIn(owner, month)),
];

/**
 * Races a closing against an import, new rules, a dispute, an exchange rate or an undo, in turn. A month that came out
 * closed has to be, to the last digit, what its closing froze. Throws for the first late change.
 */
export async function closeRaces(
  racers: Racers,
  { races, seed }: { races: number; seed: number },
): Promise<RaceFigures> {
  const bill = await arrange(racers);
  const figures: RaceFigures = { races: 0, closed: 0, changed: 0, refused: 0 };
  let state = seed;
  const wait = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return pause((state / 4_294_967_296) * 40);
  };
  for (let race = 0; race < races; race++) {
    const month = months[race % months.length] ?? "2026-02";
    const contend = contenders[race % contenders.length];
    if (!contend) throw new Error("nobody to race against");
    const [closing, other] = await Promise.allSettled([
      wait().then(() => closeMonth(racers.analyst, month)),
      wait().then(() => contend({ ...racers, month, race, bill })),
    ]);
    for (const result of [closing, other]) {
      if (result.status === "rejected" && !(result.reason instanceof Conflict)) throw result.reason;
    }
    figures.races += 1;
    if (other.status === "fulfilled") figures.changed += 1;
    else figures.refused += 1;
    if (closing.status === "fulfilled") {
      figures.closed += 1;
      await requireFrozen(racers, month, closing.value);
      await reopenMonth(racers.admin, { month, reason: "The next race." });
    }
    await tidy(racers, month, bill);
  }
  const differences = await differencesIn(racers.owner);
  if (differences.length > 0) throw new Error(`The ledger does not reconcile: ${JSON.stringify(differences)}`);
  return figures;
}

/** Bills in two variants of each month, read once; each race sends one as a file of its own. */
async function arrange({ analyst, owner, teams }: Racers): Promise<Race["bill"]> {
  for (const month of months) {
    await importFile(analyst, { source: "AWS", csv: focusCsv(linesOf(month, 0)) });
    await startReview(analyst, month);
  }
  const variants: Staged[] = [];
  for (const variant of [1, 2]) {
    const csv = focusCsv(months.flatMap((month) => linesOf(month, variant)));
    variants.push(await stagedImport(analyst, { source: "AWS", csv }));
  }
  await owner.query("UPDATE bill_source SET expected = false");
  await saveRules(analyst, teams, 0);
  let sent = 0;
  return (month) => {
    sent += 1;
    const variant = variants[sent % variants.length];
    if (!variant) throw new Error("nothing staged");
    return stagedAgain(analyst, variant, { source: "AWS", csv: `file ${sent}`, months: [month] });
  };
}

async function saveRules(analyst: Racers["analyst"], teams: Racers["teams"], race: number): Promise<void> {
  const { version } = await getAllocationRules(analyst);
  const owner = `team:${race % 2 === 0 ? teams.vision : teams.search}`;
  const conditions = [{ on: "tag:team", matcher: "one-of", values: ["vision"] }];
  const mapping = [{ id: "tag", name: "Tag", owner, conditions }];
  const rules = allocationRules.parse({ pools: [], mapping, sharing: [], shareIdle: false });
  await saveAllocationRules(analyst, { rules, note: "", seenVersion: version });
}

/** The import that the month's lines came with. */
async function importIn(owner: Client, month: IsoMonth): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `SELECT file_id::text AS id FROM import_batch WHERE billing_month = $1 AND status = 'committed'
       AND corrects_month IS NULL ORDER BY committed_at DESC LIMIT 1`,
    [`${month}-01`],
  );
  const [row] = rows;
  if (!row) throw new Conflict("Nothing to undo.");
  return row.id;
}

/** What is there now is what was frozen: hash, statements, batches, owners of lines, rates and verdicts. */
async function requireFrozen(
  { owner, analyst }: Racers,
  month: IsoMonth,
  { version, sha256 }: { version: number; sha256: string },
): Promise<void> {
  const day = `${month}-01`;
  const closing = await findClosing(analyst, { month, version });
  const issued = await readAs(analyst, (tx) => issuedStatements(tx, { month, version }));
  const same = (what: string, now: unknown, frozen: unknown) => {
    const [left, right] = [JSON.stringify(now), JSON.stringify(frozen)];
    if (left !== right)
      throw new Error(`A late change of ${month}, version ${version}: ${what} ${left}, frozen ${right}`);
  };
  if (!closing) throw new Error(`${month} is closed without a record.`);
  same("its hash", hashOf(closing.frozen, issued), sha256);
  const now = await monthAllocation(analyst, { month, basis: "effective" });
  same(
    "imported",
    now.reconciliation && formatAmount(now.reconciliation.imported),
    closing.frozen.reconciliation.effective?.imported,
  );
  const { statements } = await getMonthStatements(analyst, { month, basis: "effective" });
  const totals = (list: readonly (readonly [string, string | null])[]) =>
    list.filter(([, total]) => total !== null && total !== "0").sort();
  same(
    "its statements",
    totals(
      now.statements
        .filter((each) => each.owner.startsWith("team:"))
        .map((each) => [each.owner, each.total === null ? null : formatAmount(each.total)]),
    ),
    totals(statements.map((each) => [each.owner, each.figures.effective.total])),
  );
  const batches = await owner.query(
    "SELECT id::text, sha256, line_count::text AS lines FROM import_batch WHERE billing_month = $1 AND status = 'committed' ORDER BY id",
    [day],
  );
  same("its batches", batches.rows, closing.frozen.batches);
  const owners = await owner.query<{ owner: string; sum: string }>(
    `SELECT c.owner, trim_scale(sum(c.effective))::text AS sum FROM cost_line c
     JOIN import_batch b ON b.id = c.batch_id AND b.status = 'committed' WHERE c.billing_month = $1 GROUP BY 1 ORDER BY 1`,
    [day],
  );
  const direct = new Map<string, bigint>();
  for (const row of now.rows) direct.set(row.owner, (direct.get(row.owner) ?? 0n) + row.costs.effective);
  same(
    "the owners of its lines",
    owners.rows.map((row) => [row.owner, amountOf(row.sum).toString()]),
    [...direct]
      .filter(([, sum]) => sum !== 0n)
      .map(([name, sum]) => [name, sum.toString()])
      .sort(),
  );
  const rates = await owner.query(
    "SELECT currency::text, trim_scale(rate)::text AS rate FROM exchange_rate WHERE month = $1 ORDER BY currency",
    [day],
  );
  same("its rates", rates.rows, closing.frozen.rates);
  const disputes = await owner.query(
    "SELECT verdict FROM statement_verdict WHERE month = $1 AND verdict <> 'comment' ORDER BY created_at DESC, id DESC LIMIT 1",
    [day],
  );
  same(
    "an open dispute",
    disputes.rows.some(({ verdict }) => verdict === "disputed"),
    false,
  );
}

/** The month as the next race needs it: with lines, and without an open dispute. */
async function tidy({ owner, analyst, admin, teams }: Racers, month: IsoMonth, bill: Race["bill"]): Promise<void> {
  await importIn(owner, month).catch(async () => commitStaged(analyst, await bill(month)));
  const resolved = { month, teamId: teams.vision, verdict: "resolved", comment: "Settled.", total: null } as const;
  await answerStatement(admin, resolved).catch((error: unknown) => {
    if (!(error instanceof Conflict)) throw error;
  });
}
