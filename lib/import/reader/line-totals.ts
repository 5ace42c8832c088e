import { amountOf, formatAmount } from "../../ledger/amount-text";
import { costBases } from "../../ledger/costs";
import type { CostTotals, ImportCheck } from "../../schema/import-check";
import { knownSum } from "./facts";
import { literal } from "./sql-text";
import { countOf, type Stage, type StageRow, textOf } from "./stage";
import { UnreadableFile } from "./unreadable-file";

type LineTotals = Pick<ImportCheck, "totals" | "months">;

const sums = ["billed", "effective"].map((column) => `sum(${column}) AS ${column}`);
const sizes = costBases.map((column) => `coalesce(sum(abs(${column})), 0)`);

/**
 * The exact sums of the lines that were taken, those that wait included, by month and currency. Throws UnreadableFile
 * when they, or what they pass through, outgrow numeric(38,18); no other sum of these lines then does.
 */
export async function lineTotals(stage: Stage, lines: string): Promise<LineTotals> {
  const from = `FROM ${literal(lines)} WHERE faults = 0`;
  const columns = `${[...sums, knownSum("list"), knownSum("contracted")].join(", ")}`;
  try {
    const [size] = await stage.rows(`SELECT greatest(${sizes.join(", ")}) AS most ${from}`);
    amountOf(textOf(size?.most) ?? "0");
    const byCurrency = await stage.rows(`SELECT currency, ${columns} ${from} GROUP BY currency ORDER BY currency`);
    const byMonth = await stage.rows(
      `SELECT month, currency, ${columns} ${from} GROUP BY month, currency ORDER BY ALL`,
    );
    const months =
      await stage.rows(`SELECT month, count(*) AS rows, count(*) FILTER (WHERE review = 'waiting') AS flagged,
      CAST(min(day) AS VARCHAR) AS first_day, CAST(max(day) AS VARCHAR) AS last_day ${from} GROUP BY month ORDER BY month`);
    return {
      totals: totalsOf(byCurrency),
      months: months.map((row) => ({
        month: textOf(row.month) ?? "",
        rows: countOf(row.rows),
        flagged: countOf(row.flagged),
        firstDay: textOf(row.first_day) ?? "",
        lastDay: textOf(row.last_day) ?? "",
        totals: totalsOf(byMonth.filter(({ month }) => month === row.month)),
      })),
    };
  } catch (error) {
    if (error instanceof RangeError || (error instanceof Error && /overflow|out of range/i.test(error.message)))
      throw new UnreadableFile("The costs of the file sum to more than 20 digits before the decimal point.");
    throw error;
  }
}

function totalsOf(rows: readonly StageRow[]): Record<string, CostTotals> {
  return Object.fromEntries(
    rows.map((row) => [
      textOf(row.currency) ?? "",
      {
        billed: formatAmount(amountOf(textOf(row.billed) ?? "0")),
        effective: formatAmount(amountOf(textOf(row.effective) ?? "0")),
        list: known(row.list),
        contracted: known(row.contracted),
      },
    ]),
  );
}

function known(sum: unknown): string | null {
  const text = textOf(sum);
  return text === null ? null : formatAmount(amountOf(text));
}
