import { createHash } from "node:crypto";
import type { Scope } from "@/lib/auth/scope";
import { now } from "@/lib/clock";
import { type Transaction, writeAs } from "@/lib/db/transaction";
import { Conflict } from "@/lib/errors";
import { formatAmount } from "@/lib/ledger/amount-text";
import type { IsoMonth } from "@/lib/ledger/calendar";
import { canonicalText, type Freezable } from "@/lib/ledger/canonical-text";
import { closeChecks } from "@/lib/ledger/close-checks";
import type { StatementDocument } from "@/lib/ledger/statement-document";
import { rulesText } from "@/lib/schema/allocation-rules";
import type { FrozenMonth, IssuedStatement } from "@/lib/schema/month-document";
import { allocateFor, type ClosingAllocation, closeFactsIn, everyLine } from "./close-facts";
import { allocationOf, type MonthAllocation } from "./month-allocation";
import { firstDay } from "./month-date";
import { type MonthInputs, monthInputsIn } from "./month-inputs";
import { lockPeriod, stateConflict } from "./periods";
import { documentsOf, readMonthDetails, reconciliationOf } from "./statement-details";

type Closer = Scope<"periods:write">;

export type Closed = { version: number; sha256: string; statements: number; total: string };

/**
 * Freezes a month: what it says is worked out while its row is held, so that no import and no verdict comes between the
 * figures and the closing. Throws Conflict with what is missing.
 */
export async function closeMonth(scope: Closer, month: IsoMonth): Promise<Closed> {
  return writeAs(
    scope,
    async (tx) => {
      const { state, version: before } = await lockPeriod(tx, month);
      if (state !== "review") throw new Conflict(stateConflict(month, state));
      const inputs = await monthInputsIn(tx, month);
      const allocation = allocateFor(scope, month, inputs);
      const failed = closeChecks(await closeFactsIn(tx, month, { inputs, allocation, withLines: true })).filter(
        ({ passed }) => !passed,
      );
      if (failed.length > 0 || allocation.effective === null) {
        throw new Conflict(
          `${month} cannot be closed: ${failed.map(({ title, detail }) => `${title}: ${detail}`).join("; ")}.`,
        );
      }
      const version = before + 1;
      const { frozen, statements } = await contentOf(tx, scope, { month, version, inputs, allocation });
      const sha256 = hashOf(frozen, statements);
      await store(tx, scope, { month, version, frozen, statements, sha256 });
      const total = frozen.reconciliation.effective?.imported ?? "0";
      return {
        result: { version, sha256, statements: statements.length, total },
        audit: {
          action: "period.close",
          entity: "period",
          entityId: month,
          detail: { version, sha256, statements: statements.length, total, currency: frozen.currency },
        },
      };
    },
    everyLine,
  );
}

type Content = { frozen: FrozenMonth; statements: IssuedStatement[] };

type Frozen = { month: IsoMonth; version: number };

async function contentOf(
  tx: Transaction,
  scope: Closer,
  { month, version, inputs, allocation }: Frozen & { inputs: MonthInputs; allocation: Whole },
): Promise<Content> {
  const details = await readMonthDetails(tx, month);
  const teams = await tx.team.findMany({ select: { id: true, name: true } });
  const effective = documentsOf(allocation.effective, details, teams);
  const billed = documentsOf(allocation.billed, details, teams);
  const isTeam = ({ owner }: StatementDocument) => owner.startsWith("team:");
  const inBasis = (basis: "list" | "contracted"): MonthAllocation => allocationOf(scope, inputs, { month, basis });
  return {
    statements: effective.filter(isTeam).flatMap((document) => {
      const same = billed.find(({ owner }) => owner === document.owner);
      return same ? [{ effective: document, billed: same }] : [];
    }),
    frozen: {
      month,
      version,
      currency: inputs.currency,
      rulesVersion: inputs.version,
      rules: rulesText(inputs.rules),
      rates: inputs.rates.map(({ currency, rate }) => ({ currency, rate: formatAmount(rate) })),
      reconciliation: {
        effective: reconciliationOf(allocation.effective),
        billed: reconciliationOf(allocation.billed),
        list: reconciliationOf(inBasis("list")),
        contracted: reconciliationOf(inBasis("contracted")),
      },
      batches: await batchesOf(tx, month),
      unallocated: {
        effective: effective.filter((document) => !isTeam(document)),
        billed: billed.filter((document) => !isTeam(document)),
      },
    },
  };
}

type Whole = Extract<ClosingAllocation, { missingRate: null }>;

async function batchesOf(tx: Transaction, month: IsoMonth): Promise<FrozenMonth["batches"]> {
  return tx.$queryRaw<FrozenMonth["batches"]>`
    SELECT id::text, sha256, line_count::text AS lines FROM import_batch
    WHERE billing_month = ${firstDay(month)}::date AND status = 'committed' ORDER BY id`;
}

/** The hash of all that is frozen, the same wherever it is worked out again (canonicalText). */
export function hashOf(frozen: FrozenMonth, statements: readonly IssuedStatement[]): string {
  const ordered = [...statements].sort((a, b) => (a.effective.owner < b.effective.owner ? -1 : 1));
  // Both are JSON by their schemas: texts, whole counts and nulls, as Freezable asks.
  const value = { ...frozen, statements: ordered } as Freezable;
  return createHash("sha256").update(canonicalText(value)).digest("hex");
}

async function store(
  tx: Transaction,
  scope: Closer,
  { month, version, frozen, statements, sha256 }: Frozen & Content & { sha256: string },
): Promise<void> {
  const day = firstDay(month);
  const at = now();
  await tx.$executeRaw`
    INSERT INTO closed_period (month, version, frozen, sha256, closed_by_id, closed_at)
    VALUES (${day}::date, ${version}, ${JSON.stringify(frozen)}::jsonb, ${sha256}, ${scope.userId}::uuid, ${at})`;
  for (const statement of statements) {
    const teamId = statement.effective.owner.slice("team:".length);
    await tx.$executeRaw`
      INSERT INTO closed_statement (month, version, team_id, statement)
      VALUES (${day}::date, ${version}, ${teamId}::uuid, ${JSON.stringify(statement)}::jsonb)`;
  }
  await tx.$executeRaw`
    UPDATE billing_period SET state = 'closed', version = ${version}, closed_at = ${at}, closed_by_id = ${scope.userId}::uuid
    WHERE month = ${day}::date`;
  await tx.$executeRaw`SELECT ledger_seal_month(${day}::date, true)`;
}
