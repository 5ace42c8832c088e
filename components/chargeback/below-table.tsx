import Link from "next/link";
import { Card } from "@/components/ui/card";
import type { StatementPage } from "@/lib/chart/statement-page";
import { formatAmount } from "@/lib/format/amount";
import { AmountChange } from "./amount-change";
import { StatementBadge } from "./state-badge";

/** The teams that a business unit's statement sums, each with its own. */
export function BelowTable({ page }: { page: StatementPage }) {
  const { below, currency, team } = page;
  return (
    <Card flush title={`Teams of ${team.name}`} note="Each answers for its own statement; together they are this one.">
      <table className="mt-2 w-full text-table">
        <caption className="sr-only">Teams of {team.name}</caption>
        <thead>
          <tr className="border-y border-border text-caption text-muted">
            <th scope="col" className="py-2 pr-2.5 pl-4 text-left font-medium">
              Team
            </th>
            <th scope="col" className="px-2.5 text-right font-medium">
              Total {currency}
            </th>
            <th scope="col" className="px-2.5 text-right font-medium max-md:hidden">
              Change {currency}, %
            </th>
            <th scope="col" className="pr-4 pl-2.5 text-left font-medium">
              State
            </th>
          </tr>
        </thead>
        <tbody>
          {below.map((row) => (
            <tr key={row.key} className="border-b border-hairline last:border-b-0">
              <th scope="row" className="py-1.5 pr-2.5 pl-4 text-left font-normal">
                {row.href ? <Link href={row.href}>{row.name}</Link> : row.name}
              </th>
              <td className="px-2.5 text-right">{formatAmount(row.total, currency)}</td>
              <td className="px-2.5 text-right max-md:hidden">
                <AmountChange change={row.change} ratio={row.changeRatio} currency={currency} />
              </td>
              <td className="pr-4 pl-2.5">{row.state === null ? null : <StatementBadge state={row.state} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
