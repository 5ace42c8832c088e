import type { Backtest } from "../calc/forecast-accuracy";
import { formatMonth } from "../format/date";
import { formatMoney } from "../format/money";
import { formatRatio, formatSignedRatio } from "../format/ratio";

export type AccuracyRow = {
  month: string;
  label: string;
  forecast: string;
  range: string;
  actual: string;
  error: string;
  isInRange: boolean;
};

export type AccuracyModel = {
  /** Newest first. */
  rows: readonly AccuracyRow[];
  /** What the rows come to. */
  summary: string;
};

type Given = { tests: readonly Backtest[]; meanError: number | null; currency: string };

/** Months as they would have been forecast on their first day, against what they came to. */
export function accuracyModel({ tests, meanError, currency }: Given): AccuracyModel {
  const money = (value: number) => formatMoney(value, { currency, style: "compact" });
  const held = tests.filter(({ isInRange }) => isInRange).length;
  return {
    rows: tests.toReversed().map(({ origin, expected, low, high, actual, error, isInRange }) => ({
      month: origin,
      label: formatMonth(origin, "short"),
      forecast: money(expected),
      range: `${money(low)} to ${money(high)}`,
      actual: money(actual),
      error: formatSignedRatio(error),
      isInRange,
    })),
    summary:
      tests.length === 0
        ? "No month can be checked yet: one needs 60 days of history before it, and has to be over."
        : `Forecasts of the last ${tests.length} months, made on their first day, were off by ${formatRatio(meanError)} on average; ${held} of ${tests.length} months came in within the 80% range.`,
  };
}
