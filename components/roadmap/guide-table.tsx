import { Card } from "@/components/ui/card";
import type { GuideRange } from "@/lib/chart/roadmap-guide";
import { formatMonth } from "@/lib/format/date";

const cell = "border-t border-hairline py-2";

/** What the guide expects of its phases, beside what this roadmap plans and has. */
export function GuideTable({ ranges, month }: { ranges: readonly GuideRange[]; month: string }) {
  return (
    <Card
      title="Against what the guide expects"
      note={`Shares of what the work of ${formatMonth(month)} would have cost without the roadmap.`}
    >
      <table className="mt-2 w-full border-separate border-spacing-0 text-table">
        <caption className="sr-only">Expected savings of the guide, %</caption>
        <thead>
          <tr className="text-caption text-muted">
            <th scope="col" className="py-1 text-left font-medium">
              Phase
            </th>
            {["Guide, %", "Planned, %", "Realised, %"].map((label) => (
              <th key={label} scope="col" className="py-1 text-right font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ranges.map(({ label, range, planned, realised }) => (
            <tr key={label}>
              <th scope="row" className={`${cell} text-left font-normal`}>
                {label}
              </th>
              <td className={`${cell} text-right`}>{range}</td>
              <td className={`${cell} text-right tabular-nums`}>{planned}</td>
              <td className={`${cell} text-right font-semibold tabular-nums`}>{realised}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
