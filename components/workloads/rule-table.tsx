import { cx } from "class-variance-authority";
import { TierMark, tierLabels } from "@/components/ui/tier-mark";
import type { Classification } from "@/lib/calc/classify";
import { type RuleRow, ruleGroups } from "@/lib/chart/workload-rules";
import { formatSigned } from "@/lib/format/number";
import { formatCount } from "@/lib/format/quantity";

/** Each rule with what it saw, its threshold and the points it gave, and how the tiers compare in the end. */
export function RuleTable({ verdict }: { verdict: Classification }) {
  const { own, others, neutral } = ruleGroups(verdict.reasons, verdict.tier);
  return (
    <>
      <div className="overflow-x-auto">
        <table className="w-full border-collapse text-table">
          <caption className="sr-only">Rules and their points</caption>
          <thead>
            <tr className="border-b border-border text-caption text-muted">
              <th scope="col" className="pb-1.5 text-left font-medium">
                Rule
              </th>
              <th scope="col" className="pb-1.5 pl-2 text-right font-medium">
                Value
              </th>
              <th scope="col" className="pb-1.5 pl-2 text-right font-medium">
                Threshold
              </th>
              <th scope="col" className="pb-1.5 pl-2 text-right font-medium">
                Points
              </th>
            </tr>
          </thead>
          <tbody>
            {own.map((row) => (
              <Rule key={row.rule} row={row} />
            ))}
            {others.length > 0 ? (
              <tr>
                <th scope="colgroup" colSpan={4} className="pt-3 pb-0.5 text-left text-caption font-medium text-muted">
                  About another tier
                </th>
              </tr>
            ) : null}
            {others.map((row) => (
              <Rule key={row.rule} row={row} foreign />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={3} className="pt-2 text-left font-semibold">
                {tierLabels[verdict.tier]}
                <span className="ml-2 font-normal text-muted">
                  {verdict.alternatives
                    .map(
                      ({ tier, points }) =>
                        `${tierLabels[tier].toLowerCase()} ${formatSigned(points).replace("+", "")}`,
                    )
                    .join(", ")}
                </span>
              </th>
              <td className="pt-2 text-right font-semibold">{verdict.points}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      {neutral.length > 0 ? (
        <details className="mt-2 text-table">
          <summary className="min-h-6 cursor-pointer text-muted">
            {formatCount(neutral.length, "rule takes", "rules take")} no side
          </summary>
          <ul className="mt-1 divide-y divide-hairline border-y border-hairline">
            {neutral.map((row) => (
              <li key={row.rule} className="flex flex-wrap justify-between gap-x-3 py-1 text-muted">
                <span>{row.label}</span>
                <span>
                  {row.value}, needs {row.threshold}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function Rule({ row, foreign = false }: { row: RuleRow; foreign?: boolean }) {
  return (
    <tr className={cx("border-b border-hairline align-top", foreign && "text-muted")}>
      <th scope="row" className="py-1.5 text-left font-normal">
        {foreign && row.tier ? <TierMark tier={row.tier} label={row.label} className="whitespace-normal" /> : row.label}
      </th>
      <td className="py-1.5 pl-2 text-right">{row.value}</td>
      <td className="py-1.5 pl-2 text-right whitespace-nowrap text-muted">{row.threshold}</td>
      <td className="py-1.5 pl-2 text-right font-medium">{formatSigned(row.points)}</td>
    </tr>
  );
}
