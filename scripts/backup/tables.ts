import type { Client } from "pg";
import { z } from "zod";

/** A table as it is copied: columns that the database computes itself are left out. */
export const tableShape = z.object({
  name: z.string().regex(/^[a-z_]+$/),
  columns: z.array(z.string().regex(/^[a-z0-9_]+$/)),
  /** Columns of exact amounts, whose sums are kept. */
  amounts: z.array(z.string()),
  /** Amounts of different currencies are never added. */
  byCurrency: z.boolean(),
});

export type TableShape = z.infer<typeof tableShape>;

/** By "column" or "column CUR": the sum in units of 10⁻¹⁸, as whole text. */
export type Sums = Record<string, string>;

/** Every table of the application, those first that others refer to. */
export async function tablesOf(client: Client): Promise<TableShape[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; amounts: string[]; parents: string[] }>(`
    SELECT c.relname AS name,
      array_agg(a.attname::text ORDER BY a.attnum) AS columns,
      coalesce(array_agg(a.attname::text ORDER BY a.attnum) FILTER (
        WHERE a.atttypid = 'numeric'::regtype AND a.atttypmod = ((38 << 16) | 18) + 4), '{}') AS amounts,
      ARRAY(SELECT DISTINCT p.relname::text FROM pg_constraint k JOIN pg_class p ON p.oid = k.confrelid
        WHERE k.conrelid = c.oid AND k.contype = 'f' AND p.oid <> c.oid) AS parents
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND c.relname <> '_prisma_migrations' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    GROUP BY c.oid, c.relname ORDER BY c.relname`);
  const ordered: TableShape[] = [];
  let left = rows;
  while (left.length > 0) {
    const placed = new Set(ordered.map(({ name }) => name));
    const next = left.filter(({ parents }) => parents.every((parent) => placed.has(parent)));
    if (next.length === 0) throw new Error(`Tables refer to each other in a circle: ${left.map(({ name }) => name)}.`);
    ordered.push(
      ...next.map(({ name, columns, amounts }) => ({
        name,
        columns,
        amounts,
        byCurrency: columns.includes("currency"),
      })),
    );
    left = left.filter((row) => !next.includes(row));
  }
  return ordered;
}

/** How many rows a table has and what its amounts sum to, as the database adds them up. */
export async function countedIn(client: Client, table: TableShape): Promise<{ rows: number; sums: Sums }> {
  const { name, amounts, byCurrency } = table;
  const currency = byCurrency ? "currency::text" : "''";
  const totals = amounts.map((column, index) => `coalesce(sum(${column}), 0)::text AS s${index}`);
  const { rows } = await client.query<Record<string, string>>(
    `SELECT ${[`${currency} AS currency`, "count(*)::text AS rows", ...totals].join(", ")} FROM ${name} GROUP BY 1`,
  );
  const sums: Sums = {};
  for (const row of rows) {
    amounts.forEach((column, index) => {
      addTo(sums, keyOf(column, row.currency ?? ""), unitsOf(row[`s${index}`] ?? "0"));
    });
  }
  return { rows: rows.reduce((count, row) => count + Number(row.rows), 0), sums };
}

/** The same from the text that COPY wrote, added up without the database. */
export function rowCounter({ columns, amounts, byCurrency }: TableShape): {
  take: (bytes: Buffer) => void;
  end: () => { rows: number; sums: Sums };
} {
  const places = amounts.map((column) => ({ column, at: columns.indexOf(column) }));
  const currencyAt = byCurrency ? columns.indexOf("currency") : -1;
  const sums: Sums = {};
  let rows = 0;
  let rest = "";
  return {
    take: (bytes) => {
      // Latin-1 keeps every byte as one character; amounts and currencies are ASCII.
      const lines = (rest + bytes.toString("latin1")).split("\n");
      rest = lines.pop() ?? "";
      rows += lines.length;
      if (places.length === 0) return;
      for (const line of lines) {
        const cells = line.split("\t");
        for (const { column, at } of places) {
          const cell = cells[at] ?? "";
          if (cell !== "\\N") addTo(sums, keyOf(column, cells[currencyAt] ?? ""), unitsOf(cell));
          else addTo(sums, keyOf(column, cells[currencyAt] ?? ""), 0n);
        }
      }
    },
    end: () => ({ rows: rest === "" ? rows : rows + 1, sums }),
  };
}

function keyOf(column: string, currency: string): string {
  return currency === "" ? column : `${column} ${currency}`;
}

function addTo(sums: Sums, key: string, units: bigint): void {
  sums[key] = (BigInt(sums[key] ?? "0") + units).toString();
}

/** numeric(38,18) as Postgres writes it: always 18 decimals, but none for a plain 0. */
function unitsOf(text: string): bigint {
  const [, sign, whole = "0", fraction = ""] = /^(-?)(\d+)(?:\.(\d{0,18}))?$/.exec(text) ?? [];
  const size = BigInt(whole + fraction.padEnd(18, "0"));
  return sign === "-" ? -size : size;
}

export function sameSums(left: Sums, right: Sums): boolean {
  const text = (sums: Sums) => JSON.stringify(Object.entries(sums).sort(([a], [b]) => (a < b ? -1 : 1)));
  return text(left) === text(right);
}
