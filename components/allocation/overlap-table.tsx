import { DifferenceFrame } from "@/components/scenarios/difference-frame";
import { Card } from "@/components/ui/card";
import type { MonthEffect } from "@/lib/chart/allocation-page";
import { formatAmount } from "@/lib/format/amount";
import { formatMonth } from "@/lib/format/date";
import { formatQuantity } from "@/lib/format/quantity";
import type { AllocationRules } from "@/lib/schema/allocation-rules";
import { figureCell, headCell, wordsCell } from "./cell-styles";

export type OverlapTableProps = { effect: MonthEffect; rules: AllocationRules; currency: string };

/** Lines that more than one mapping rule would take: the order decides, so it should be meant. */
export function OverlapTable({ effect, rules, currency }: OverlapTableProps) {
  const nameOf = (id: string) => rules.mapping.find((rule) => rule.id === id)?.name ?? id;
  const month = formatMonth(effect.month);
  if (effect.overlaps.length === 0) {
    return (
      <Card title="Overlaps">
        <p className="pt-1 text-table text-muted">No two mapping rules want the same line in {month}.</p>
      </Card>
    );
  }
  return (
    <Card title="Overlaps" note="Both rules want these lines; the first has them. Move a rule to change that." flush>
      <div className="mt-2">
        <DifferenceFrame
          label="Overlapping rules"
          caption={`Lines of ${month} that more than one mapping rule would take`}
          corner="Has the lines"
          columns={["Would take them too", "Lines, count", `Effective cost, ${currency}`]}
          textColumns={["Would take them too"]}
          focusIndex={-1}
        >
          <tbody>
            {effect.overlaps.map(({ ruleId, otherRuleId, lines, amount }) => (
              <tr key={`${ruleId} ${otherRuleId}`}>
                <th scope="row" className={headCell}>
                  <span className="line-clamp-3 w-44 break-words max-md:w-28">{nameOf(ruleId)}</span>
                </th>
                <td className={`${wordsCell} min-w-36`}>{nameOf(otherRuleId)}</td>
                <td className={figureCell}>{formatQuantity(lines)}</td>
                <td className={figureCell}>{formatAmount(amount, currency)}</td>
              </tr>
            ))}
          </tbody>
        </DifferenceFrame>
      </div>
    </Card>
  );
}
