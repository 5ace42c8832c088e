import { cx } from "class-variance-authority";
import { addBudgets, type TreeBudget } from "@/lib/chart/budget-tree";
import type { BudgetTeam } from "@/lib/chart/budgets";
import { formatAmount } from "@/lib/format/amount";

type Month = TreeBudget & { month: string };

type Props = { team: BudgetTeam; months: readonly Month[]; currency: string };

/** Under a unit: what its teams have together, and what that leaves of the unit's own budget. */
export function BesideRows({ team, months, currency }: Props) {
  const isOwn = months.some(({ own }) => own !== null);
  return (
    <>
      <BesideRow
        name={`${team.name}: teams together`}
        depth={team.depth}
        amounts={months.map(({ month, below }) => ({ month, amount: below }))}
        currency={currency}
      />
      {isOwn ? (
        <BesideRow
          name={`${team.name}: not handed on`}
          depth={team.depth}
          amounts={months.map(({ month, difference }) => ({ month, amount: difference }))}
          currency={currency}
        />
      ) : null}
    </>
  );
}

type RowProps = {
  name: string;
  depth: number;
  amounts: readonly { month: string; amount: string | null }[];
  currency: string;
};

function BesideRow({ name, depth, amounts, currency }: RowProps) {
  const year = addBudgets(amounts.map(({ amount }) => amount));
  return (
    <tr className="text-caption text-muted">
      <th
        scope="row"
        className="sticky left-0 z-[1] border-b border-hairline bg-card py-1 pr-2 text-left font-normal whitespace-nowrap"
        style={{ paddingLeft: `${28 + depth * 16}px` }}
      >
        {name}
      </th>
      {amounts.map(({ month, amount }) => (
        <td key={month} className={cx(cell, amount?.startsWith("-") && "font-medium text-over")}>
          {formatAmount(amount, currency)}
        </td>
      ))}
      <td className={cx(cell, "pr-4", year?.startsWith("-") && "font-medium text-over")}>
        {formatAmount(year, currency)}
      </td>
    </tr>
  );
}

const cell = "border-b border-hairline px-2 py-1 text-right whitespace-nowrap";
