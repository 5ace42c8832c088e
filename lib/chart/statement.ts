import { formatAmount, formatExact } from "../format/amount";
import { formatMonth } from "../format/date";
import { formatCount } from "../format/quantity";
import { formatRatio } from "../format/ratio";
import type { IsoMonth } from "../ledger/calendar";
import { categories } from "../ledger/category";
import type { CostBasis } from "../ledger/costs";
import { type StatementPart, statementParts } from "../ledger/statement";
import {
  type AmountText,
  addTexts,
  type StatementDocument,
  type StatementLine,
  type StatementShare,
} from "../ledger/statement-document";
import { costHref, defaultCostQuery } from "../schema/cost-query";
import { filterKey } from "../schema/filter-key";
import { methodNames } from "./allocation-text";
import { ratioOf } from "./chargeback-rows";
import type { Explanation } from "./explanation";
import { partLabels } from "./statement-parts";

/** A row of a statement: lines that are alike, or what a sharing rule gave or took. */
export type StatementRow = {
  key: string;
  name: string;
  detail: string;
  /** "cloud", "on-prem", "edge"; null: of no single tier. */
  tier: string | null;
  method: string;
  amount: AmountText;
  explanation: Explanation;
  /** The lines behind it; null: it has none of its own. */
  linesHref: string | null;
  lineCount: number;
};

export type StatementGroup = {
  part: StatementPart;
  label: string;
  amount: AmountText;
  rows: readonly StatementRow[];
};

export type StatementContext = {
  month: IsoMonth;
  basis: CostBasis;
  currency: string;
  days: { from: string; to: string };
};

type OfTeam = StatementContext & { team: string; isOneOfMany: boolean };

/**
 * Statements as rows under their parts, largest first; parts without rows are left out. Rows sum to their part. Of several
 * teams, as a business unit has them, each row names its team.
 */
export function statementGroups(documents: readonly StatementDocument[], context: StatementContext): StatementGroup[] {
  return statementParts.flatMap((part): StatementGroup[] => {
    const rows = documents.flatMap(({ name, owner, lines, shares }) => {
      const own = { ...context, team: name, isOneOfMany: documents.length > 1 };
      return [
        ...lines.filter((line) => line.part === part).map((line) => lineRow(line, own)),
        ...shares.filter((share) => share.part === part).map((share) => shareRow(share, own)),
      ].map((row, index) => ({ ...row, key: `${owner} ${part} ${index}` }));
    });
    if (rows.length === 0) return [];
    const sorted = rows.toSorted((a, b) => drawn(b.amount) - drawn(a.amount) || (a.name < b.name ? -1 : 1));
    const amount = addTexts(documents.map(({ figures }) => figures[context.basis].parts[part]));
    return [{ part, label: partLabels[part], amount, rows: sorted }];
  });
}

type KeylessRow = Omit<StatementRow, "key">;

function lineRow(line: StatementLine, context: OfTeam): KeylessRow {
  const amount = line.costs[context.basis];
  const name = line.workload ?? line.service;
  const corrects = line.correctsMonth === null ? [] : [`correction of ${formatMonth(line.correctsMonth, "short")}`];
  return {
    name,
    detail: detailOf([line.workload === null ? "" : line.service, line.provider, ...corrects], context),
    tier: line.tier,
    method: line.rule === null ? "No rule" : `Rule “${line.rule}”`,
    amount,
    explanation: explainLine(line, name, context),
    linesHref: linesHref(line, context),
    lineCount: line.lineCount,
  };
}

function explainLine(line: StatementLine, name: string, context: OfTeam): Explanation {
  const { currency, basis } = context;
  const amount = line.costs[basis];
  const lines = formatCount(line.lineCount, "line");
  const given =
    line.rule === null
      ? "They were booked here without a rule"
      : `Mapping rule “${line.rule}” gives them to ${context.team}`;
  return {
    sentence: `${lines} of ${name}, ${money(amount, currency)} together. ${given}.`,
    formula: `${lines} = ${formatExact(amount)} ${currency}`,
    inputs: [
      { label: "Part", value: partLabels[line.part] },
      { label: "Provider", value: line.provider },
      { label: "Service", value: line.service },
      ...(line.correctsMonth === null ? [] : [{ label: "Corrects", value: formatMonth(line.correctsMonth) }]),
      ...discountInputs(line, context),
    ],
  };
}

/** What the same lines cost by their other bases, where those are known. */
function discountInputs({ costs }: StatementLine, { currency }: OfTeam): Explanation["inputs"] {
  const known = [
    ["List price", costs.list],
    ["Contracted", costs.contracted],
    ["Billed", costs.billed],
    ["Effective", costs.effective],
  ] as const;
  return known.map(([label, value]) => ({ label, value: money(value, currency) }));
}

