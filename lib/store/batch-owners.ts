import { z } from "zod";
import type { Scope } from "@/lib/auth/scope";
import { type LedgerWriter, partitionsOf, writeLedger } from "@/lib/db/ledger-writer";
import type { IsoMonth } from "@/lib/ledger/calendar";
import { charges, type MappingRule, matchingRules } from "@/lib/ledger/mapping-rule";
import { allocationRules } from "@/lib/schema/allocation-rules";
import type { FactOwner, FactToMap } from "./batch-content";
import { isReversal } from "./batch-identity";
import { holdMonth } from "./batch-periods";
import { insertRollups } from "./batch-sums";

/** The mapping rules that hold, with their version; version 0 has none. */
export type CurrentRules = { version: number; mapping: readonly MappingRule[] };

/** Sharing rules are no matter of a line's: what they say is looked at where cost is shared. */
const mappingOf = z.object({ mapping: allocationRules.shape.mapping });

export async function currentRules({ query }: Pick<LedgerWriter, "query">): Promise<CurrentRules> {
  const [row] = await query<{ version: number; rules: unknown }>(
    "SELECT version, rules FROM allocation_rules ORDER BY version DESC LIMIT 1",
  );
  return row ? { version: row.version, mapping: mappingOf.parse(row.rules).mapping } : { version: 0, mapping: [] };
}

/** Who bears each fact: the first rule that takes it, else nobody. */
export function ownersOf(facts: readonly FactToMap[], rules: readonly MappingRule[]): FactOwner[] {
  return facts.map(({ factNo, facts: seen }) => {
    const [rule] = matchingRules(seen, rules);
    return { factNo, owner: rule?.owner ?? "unallocated", mappingRule: rule?.id ?? null };
  });
}

const storedFact = z.object({
  fact_no: z.int(),
  owner: z.string(),
  mapping_rule: z.string().nullable(),
  provider: z.string(),
  account: z.string().nullable(),
  resource: z.string().nullable(),
  service: z.string(),
  region: z.string().nullable(),
  charge: z.enum(charges),
  tags: z.record(z.string(), z.coerce.string()),
});

type Mapped = { month: IsoMonth; batchId: string; corrects: boolean };

/**
 * Gives the lines of a batch to whom the rules say, its facts and rollups with them. Corrections stay with whom they
 * were booked on; only what nobody bears is mapped anew. Returns how many lines changed their owner.
 */
export async function remapBatch(
  { onPartitions }: LedgerWriter,
  { month, batchId, corrects }: Mapped,
  rules: readonly MappingRule[],
): Promise<number> {
  const tables = partitionsOf(month);
  const rows = await onPartitions(
    `SELECT fact_no, owner, mapping_rule, provider, account, resource, service, region, charge, tags
     FROM ${tables.facts} WHERE batch_id = $1 ${corrects ? "AND owner = 'unallocated'" : ""}`,
    [batchId],
  );
  const before = rows.map((row) => storedFact.parse(row));
  const after = ownersOf(
    before.map(({ fact_no, ...facts }) => ({ factNo: fact_no, facts })),
    rules,
  );
  const changed = after.filter(({ owner, mappingRule }, index) => {
    const old = before[index];
    return owner !== old?.owner || mappingRule !== old.mapping_rule;
  });
  if (changed.length === 0) return 0;
  const values = [
    batchId,
    changed.map(({ factNo }) => factNo),
    changed.map(({ owner }) => owner),
    changed.map(({ mappingRule }) => mappingRule),
  ];
  const update = (table: string) => `UPDATE ${table} AS t SET owner = c.owner, mapping_rule = c.rule
    FROM unnest($2::int[], $3::text[], $4::text[]) AS c (fact_no, owner, rule)
    WHERE t.batch_id = $1 AND t.fact_no = c.fact_no`;
  const [counted] = await onPartitions<{ lines: string }>(
    `WITH changed AS (${update(tables.lines)} RETURNING 1) SELECT count(*) AS lines FROM changed`,
    values,
  );
  await onPartitions(update(tables.facts), values);
  await onPartitions(`DELETE FROM ${tables.rollups} WHERE batch_id = $1`, [batchId]);
  await onPartitions(insertRollups(tables, "batch_id = $1"), [batchId]);
  return Number(counted?.lines ?? 0);
}

/**
 * Holds the rules against a remap until the transaction ends, and gives those that hold then: a commit asks last, so
 * that no rule saved meanwhile is missed.
 */
export async function holdRules(writer: LedgerWriter): Promise<CurrentRules> {
  await writer.query("SELECT pg_advisory_xact_lock_shared(hashtext('crossover.allocation-rules'))");
  return currentRules(writer);
}

export type Remapped = { months: IsoMonth[]; batches: number; lines: number };

/** Maps the counted lines of every open month by these rules, in one transaction. Closed months stay as they are. */
export async function remapOpenMonths(
  scope: Scope<"allocation:write">,
  rules: { version: number; mapping: readonly MappingRule[] },
): Promise<Remapped> {
  return writeLedger(scope, async (writer) => {
    await writer.query("SELECT pg_advisory_xact_lock(hashtext('crossover.allocation-rules'))");
    const batches = await writer.query<{ id: string; month: string; corrects: boolean }>(
      `SELECT b.id, to_char(b.billing_month, 'YYYY-MM') AS month, b.corrects_month IS NOT NULL AS corrects
       FROM import_batch b JOIN billing_period p ON p.month = b.billing_month JOIN bill_source s ON s.id = b.source_id
       WHERE b.status = 'committed' AND p.state <> 'closed' AND s.kind <> 'metrics' AND NOT ${isReversal("b")}
       ORDER BY b.billing_month, b.id`,
    );
    const months: IsoMonth[] = [];
    for (const month of new Set(batches.map((batch) => batch.month))) {
      // Closed since the question above: then it keeps the rules it was closed with.
      if ((await holdMonth(writer, month)) === "open") months.push(month);
    }
    let lines = 0;
    for (const { id, month, corrects } of batches.filter((batch) => months.includes(batch.month))) {
      lines += await remapBatch(writer, { month, batchId: id, corrects }, rules.mapping);
    }
    const result = { months, batches: batches.length, lines };
    const detail = { version: rules.version, months, lines };
    return {
      result,
      audit: { action: "allocation.remap", entity: "allocation", entityId: String(rules.version), detail },
    };
  });
}
