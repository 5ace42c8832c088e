import type { Scope } from "@/lib/auth/scope";
import type { Grain } from "@/lib/calc/period";
import { Prisma } from "@/lib/db/generated/client";
import { readSums, type Transaction } from "@/lib/db/transaction";
import { Conflict } from "@/lib/errors";
import type { CostBasis } from "@/lib/ledger/costs";
import type { CostDimension } from "@/lib/schema/cost-query";
import {
  converted,
  countedPeriod,
  dimensionColumn,
  joinedToCommitted,
  keptBy,
  type RawFilter,
  within,
} from "./cost-filter";

export type CostQuestion = {
  /** Both days are included. */
  from: string;
  to: string;
  grain: Grain;
  /** Two at most. */
  by: readonly CostDimension[];
  filters: readonly RawFilter[];
  basis: CostBasis;
  /** The reporting currency. */
  currency: string;
};

/** Exact decimal text in the reporting currency; null where a line has no cost in this basis. */
type AmountText = string | null;

/** Values as the tables hold them, in the order of `by`. */
export type CostGroupSum = { values: (string | null)[]; amount: AmountText; lines: number };

export type CostTotals = {
  /** What counts: neither waiting for review nor refused. */
  total: AmountText;
  lines: number;
  /** Lines that count and have no cost in this basis. */
  unknownLines: number;
  /** Everything, of which what waits or was refused is in review. */
  imported: AmountText;
  allocated: AmountText;
  /** What no team bears: pools before they are shared, what no rule takes, and what is in review. */
  unallocated: AmountText;
  inReview: AmountText;
  reviewLines: number;
  difference: AmountText;
};

export type CostSums = {
  /** By period, named by its first day, and the first dimension. */
  cells: { period: string; value: string | null; amount: AmountText }[];
  groups: CostGroupSum[];
  totals: CostTotals;
};

/** Rates that a sum needs and nobody has entered. */
export class MissingRates extends Conflict {
  constructor(
    readonly rates: readonly { month: string; currency: string }[],
    reporting: string,
  ) {
    const named = rates.map(({ month, currency }) => `${currency} for ${month}`).join(", ");
    super(`There is no exchange rate into ${reporting} of ${named}, so these costs cannot be added up.`);
  }
}

type Row = {
  level: number;
  period: string | null;
  a: string | null;
  b: string | null;
  lines: number;
  unknown_lines: number;
  review_lines: number;
  total: AmountText;
  imported: AmountText;
  allocated: AmountText;
  unallocated: AmountText;
  in_review: AmountText;
  difference: AmountText;
  unrated: boolean;
};

/** What grouping() says of the sets below: which of period, a and b were left out. */
const levels = { cell: 0b001, group: 0b100, total: 0b111 };

/** Sums of the visible teams' committed costs. Throws MissingRates rather than adding currencies. */
export async function sumCosts(scope: Scope<"costs:read">, question: CostQuestion): Promise<CostSums> {
  return readSums(scope, async (tx) => {
    const rows = await tx.$queryRaw<Row[]>(sumsOf(question));
    const total = rows.find((row) => row.level === levels.total);
    if (!total) throw new RangeError("The total of costs did not come back.");
    if (total.unrated) throw new MissingRates(await missingRates(tx, question), question.currency);
    const counting = rows.filter((row) => row.lines > 0);
    return {
      cells: counting
        .filter((row) => row.level === levels.cell && question.by.length > 0)
        .map(({ period, a, total: amount }) => ({ period: period ?? "", value: a, amount })),
      groups: counting
        .filter((row) => row.level === levels.group && question.by.length > 0)
        .map(({ a, b, total: amount, lines }) => ({ values: [a, b].slice(0, question.by.length), amount, lines })),
      totals: totalsOf(total),
    };
  });
}

function totalsOf(row: Row): CostTotals {
  return {
    total: row.total,
    lines: row.lines,
    unknownLines: row.unknown_lines,
    imported: row.imported,
    allocated: row.allocated,
    unallocated: row.unallocated,
    inReview: row.in_review,
    reviewLines: row.review_lines,
    difference: row.difference,
  };
}

/** Once over the rows, then over their few sums for every set. */
function sumsOf({ from, to, grain, by, filters, basis, currency }: CostQuestion): Prisma.Sql {
  const [first, second] = by;
  const amount = converted(Prisma.raw(`c.${basis}`), currency);
  return Prisma.sql`
    WITH cost AS (
      SELECT ${countedPeriod(grain)} AS period, ${dimensionColumn(first)} AS a, ${dimensionColumn(second)} AS b,
        c.review IN ('counted', 'approved') AS counts, c.team_id IS NOT NULL AS borne,
        sum(c.line_count) AS line_count, coalesce(sum(c.line_count) FILTER (WHERE ${amount} IS NULL), 0) AS unknown_lines,
        sum(${amount}) AS amount, count(${amount}) = count(*) AS is_known,
        bool_or(c.currency <> ${currency} AND x.rate IS NULL) AS unrated
      FROM cost_rollup c ${joinedToCommitted}
      WHERE ${within({ from, to })} AND ${keptBy(filters)}
      GROUP BY 1, 2, 3, 4, 5
    )
    SELECT grouping(period, a, b) AS level, period::text, a, b,
      coalesce(sum(line_count) FILTER (WHERE counts), 0)::float8 AS lines,
      coalesce(sum(unknown_lines) FILTER (WHERE counts), 0)::float8 AS unknown_lines,
      coalesce(sum(line_count) FILTER (WHERE NOT counts), 0)::float8 AS review_lines,
      ${known("counts")} AS total,
      ${known("TRUE")} AS imported,
      ${known("counts AND borne")} AS allocated,
      ${known("NOT counts OR NOT borne")} AS unallocated,
      ${known("NOT counts")} AS in_review,
      CASE WHEN coalesce(bool_and(is_known), TRUE) THEN trim_scale(coalesce(sum(amount), 0)
        - coalesce(sum(amount) FILTER (WHERE counts AND borne), 0)
        - coalesce(sum(amount) FILTER (WHERE NOT counts OR NOT borne), 0))::text END AS difference,
      coalesce(bool_or(unrated), FALSE) AS unrated
    FROM cost GROUP BY GROUPING SETS ((period, a), (a, b), ())`;
}

/** The sum of some rows, or null as soon as one of them has no amount. */
function known(which: string): Prisma.Sql {
  return Prisma.raw(`CASE WHEN coalesce(bool_and(is_known) FILTER (WHERE ${which}), TRUE)
    THEN trim_scale(coalesce(sum(amount) FILTER (WHERE ${which}), 0))::text END`);
}

export async function missingRates(
  tx: Transaction,
  { from, to, filters, currency }: Pick<CostQuestion, "from" | "to" | "filters" | "currency">,
): Promise<{ month: string; currency: string }[]> {
  return tx.$queryRaw`
    SELECT DISTINCT to_char(c.billing_month, 'YYYY-MM') AS month, c.currency::text
    FROM cost_rollup c ${joinedToCommitted}
    WHERE ${within({ from, to })} AND ${keptBy(filters)} AND c.currency <> ${currency} AND x.rate IS NULL
    ORDER BY 1, 2`;
}
