import { formatAmount } from "../format/amount";
import { formatMonth } from "../format/date";
import { formatCount } from "../format/quantity";
import { formatRatio } from "../format/ratio";
import { subtract } from "../ledger/amount";
import { amountOf, formatAmount as textOf } from "../ledger/amount-text";
import { costHref } from "../schema/cost-query";
import { drawn } from "./cost-delta";
import { narrowedTo } from "./cost-drill";
import type { CostFigures, CostsPage } from "./cost-page";
import { formatRange } from "./cost-text";
import type { SourceRow } from "./imports-page";

export type QualityCheck = {
  key: string;
  label: string;
  note: string;
  value: string;
  detail: string;
  ok: boolean;
  href: string | null;
};

type Given = {
  page: CostsPage;
  figures: CostFigures;
  /** Null: not the reader's to see. */
  sources: readonly SourceRow[] | null;
  untagged: { amount: string; resources: number };
  /** A manager sees nothing that nobody bears. */
  seesAll: boolean;
};

/** More than this share of the spend without an owner, or without a tag, has to be looked at. */
const tolerated = 0.02;

/** Whether the figures of the page can be relied on. */
export function qualityChecks(given: Given): QualityCheck[] {
  const { seesAll } = given;
  return [
    ...(seesAll ? [unallocatedCheck(given)] : []),
    untaggedCheck(given),
    ...(given.sources === null ? [] : [sourcesCheck(given.sources)]),
    ...(seesAll ? [reviewCheck(given)] : []),
    differenceCheck(given),
  ];
}

function unallocatedCheck({ page, figures }: Given): QualityCheck {
  const { total, reconciliation } = figures;
  const unborne =
    total === null || reconciliation.allocated === null
      ? null
      : textOf(subtract(amountOf(total), amountOf(reconciliation.allocated)));
  const share = unborne === null || total === null || total === "0" ? null : drawn(unborne) / drawn(total);
  return {
    key: "unallocated",
    label: "Unallocated",
    note: `pools and what no rule takes, target ${formatRatio(tolerated)}`,
    value: formatRatio(share),
    detail: `${formatAmount(unborne, page.currency)} ${page.currency}`,
    ok: share !== null && share <= tolerated,
    href: "/allocation",
  };
}

function untaggedCheck({ page, untagged }: Given): QualityCheck {
  const { from, to } = page.range;
  const months =
    from.slice(0, 7) === to.slice(0, 7)
      ? formatMonth(from, "short")
      : `${formatMonth(from, "short")} to ${formatMonth(to, "short")}`;
  return {
    key: "untagged",
    label: "Untagged in the cloud",
    note: `${formatCount(untagged.resources, "resource")}, whole of ${months}`,
    value: untagged.amount === "0" ? "none" : `${formatAmount(untagged.amount, page.currency)}`,
    detail: page.currency,
    ok: untagged.amount === "0",
    href: costHref({ ...narrowedTo(page.query, [{ dimension: "workload", key: "none" }]), by: ["service"] }),
  };
}

function sourcesCheck(sources: readonly SourceRow[]): QualityCheck {
  const expected = sources.filter((source) => source.expected);
  const late = expected.filter((source) => source.late !== null);
  const [first] = late;
  return {
    key: "sources",
    label: "Stale sources",
    note: first ? `${first.name}: ${first.late}` : "every expected source has delivered",
    value: `${late.length} of ${expected.length}`,
    detail: late.length > 1 ? `and ${late.length - 1} more` : "",
    ok: late.length === 0,
    href: "/imports",
  };
}

function reviewCheck({ page, figures }: Given): QualityCheck {
  const { reviewLines, inReview } = figures.reconciliation;
  return {
    key: "review",
    label: "Review queue",
    note: "left out of every total until approved",
    value: formatCount(reviewLines, "line"),
    detail: `${formatAmount(inReview, page.currency)} ${page.currency}`,
    ok: reviewLines === 0,
    href: page.mayImport ? "/imports/review" : null,
  };
}

function differenceCheck({ page, figures }: Given): QualityCheck {
  const { difference } = figures.reconciliation;
  return {
    key: "difference",
    label: "Difference to the bill",
    note: `imported, less all parts, ${formatRange(page.range)}`,
    value: formatAmount(difference, page.currency),
    detail: page.currency,
    ok: difference === "0",
    href: null,
  };
}
