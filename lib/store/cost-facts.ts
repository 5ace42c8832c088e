import type { Scope } from "@/lib/auth/scope";
import { readAs } from "@/lib/db/transaction";
import type { IsoMonth } from "@/lib/ledger/calendar";

/** Months with counted lines, newest first. */
export async function listLedgerMonths(scope: Scope): Promise<IsoMonth[]> {
  const rows = await readAs(
    scope,
    (tx) => tx.$queryRaw<{ month: string }[]>`
      SELECT to_char(billing_month, 'YYYY-MM') AS month FROM import_batch b JOIN bill_source s ON s.id = b.source_id
      WHERE b.status = 'committed' AND s.kind <> 'metrics' GROUP BY billing_month ORDER BY billing_month DESC`,
  );
  return rows.map(({ month }) => month);
}

/** What a condition can compare with: a field or "tag:<key>", and the values that lines of the month have in it. */
export type FactValues = { on: string; values: string[] };

const mostValues = 40;

/** Values by how many lines have them. A manager's are those of the own teams' lines. */
export async function listFactValues(scope: Scope<"allocation:read">, month: IsoMonth): Promise<FactValues[]> {
  const rows = await readAs(
    scope,
    (tx) => tx.$queryRaw<FactValues[]>`
      WITH seen AS (
        SELECT v.name, v.value, sum(f.line_count) AS lines
        FROM cost_fact f JOIN import_batch b ON b.id = f.batch_id AND b.billing_month = f.billing_month,
        LATERAL (
          SELECT * FROM (VALUES ('provider', f.provider), ('service', f.service), ('account', f.account),
            ('resource', f.resource), ('region', f.region), ('charge', f.charge)) AS field (name, value)
          UNION ALL SELECT 'tag:' || t.key, t.value FROM jsonb_each_text(f.tags) AS t
        ) AS v
        WHERE f.billing_month = ${`${month}-01`}::date AND b.status = 'committed' AND v.value <> ''
        GROUP BY v.name, v.value
      ), ranked AS (
        SELECT *, row_number() OVER (PARTITION BY name ORDER BY lines DESC, value) AS place,
          sum(lines) OVER (PARTITION BY name) AS of_field FROM seen
      )
      SELECT name AS "on", array_agg(value ORDER BY place) AS values FROM ranked WHERE place <= ${mostValues}
      GROUP BY name, of_field ORDER BY of_field DESC, name LIMIT 200`,
  );
  return rows;
}
