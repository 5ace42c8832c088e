import type { Client } from "pg";

export type LineToInsert = {
  owner?: string;
  review?: "counted" | "waiting" | "approved" | "refused";
  charge?: "usage" | "idle" | "adjustment";
  category?: string;
  service?: string;
  resource?: string | null;
  tags?: Record<string, string>;
  effective: string;
  billed?: string;
  list?: string | null;
  gpuHoursUsed?: string | null;
};

export type BatchToInsert = {
  month: string;
  userId: string;
  lines: readonly LineToInsert[];
  currency?: string;
  status?: "writing" | "committed" | "replaced" | "undone";
  correctsMonth?: string | null;
};

let counter = 0;

/** A batch as an import leaves it: each line with a fact and a rollup of its own. Returns the batch's id. */
export async function insertBatch(owner: Client, batch: BatchToInsert): Promise<string> {
  const { month, userId, lines, currency = "USD", status = "committed", correctsMonth = null } = batch;
  const day = `${month}-01`;
  counter += 1;
  await owner.query("SELECT ledger_open_month($1)", [day]);
  const source = await idOf(owner, "INSERT INTO bill_source (name, kind) VALUES ($1, 'focus') RETURNING id", [
    `Source ${counter}`,
  ]);
  const file = await idOf(
    owner,
    "INSERT INTO import_file (source_id, name, status, created_by_id) VALUES ($1, 'bill.csv', 'committed', $2) RETURNING id",
    [source, userId],
  );
  const id = await idOf(
    owner,
    `INSERT INTO import_batch (file_id, source_id, billing_month, sha256, status, line_count, corrects_month, committed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, now()) RETURNING id`,
    [
      file,
      source,
      day,
      String(counter).padStart(64, "0"),
      status,
      lines.length,
      correctsMonth && `${correctsMonth}-01`,
    ],
  );
  for (const [index, line] of lines.entries()) await insertLine(owner, { day, id, currency, no: index + 1, line });
  return id;
}

type Place = { day: string; id: string; currency: string; no: number; line: LineToInsert };

async function insertLine(owner: Client, { day, id, currency, no, line }: Place): Promise<void> {
  const { billed = line.effective, list = line.effective, effective } = line;
  const shared = [line.owner ?? "unallocated", line.category ?? "other", line.charge ?? "usage", line.service ?? "EC2"];
  const sums = [currency, line.review ?? "counted", billed, effective, list];
  await owner.query(
    `INSERT INTO cost_fact (billing_month, batch_id, fact_no, owner, category, charge, service, currency, review, billed,
       effective, list, contracted, resource, tags, tier, provider, line_count)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $13, $14, 'cloud', 'AWS', 1)`,
    [day, id, no, ...shared, ...sums, line.resource ?? null, line.tags ?? {}],
  );
  await owner.query(
    `INSERT INTO cost_line (billing_month, batch_id, line_no, fact_no, owner, category, charge, service, currency, review,
       billed, effective, list, contracted, resource_name, tags, gpu_hours_used, tier, provider, day, charge_start,
       charge_end, charge_category)
     VALUES ($1, $2, $3::int, $3::int, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $13, $14, $15, 'cloud', 'AWS', $1::date, $1::date,
       $1::date + 1, 'Usage')`,
    [day, id, no, ...shared, ...sums, line.resource ?? null, line.tags ?? {}, line.gpuHoursUsed ?? null],
  );
  await owner.query(
    `INSERT INTO cost_rollup (billing_month, batch_id, day, owner, category, charge, service, currency, review, billed,
       effective, list, contracted, gpu_hours_used, tier, provider, charge_category, line_count)
     VALUES ($1, $2, $1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, 'cloud', 'AWS', 'Usage', 1)`,
    [day, id, ...shared, ...sums, line.gpuHoursUsed ?? null],
  );
}

async function idOf(owner: Client, text: string, values: readonly unknown[]): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(text, [...values]);
  const [row] = rows;
  if (!row) throw new Error("no row came back");
  return row.id;
}
