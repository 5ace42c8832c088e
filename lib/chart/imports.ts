import { lastOfMonth } from "../calc/day";
import { formatDay, formatMonth } from "../format/date";
import { formatCount } from "../format/quantity";
import type { ImportDetail, ImportTotals } from "../schema/import";
import type { CostTotals, ImportKind } from "../schema/import-check";

export const kindNames: Readonly<Record<ImportKind, string>> = {
  focus: "FOCUS bill",
  usage: "GPU usage",
  metrics: "Product metrics",
};

export type ImportState = { label: string; tone: "neutral" | "ok" | "warn" | "over" | "plan" };

type StatedImport = Pick<ImportDetail, "status" | "failure" | "batches"> & Partial<Pick<ImportDetail, "problem">>;

/** What a file is in now, as the history shows it. */
export function stateOf({ status, failure, problem = null, batches }: StatedImport): ImportState {
  switch (status) {
    case "receiving":
    case "checking":
    case "committing":
      return { label: status, tone: "plan" };
    case "staged":
      return { label: problem === null ? "waits for commit" : "waits for mapping", tone: "warn" };
    case "committed":
      return countedState(batches);
    case "undone":
      return { label: "undone", tone: "neutral" };
    case "failed":
      return { label: "not taken", tone: "over" };
    case "cancelled":
      return { label: duplicateOf(failure) === null ? "cancelled" : "duplicate", tone: "neutral" };
  }
}

function countedState(batches: ImportDetail["batches"]): ImportState {
  const replaced = batches.filter(({ status }) => status === "replaced").length;
  if (replaced === 0) return { label: "counts", tone: "ok" };
  return replaced === batches.length
    ? { label: "replaced", tone: "neutral" }
    : { label: "partly replaced", tone: "neutral" };
}

/** The import that counts instead of this one; null when it did not end as a duplicate. */
export function duplicateOf(failure: string | null): string | null {
  return /^This file counts already, as import ([0-9a-f-]{36})\.$/.exec(failure ?? "")?.[1] ?? null;
}

/** Why an import cannot be undone, in words; null: it can. */
export function undoRefusal(
  { status, batches }: Pick<ImportDetail, "status" | "batches">,
  closedMonths: readonly string[],
): string | null {
  if (status !== "committed") return "It does not count.";
  if (batches.some((batch) => batch.status === "replaced")) {
    return "A later file replaced this one. Undo that one first.";
  }
  const closed = batches.find(({ month }) => closedMonths.includes(month));
  return closed ? `${formatMonth(closed.month)} is closed.` : null;
}

/** "Oct 2026", "Sep 2026, Oct 2026", "Aug 2026 to Nov 2026". Months once each, oldest first. */
export function monthsText(months: readonly string[]): string | null {
  const all = [...new Set(months)].sort();
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined) return null;
  if (all.length <= 2) return all.map((month) => formatMonth(month, "short")).join(", ");
  return `${formatMonth(first, "short")} to ${formatMonth(last, "short")}`;
}

export type CurrencyTotals = CostTotals & { currency: string };

/** Each currency by itself: they are never added. */
export function totalsByCurrency(totals: ImportTotals): CurrencyTotals[] {
  return Object.entries(totals)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([currency, sums]) => ({ currency, ...sums }));
}

export type SourceDelivery = {
  expected: boolean;
  archived: boolean;
  /** Of any month; null: it has never delivered. */
  deliveredAt: string | null;
  /** Of the last month that is over. */
  monthDeliveredAt: string | null;
};

/**
 * Why a source is late, null when it is not. A month is final when its file came after its end: the same rule that
 * closing a month goes by. `month` is the last one that is over, `nextMonth` the one after it.
 */
export function lateReason(
  { expected, archived, deliveredAt, monthDeliveredAt }: SourceDelivery,
  { month, nextMonth }: { month: string; nextMonth: string },
): string | null {
  if (!expected || archived) return null;
  if (deliveredAt === null) return "Nothing delivered yet";
  if (monthDeliveredAt === null) return `Nothing for ${formatMonth(month)}`;
  if (monthDeliveredAt >= `${nextMonth}-01`) return null;
  return `${formatMonth(month)} is not final: last file on ${formatDay(monthDeliveredAt.slice(0, 10))}`;
}

/** "1,000 lines with 3 rejected and 2 for review", for dialogs and messages. */
export function linesText({ rows, rejected, flagged }: { rows: number; rejected: number; flagged: number }): string {
  const parts = [
    rejected > 0 ? `${formatCount(rejected, "rejected line")} left out` : "",
    flagged > 0 ? `${formatCount(flagged, "line")} in review` : "",
  ].filter(Boolean);
  const lines = formatCount(rows - rejected, "line");
  return parts.length === 0 ? lines : `${lines}, ${parts.join(", ")}`;
}

/** The costs of the months that an import counts in. */
export function costsHref(batches: readonly { month: string }[]): string {
  const months = batches.map(({ month }) => month).sort();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return "/costs";
  return `/costs?from=${first}-01&to=${lastOfMonth(`${last}-01`)}`;
}
