import type { Scope } from "@/lib/auth/scope";
import type { CostSeries } from "@/lib/calc/anomaly-cause";
import { dayAfter, daysBetween, firstOfMonth } from "@/lib/calc/day";
import { Prisma } from "@/lib/db/generated/client";
import { readSums } from "@/lib/db/transaction";
import { amountOf, formatAmount } from "@/lib/ledger/amount-text";
import { sumKnown } from "@/lib/ledger/costs";
import { converted, countedDay, inOrder, joinedToCommitted, keptBy, type RawFilter } from "./cost-filter";
import { type CostQuestion, MissingRates, missingRates } from "./costs";

export type DailyQuestion = Pick<CostQuestion, "from" | "to" | "basis" | "currency"> & {
  filters: readonly RawFilter[];
};

export type CostHistory = {
  /**
   * What counts of each day by tier, owner, workload and service, without credits and corrections, which follow no pattern.
   * It is read as floats, here and nowhere else, because what is made of it is an estimate. Null when some line has no
   * cost in the basis.
   */
  series: CostSeries[] | null;
  /** All that counts of each month with a cost, by its first day, oldest first: exact text, null where a cost is not known. */
  months: ReadonlyMap<string, string | null>;
};

/** A month of one combination: the days and amounts of its rows as text with spaces between. */
type Row = {
  month: string;
  tier: string;
  owner: string;
  workload: string | null;
  service: string;
  days: string | null;
  amounts: string | null;
  hasUnknown: boolean;
  total: string | null;
  unrated: boolean;
};

/**
 * The history that forecasts are made from, of whole months from that of the first day to that of the last, in one read.
 * Throws MissingRates rather than adding currencies.
 */
export async function readCostHistory(
  scope: Scope<"costs:read">,
  { from, to, filters, basis, currency }: DailyQuestion,
): Promise<CostHistory> {
  const cost = Prisma.raw(`c.${basis}`);
  const amount = converted(cost, currency);
  return readSums(scope, async (tx) => {
    const sums = Prisma.sql`
      SELECT c.billing_month::text AS month, c.tier, c.owner, c.workload_id::text AS workload, c.service,
        string_agg((${countedDay} - c.billing_month)::text, ' ') FILTER (WHERE c.charge <> 'adjustment') AS days,
        string_agg(trim_scale(coalesce(${amount}, 0))::text, ' ') FILTER (WHERE c.charge <> 'adjustment') AS amounts,
        coalesce(bool_or(${cost} IS NULL) FILTER (WHERE c.charge <> 'adjustment'), FALSE) AS "hasUnknown",
        CASE WHEN count(${cost}) = count(*) THEN sum(${amount})::text END AS total,
        bool_or(c.currency <> ${currency} AND x.rate IS NULL) AS unrated
      FROM cost_rollup c ${joinedToCommitted}
      WHERE c.billing_month BETWEEN ${firstOfMonth(from)}::date AND ${to}::date AND ${keptBy(filters)}
        AND c.review IN ('counted', 'approved')
      GROUP BY c.billing_month, c.tier, c.owner, c.workload_id, c.service`;
    const rows = await tx.$queryRaw<Row[]>(inOrder(sums, "tier, owner, workload, service, month"));
    if (rows.some(({ unrated }) => unrated)) {
      throw new MissingRates(await missingRates(tx, { from, to, filters, currency }), currency);
    }
    const hasUnknown = rows.some((row) => row.hasUnknown);
    return { series: hasUnknown ? null : seriesOf(rows), months: monthsOf(rows) };
  });
}

/** The days of that history alone. */
export async function readDailyCosts(
  scope: Scope<"costs:read">,
  question: DailyQuestion,
): Promise<CostSeries[] | null> {
  return (await readCostHistory(scope, question)).series;
}

function monthsOf(rows: readonly Row[]): CostHistory["months"] {
  const totals = new Map<string, (string | null)[]>();
  for (const { month, total } of rows) {
    const known = totals.get(month);
    if (known) known.push(total);
    else totals.set(month, [total]);
  }
  return new Map(
    [...totals].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([month, texts]) => [month, sumOf(texts)]),
  );
}

function sumOf(texts: readonly (string | null)[]): string | null {
  const total = sumKnown(texts.map((text) => (text === null ? null : amountOf(text))));
  return total === null ? null : formatAmount(total);
}

function seriesOf(rows: readonly Row[]): CostSeries[] {
  const combinations = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.days === null) continue;
    const key = `${row.tier} ${row.owner} ${row.workload} ${row.service}`;
    const known = combinations.get(key);
    if (known) known.push(row);
    else combinations.set(key, [row]);
  }
  return [...combinations.values()].flatMap(putTogether);
}

/** Months in their order. Days without a row cost nothing. */
function putTogether(rows: readonly Row[]): CostSeries[] {
  const months = rows.map((row) => ({ month: row.month, days: numbersOf(row.days), amounts: numbersOf(row.amounts) }));
  const [row, first, last] = [rows[0], months[0], months.at(-1)];
  if (!row || !first || !last) return [];
  const from = dayAfter(first.month, Math.min(...first.days));
  const to = dayAfter(last.month, Math.max(...last.days));
  const values = Array.from({ length: daysBetween(from, to) + 1 }, () => 0);
  for (const { month, days, amounts } of months) {
    const start = daysBetween(from, month);
    days.forEach((day, index) => {
      values[start + day] = (values[start + day] ?? 0) + (amounts[index] ?? 0);
    });
  }
  const { tier, owner, workload, service } = row;
  return [{ tier, owner, workload, service, from, values }];
}

function numbersOf(text: string | null): number[] {
  return text === null ? [] : text.split(" ").map(Number);
}
