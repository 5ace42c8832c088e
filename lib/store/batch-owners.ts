import { z } from "zod";
import { type LedgerWriter, partitionsOf } from "@/lib/db/ledger-writer";
import { isLockTimeout } from "@/lib/db/lock-timeout";
import { Conflict } from "@/lib/errors";
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

/**
 * Takes the turns of every source, so that no file is written, replaced or undone until the transaction ends: what is
 * mapped anew must not change underneath. Throws Conflict when one is being written for longer than a request may wait.
 */
async function holdSources({ query }: LedgerWriter): Promise<void> {
  await query("SET LOCAL lock_timeout = '5s'");
  try {
    await query(`SELECT pg_advisory_xact_lock(hashtextextended('crossover.import ' || id, 0))
      FROM (SELECT id FROM bill_source ORDER BY id OFFSET 0) AS source`);
  } catch (error) {
    throw isLockTimeout(error)
      ? new Conflict("An import is being written; the rules can be saved when it is done. Try again in a moment.")
      : error;
  }
  await query("SET LOCAL lock_timeout = '10min'");
}

/** Holds the rules and all that they map against every other writer, for a version to be made. */
export async function takeRules(writer: LedgerWriter): Promise<void> {
  await holdSources(writer);
  await writer.query("SELECT pg_advisory_xact_lock(hashtext('crossover.allocation-rules'))");
}

export type Remapped = { months: IsoMonth[]; batches: number; lines: number };

/** Maps the counted lines of every open month by these rules, after takeRules. Closed months stay as they are. */
export async function remapOpenMonths(writer: LedgerWriter, mapping: readonly MappingRule[]): Promise<Remapped> {
  const open = await writer.query<{ month: string }>(
    `SELECT DISTINCT to_char(p.month, 'YYYY-MM') AS month FROM billing_period p
     JOIN import_batch b ON b.billing_month = p.month AND b.status = 'committed' WHERE p.state <> 'closed' ORDER BY 1`,
  );
  const months: IsoMonth[] = [];
  for (const { month } of open) {
    // Closed since the question above: then it keeps the rules it was closed with.
    if ((await holdMonth(writer, month)) === "open") months.push(month);
  }
  const { batches, lines } = await remapMonths(writer, months, mapping);
  const mapped = new Set(batches.map(({ month }) => month));
  return { months: months.filter((month) => mapped.has(month)), batches: batches.length, lines };
}

/** Maps the counted lines of months that are held open. Returns what was looked at, and how many lines changed. */
export async function remapMonths(
  writer: LedgerWriter,
  months: readonly IsoMonth[],
  mapping: readonly MappingRule[],
): Promise<{ batches: readonly { id: string; month: IsoMonth }[]; lines: number }> {
  // Held in the order of reviews, which change facts as well.
  const batches = await writer.query<{ id: string; month: string; corrects: boolean }>(
    `SELECT b.id, to_char(b.billing_month, 'YYYY-MM') AS month, b.corrects_month IS NOT NULL AS corrects
     FROM import_batch b JOIN bill_source s ON s.id = b.source_id
     WHERE b.status = 'committed' AND b.billing_month = ANY ($1::date[]) AND s.kind <> 'metrics' AND NOT ${isReversal("b")}
     ORDER BY b.billing_month, b.id FOR UPDATE OF b`,
    [months.map((month) => `${month}-01`)],
  );
  let lines = 0;
  for (const { id, month, corrects } of batches) {
    lines += await remapBatch(writer, { month, batchId: id, corrects }, mapping);
  }
  return { batches, lines };
}
