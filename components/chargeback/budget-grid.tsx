"use client";

import { cx } from "class-variance-authority";
import { Fragment } from "react";
import { Card } from "@/components/ui/card";
import { controlStyle } from "@/components/ui/input";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { treeBudget, wholeBudget } from "@/lib/chart/budget-tree";
import { type BudgetsPage, budgetSum, cellKey } from "@/lib/chart/budgets";
import { formatAmount } from "@/lib/format/amount";
import { formatMonth } from "@/lib/format/date";
import { budgetText } from "@/lib/schema/budget";
import { BesideRows } from "./budget-beside";

type Props = {
  page: BudgetsPage;
  /** What is kept and what was typed over it. */
  amounts: BudgetsPage["amounts"];
  textOf: (key: string) => string;
  /** null: nothing can be typed. */
  onChange: ((key: string, text: string) => void) | null;
};

/** A cell for each team and month; a unit with what its teams have together below it. */
export function BudgetGrid({ page: { year, months, teams, currency }, amounts, textOf, onChange }: Props) {
  const budgetIn = (month: string) => (id: string) => amounts[cellKey(id, month)] ?? null;
  const wholes = Object.fromEntries(
    months.flatMap((month) => {
      const whole = wholeBudget(teams, budgetIn(month));
      return whole === null ? [] : [[month, whole]];
    }),
  );
  return (
    <Card flush>
      <ScrollRegion
        label={`Budgets ${year}, ${currency}`}
        className="max-h-[75vh] scroll-py-12 overflow-auto rounded-[inherit] -outline-offset-2"
      >
        <table className="w-full border-separate border-spacing-0 text-table">
          <caption className="sr-only">
            Budgets {year} by team and month, {currency}
          </caption>
          <thead>
            <tr>
              <th scope="col" className={cx(head, "left-0 z-[3] pl-4 text-left")}>
                Team
              </th>
              {months.map((month) => (
                <th key={month} scope="col" className={cx(head, "z-[2] text-right")}>
                  {formatMonth(month, "short").slice(0, 3)} {currency}
                </th>
              ))}
              <th scope="col" className={cx(head, "z-[2] pr-4 text-right")}>
                Year {currency}
              </th>
            </tr>
          </thead>
          <tbody>
            {teams.map((team) => (
              <Fragment key={team.id}>
                <tr>
                  <th
                    scope="row"
                    className="sticky left-0 z-[1] border-b border-hairline bg-card py-1 pr-2 text-left font-normal whitespace-nowrap"
                    style={{ paddingLeft: `${16 + team.depth * 16}px` }}
                  >
                    {team.name}
                  </th>
                  {months.map((month) => {
                    const key = cellKey(team.id, month);
                    return (
                      <td key={month} className="border-b border-hairline px-1 py-1 text-right">
                        <BudgetCell
                          label={`${team.name}, ${formatMonth(month)}`}
                          value={textOf(key)}
                          onChange={onChange && ((text) => onChange(key, text))}
                        />
                      </td>
                    );
                  })}
                  <td className="border-b border-hairline py-1 pr-4 pl-2 text-right whitespace-nowrap">
                    {formatAmount(
                      budgetSum(
                        amounts,
                        months.map((month) => cellKey(team.id, month)),
                      ),
                      currency,
                    )}
                  </td>
                </tr>
                {teams.some(({ parentId }) => parentId === team.id) ? (
                  <BesideRows
                    team={team}
                    currency={currency}
                    months={months.map((month) => ({ month, ...treeBudget(team.id, teams, budgetIn(month)) }))}
                  />
                ) : null}
              </Fragment>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className={cx(foot, "left-0 z-[3] pl-4 text-left")}>
                Total
              </th>
              {months.map((month) => (
                <td key={month} className={cx(foot, "z-[2] px-2 text-right")}>
                  {formatAmount(wholes[month] ?? null, currency)}
                </td>
              ))}
              <td className={cx(foot, "z-[2] pr-4 pl-2 text-right")}>
                {formatAmount(budgetSum(wholes, months), currency)}
              </td>
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>
    </Card>
  );
}

const head =
  "sticky top-0 h-9 border-b border-border bg-card px-2 text-caption font-medium whitespace-nowrap text-muted";
const foot = "sticky bottom-0 h-10 border-t border-border bg-card font-semibold whitespace-nowrap";

type CellProps = { label: string; value: string; onChange: ((text: string) => void) | null };

function BudgetCell({ label, value, onChange }: CellProps) {
  if (!onChange) return <span>{value === "" ? "—" : value}</span>;
  const isBroken = !budgetText.safeParse(value).success;
  return (
    <input
      aria-label={label}
      aria-invalid={isBroken || undefined}
      inputMode="decimal"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={cx(controlStyle, "h-7 min-w-20 text-right")}
    />
  );
}
