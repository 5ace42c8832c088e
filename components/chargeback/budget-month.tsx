import { cx } from "class-variance-authority";
import { Card } from "@/components/ui/card";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { CurrentMonth } from "@/lib/chart/budgets";
import { formatAmount } from "@/lib/format/amount";
import { formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatRatio } from "@/lib/format/ratio";
import { BudgetUse } from "./budget-use";

/** The month under way against its budget for the days that are over. */
export function BudgetMonth({ current, currency }: { current: CurrentMonth; currency: string }) {
  const { month, daysOver, days, rows } = current;
  const name = formatMonth(month);
  return (
    <Card
      title={`${name} so far`}
      note={`${daysOver} of ${days} days are over. Spent is what each statement says, shared cost with it; expected is that and a forecast of the days left.`}
      flush
    >
      <ScrollRegion
        label={`${name} so far, ${currency}`}
        className="overflow-x-auto rounded-[inherit] pt-2 -outline-offset-2"
      >
        <table className="w-full border-separate border-spacing-0 text-table">
          <caption className="sr-only">
            {name} so far against budgets, {currency}
          </caption>
          <thead>
            <tr>
              <th scope="col" className={cx(head, "pl-4 text-left")}>
                Team
              </th>
              {["Budget", "Budget to date", "Spent to date", "Of budget to date", "Expected", "Of budget"].map(
                (title) => (
                  <th key={title} scope="col" className={cx(head, "text-right last:pr-4")}>
                    {title} {title.startsWith("Of") ? "%" : currency}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} className={row.key === "total" ? "font-semibold" : undefined}>
                <th
                  scope="row"
                  className={cx(cell, "text-left", row.key === "total" ? "font-semibold" : "font-normal")}
                  style={{ paddingLeft: `${16 + row.depth * 16}px` }}
                >
                  {row.name}
                </th>
                <td className={cx(cell, "text-right")}>{formatAmount(row.budget, currency)}</td>
                <td className={cx(cell, "text-right")}>{formatAmount(row.toDate, currency)}</td>
                <td className={cx(cell, "text-right")}>{formatAmount(row.spent, currency)}</td>
                <td className={cx(cell, "text-right")}>
                  <BudgetUse use={row.use} />
                </td>
                <td className={cx(cell, "text-right")}>
                  {formatMoney(row.expected, { currency, style: "whole", symbol: "none" })}
                </td>
                <td className={cx(cell, "pr-4 text-right", (row.expectedUse ?? 0) > 1 && "font-medium text-over")}>
                  {formatRatio(row.expectedUse)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  );
}

const head = "h-9 border-b border-border px-2 text-caption font-medium whitespace-nowrap text-muted";
const cell = "h-8 border-b border-hairline px-2 whitespace-nowrap";