function detailOf(parts: readonly string[], { team, isOneOfMany }: OfTeam): string {
  return [isOneOfMany ? team : "", ...parts].filter(Boolean).join(" · ");
}

function shareRow(share: StatementShare, context: OfTeam): KeylessRow {
  const amount = share.costs[context.basis];
  return {
    name: share.rule,
    detail: detailOf([share.working === null ? "given to others" : `share of ${share.working.from}`], context),
    tier: null,
    method: share.working === null ? "Contra" : methodNames[share.working.method],
    amount,
    explanation: explainShare(share, context),
    linesHref: null,
    lineCount: 0,
  };
}

function explainShare({ working, rule, costs, part }: StatementShare, context: OfTeam): Explanation {
  const { basis, currency, team } = context;
  const amount = costs[basis];
  const what = part === "idle" ? "idle capacity" : "shared cost";
  if (working === null) {
    return {
      sentence: `Sharing rule “${rule}” takes this ${what} from ${team} and gives it to others, so that the total of all stays the same.`,
      formula: `− what the rule gave to others = ${formatExact(amount)} ${currency}`,
      inputs: [{ label: "Rule", value: rule }],
    };
  }
  const unit = working.unit === "" ? "" : ` ${working.unit}`;
  const pool = working.pool[basis];
  return {
    sentence: `Sharing rule “${rule}” gives ${team} ${formatRatio(ratioOf(working.ratio, "1"), { digits: 2 })} of the ${what} of ${working.from}, ${methodNames[working.method].toLowerCase()}.`,
    formula: `${formatExact(pool)} × ${formatExact(working.weight)} / ${formatExact(working.totalWeight)} = ${formatExact(amount)} ${currency}`,
    inputs: [
      { label: "Method", value: methodNames[working.method] },
      { label: `Pool, ${formatMonth(context.month, "short")}`, value: money(pool, currency) },
      { label: `Weight of ${team}`, value: `${formatExact(working.weight)}${unit}` },
      { label: "Weight of all", value: `${formatExact(working.totalWeight)}${unit}` },
      { label: "Ratio (all sum to 1)", value: formatExact(working.ratio) },
    ],
  };
}

function linesHref({ workloadId, workload, provider, service, part }: StatementLine, context: OfTeam): string {
  const { team, days, basis } = context;
  const category = categories.find((each) => each === part);
  const picks = [
    { dimension: "team" as const, value: filterKey(team) },
    { dimension: "service" as const, value: filterKey(service) },
    { dimension: "provider" as const, value: filterKey(provider) },
    ...(workloadId === null || workload === null
      ? []
      : [{ dimension: "workload" as const, value: filterKey(workload) }]),
    ...(category === undefined ? [] : [{ dimension: "category" as const, value: category }]),
    { dimension: "charge" as const, value: part === "idle" ? "idle" : part === "adjustments" ? "adjustment" : "usage" },
  ];
  return costHref(
    {
      ...defaultCostQuery,
      range: days,
      basis,
      filters: picks.map(({ dimension, value }) => ({ dimension, is: true, values: [value] })),
    },
    "/costs/lines",
  );
}

/** The explanation of a part: what its rows come to. */
export function explainGroup(
  { label, amount, rows }: StatementGroup,
  { currency }: Pick<StatementContext, "currency">,
): Explanation {
  const shown = rows.slice(0, 12);
  const more = rows.length - shown.length;
  return {
    sentence: `${label} comes to ${money(amount, currency)}, from ${formatCount(rows.length, "row")}.`,
    formula: `${shown.map((row) => formatExact(row.amount)).join(" + ")}${more > 0 ? ` + ${more} more` : ""} = ${formatExact(amount)}`,
    inputs: shown.map((row) => ({
      label: [row.name, row.detail].filter(Boolean).join(", "),
      value: money(row.amount, currency),
    })),
  };
}

/** Categories with what they cost, and what comes on top: the steps from nothing to the total. */
export function statementSteps(
  figures: StatementDocument["figures"][CostBasis],
): { part: StatementPart; label: string; amount: AmountText }[] {
  return statementParts
    .map((part) => ({ part, label: partLabels[part], amount: figures.parts[part] }))
    .filter(({ amount }) => amount !== "0");
}

/** Shared and idle cost together, of the total. */
export function sharedShare({ parts, total }: StatementDocument["figures"][CostBasis]): {
  amount: AmountText;
  ratio: number | null;
} {
  const amount = addTexts([parts.shared, parts.idle]);
  return { amount, ratio: amount === null || total === null ? null : ratioOf(amount, total) };
}

function money(amount: AmountText, currency: string): string {
  return amount === null ? "an unknown amount" : `${formatAmount(amount, currency)} ${currency}`;
}

/** For an order only. */
function drawn(amount: AmountText): number {
  return amount === null ? 0 : Number(amount);
}
