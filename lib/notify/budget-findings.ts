import { treeBudget, wholeBudget } from "../chart/budget-tree";
import { descendantsOf, ratioOf } from "../chart/chargeback-rows";
import { drawn } from "../chart/cost-delta";
import { teamSlugs } from "../chart/team-slug";
import { formatAmount } from "../format/amount";
import { formatMonth } from "../format/date";
import { formatMoney } from "../format/money";
import { formatRatio } from "../format/ratio";
import type { IsoMonth } from "../ledger/calendar";
import { type AmountText, addTexts } from "../ledger/statement-document";
import type { AlertRule } from "../schema/alert";
import { type Crossing, crossings, type Watched } from "./budget-crossing";
import type { Found, Team } from "./found";

/** A month's spend so far, and what is expected by its end where it can be known. */
export type MonthSpend = {
  month: IsoMonth;
  currency: string;
  teams: readonly Team[];
  /** By team; of a unit, what it bears itself. */
  spent: ReadonlyMap<string, AmountText>;
  /** Of everything that was imported. */
  imported: AmountText;
  budgets: ReadonlyMap<string, string>;
  /** Expected by the end of the month by team, with those below it; "organisation" for everything. */
  expected: ReadonlyMap<string, number>;
};

type BudgetRule = Pick<AlertRule, "scope" | "teamId" | "measure" | "percent" | "amount">;

/** The thresholds of a rule that a month has crossed. */
export function budgetFindings(rule: BudgetRule, spend: MonthSpend): Found[] {
  const slugs = teamSlugs(spend.teams);
  return crossings(watchedBy(rule, spend), rule).map((crossing) => {
    const { id } = crossing.watched;
    const slug = id === null ? "" : `/${slugs.get(id) ?? id}`;
    return {
      subject: [spend.month, id ?? "organisation", rule.measure, crossing.threshold].join("/"),
      teamId: id,
      month: spend.month,
      href: `/chargeback/${spend.month}${slug}`,
      ...wordsOf(crossing, rule, spend),
    };
  });
}

function watchedBy({ scope, teamId, measure }: BudgetRule, spend: MonthSpend): Watched[] {
  const budgetOf = (id: string) => spend.budgets.get(id) ?? null;
  if (scope === "organisation") {
    const total = measure === "forecast" ? (spend.expected.get("organisation") ?? null) : spend.imported;
    return [{ id: null, name: "The organisation", spend: total, budget: wholeBudget(spend.teams, budgetOf) }];
  }
  // A unit without a budget of its own would only repeat what its teams are told.
  const isOneOfEach = ({ id }: Team) => budgetOf(id) !== null || spend.teams.every(({ parentId }) => parentId !== id);
  return spend.teams
    .filter((team) => (scope === "teams" ? isOneOfEach(team) : team.id === teamId))
    .map((team) => {
      const own = [team, ...descendantsOf(team, spend.teams)];
      const spent = addTexts(own.map(({ id }) => spend.spent.get(id) ?? null));
      return {
        id: team.id,
        name: team.name,
        spend: measure === "forecast" ? (spend.expected.get(team.id) ?? null) : spent,
        budget: treeBudget(team.id, spend.teams, budgetOf).counted,
      };
    });
}

function wordsOf(
  { watched: { name, spend, budget }, threshold, limit }: Crossing,
  { measure }: BudgetRule,
  { month, currency }: MonthSpend,
): Pick<Found, "title" | "detail"> {
  const money = (amount: AmountText) => `${formatAmount(amount, currency)} ${currency}`;
  const sum =
    typeof spend === "number"
      ? `${formatMoney(spend, { currency, style: "whole", symbol: "none" })} ${currency}`
      : money(spend);
  const use = shareOf(spend, budget);
  const does = measure === "forecast" ? "is expected to spend" : "has spent";
  const share = use === null ? sum : `${formatRatio(use)} of its budget`;
  const of = budget === null ? "There is no budget." : `The budget is ${money(budget)}.`;
  const rule = threshold.endsWith("%") ? `${threshold} of the budget, ${money(limit)}` : money(limit);
  return {
    title: `${name} ${does} ${share} for ${formatMonth(month)}`,
    detail: `${sum} ${measure === "forecast" ? "by the end of the month" : "so far"}. ${of} The rule tells at ${rule}.`,
  };
}

function shareOf(spend: Watched["spend"], budget: AmountText): number | null {
  if (spend === null || budget === null) return null;
  if (typeof spend !== "number") return ratioOf(spend, budget);
  return drawn(budget) === 0 ? null : spend / drawn(budget);
}
