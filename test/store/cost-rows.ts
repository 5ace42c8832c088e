import type { Client } from "pg";

export type CostRow = {
  /** The first day of its billing month. */
  month: string;
  day: string;
  owner: string;
  provider: string;
  service: string;
  region: string | null;
  tier: string;
  charge: string;
  currency: string;
  review: "counted" | "waiting" | "approved" | "refused";
  effective: string;
  list: string | null;
};

export const plainRow: CostRow = {
  month: "2026-10-01",
  day: "2026-10-05",
  owner: "unallocated",
  provider: "AWS",
  service: "EC2",
  region: "us-east-1",
  tier: "cloud",
  charge: "usage",
  currency: "USD",
  review: "counted",
  effective: "1",
  list: "1",
};

let counter = 0;

/** Rows of one committed (or other) batch a month, each as a line and as a rollup of its own; billed is twice effective. */
export async function insertCostRows(
  owner: Client,
  { userId, rows, status = "committed" }: { userId: string; rows: readonly Partial<CostRow>[]; status?: string },
): Promise<void> {
  const all = rows.map((row) => ({ ...plainRow, ...row }));
  for (const month of new Set(all.map((row) => row.month))) {
    counter += 1;
    await owner.query("SELECT ledger_open_month($1)", [month]);
    const { rows: made } = await owner.query<{ id: string }>(
      `WITH source AS (INSERT INTO bill_source (name, kind) VALUES ($1, 'focus') RETURNING id),
         file AS (INSERT INTO import_file (source_id, name, status, created_by_id) SELECT id, 'bill.csv', 'committed', $2 FROM source RETURNING id, source_id)
       INSERT INTO import_batch (file_id, source_id, billing_month, sha256, status, committed_at)
       SELECT id, source_id, $3, $4, $5, now() FROM file RETURNING id`,
      [`Bill ${counter}`, userId, month, String(counter).padStart(64, "0"), status],
    );
    for (const [index, row] of all.filter((each) => each.month === month).entries()) {
      await insertRow(owner, { batchId: made[0]?.id ?? "", no: index + 1, row });
    }
  }
}

async function insertRow(owner: Client, { batchId, no, row }: { batchId: string; no: number; row: CostRow }) {
  const shared = [row.month, batchId, row.day, row.owner, row.provider, row.service, row.region, row.tier, row.charge];
  const values = [...shared, row.currency, row.review, row.effective, row.list];
  await owner.query(
    `INSERT INTO cost_rollup (billing_month, batch_id, day, owner, provider, service, region, tier, charge, currency,
       review, effective, billed, list, contracted, category, charge_category, line_count)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12::numeric * 2, $13, $13, 'other', 'Usage', 1)`,
    values,
  );
  await owner.query(
    `INSERT INTO cost_line (billing_month, batch_id, day, owner, provider, service, region, tier, charge, currency,
       review, effective, billed, list, contracted, category, charge_category, line_no, fact_no, charge_start, charge_end)
     VALUES ($1, $2, $3::date, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12::numeric * 2, $13, $13, 'other', 'Usage', $14::int, $14::int,
       $3::date, $3::date + 1)`,
    [...values, no],
  );
}
