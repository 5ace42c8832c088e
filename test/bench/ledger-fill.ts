import type { Client } from "pg";
import { partitionsOf } from "../../lib/db/ledger-writer";
import { insertFacts, insertRollups } from "../../lib/store/batch-sums";

/** What lines can differ in for rules: as many facts as this in each month. */
const resources = 5000;

export type MonthToFill = { month: string; lines: number; userId: string; teams: readonly string[] };

/**
 * A month with a committed batch of so many lines: 5,000 resources of six tags, by hour, GPU machines, endpoints, storage
 * and transfer. Facts and rollups are summed from the lines by the SQL that the product uses, so that it reconciles.
 * `teams` are the owners of the tags team-1, team-2 and so on.
 */
export async function fillMonth(owner: Client, { month, lines, userId, teams }: MonthToFill): Promise<void> {
  const day = `${month}-01`;
  const tables = partitionsOf(month);
  await owner.query("SELECT ledger_open_month($1)", [day]);
  await owner.query("BEGIN");
  const batch = await newBatch(owner, { day, userId });
  const owners = `CASE ${teams.map((id, index) => `WHEN r % ${teams.length + 1} = ${index} THEN 'team:${id}'`).join(" ")} ELSE 'unallocated' END`;
  const rules = `CASE WHEN r % ${teams.length + 1} < ${teams.length} THEN 'm-' || (r % ${teams.length + 1} + 1) END`;
  await owner.query(
    `WITH resource AS (
       SELECT r, ${owners} AS owner, ${rules} AS rule,
         (ARRAY['Amazon EC2', 'Amazon SageMaker', 'Amazon Bedrock', 'Amazon S3', 'Data Transfer'])[r % 5 + 1] AS service,
         (ARRAY['Compute', 'AI and Machine Learning', 'AI and Machine Learning', 'Storage', 'Networking'])[r % 5 + 1] AS service_category,
         (ARRAY['training', 'training', 'inference', 'storage', 'data-transfer'])[r % 5 + 1] AS category,
         (ARRAY['us-east-1', 'us-west-2', 'eu-central-1', 'ap-south-1'])[r / 7 % 4 + 1] AS region,
         '20000000' || lpad((r % 12)::text, 4, '0') AS account,
         jsonb_build_object('team', 'team-' || (r % ${teams.length + 1} + 1), 'env', 'prod') AS tags
       FROM generate_series(0, ${resources - 1}) AS r
     )
     INSERT INTO ${tables.lines} (billing_month, batch_id, line_no, day, charge_start, charge_end, fact_no, owner, mapping_rule,
       tier, category, charge, provider, service, service_category, region, account_id, account_name, sub_account_id,
       resource_id, resource_name, charge_category, charge_description, consumed_quantity, consumed_unit, currency,
       billed, effective, list, contracted, tags, other)
     SELECT $1::date, $2::uuid, n, $1::date + n % $4::int, $1::date + n % $4::int + n / 31 % 24 * interval '1 hour',
       $1::date + n % $4::int + (n / 31 % 24 + 1) * interval '1 hour', r + 1, owner, rule, 'cloud', category, 'usage', 'AWS',
       service, service_category, region, '100000000001', 'Payer', account,
       'arn:aws:ec2:' || region || ':' || account || ':resource/r-' || r, 'resource-' || r, 'Usage', service || ' in ' || region,
       n % 97, 'Hours', 'USD', amount, amount * 0.93, amount * 1.1, amount, tags,
       '{"ChargeFrequency":"Usage-Based","PublisherName":"AWS","SkuId":"SKU-1"}'
     FROM generate_series(1, $3::int) AS n JOIN resource ON r = (n::bigint * 7919) % ${resources},
       LATERAL (SELECT (n % 9973)::numeric / 1000 + 0.000001 AS amount) AS a`,
    [day, batch, lines, daysOf(month)],
  );
  await owner.query(insertFacts(tables, "batch_id = $1"), [batch]);
  await owner.query(insertRollups(tables, "batch_id = $1"), [batch]);
  await finish(owner, { batch, facts: tables.facts, day });
  await owner.query("COMMIT");
  await owner.query(`VACUUM (ANALYZE) ${Object.values(tables).join(", ")}`);
}

async function newBatch(owner: Client, { day, userId }: { day: string; userId: string }): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `WITH source AS (
       INSERT INTO bill_source (name, kind) VALUES ('AWS', 'focus')
       ON CONFLICT (lower(name)) DO UPDATE SET kind = excluded.kind RETURNING id
     ), file AS (
       INSERT INTO import_file (source_id, name, status, created_by_id) SELECT id, 'aws.csv', 'committed', $2 FROM source
       RETURNING id, source_id
     )
     INSERT INTO import_batch (file_id, source_id, billing_month, sha256)
     SELECT id, source_id, $1::date, id::text FROM file RETURNING id`,
    [day, userId],
  );
  return rows[0]?.id ?? "";
}

/** Delivered after the end of the month, so that it can be closed. */
async function finish(owner: Client, { batch, facts, day }: { batch: string; facts: string; day: string }) {
  await owner.query(
    `UPDATE import_batch SET status = 'committed', committed_at = $2::date + interval '40 days', line_count = s.lines,
       totals = jsonb_build_object('USD', s.costs)
     FROM (
       SELECT sum(line_count) AS lines, jsonb_build_object('billed', trim_scale(sum(billed))::text,
         'effective', trim_scale(sum(effective))::text, 'list', trim_scale(sum(list))::text,
         'contracted', trim_scale(sum(contracted))::text) AS costs
       FROM ${facts} WHERE batch_id = $1
     ) AS s WHERE id = $1`,
    [batch, day],
  );
}

function daysOf(month: string): number {
  const [year = 0, ofYear = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, ofYear, 0)).getUTCDate();
}
