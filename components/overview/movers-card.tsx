"use client";

import { Card } from "@/components/ui/card";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { TierMark } from "@/components/ui/tier-mark";
import type { ChangeRow, ChangesModel } from "@/lib/chart/movers";
import { formatAmount } from "@/lib/format/amount";
import { formatCount } from "@/lib/format/quantity";
import { usePanel } from "./use-panel";

export type MoversCardProps = {
  rows: readonly ChangeRow[];
  /** What the other workloads come to; null: there are none. */
  rest: (Pick<ChangeRow, "amount" | "delta"> & { count: number }) | null;
  total: ChangesModel["total"];
  currency: string;
  period: string;
  before: string;
};

/** Whose cost moved most, and why; a row opens its drivers. */
export function MoversCard({ rows, rest, total, currency, period, before }: MoversCardProps) {
  const { open } = usePanel();
  return (
    <Card flush title="Top movers" note={`${period} against ${before}, by size of change`}>
      <ScrollRegion label="Top movers">
        <table className="mt-1 w-full text-table" data-movers>
          <caption className="sr-only">Workloads whose cost changed most</caption>
          <thead>
            <tr className="text-caption text-muted">
              <Head left>Workload</Head>
              <Head left>Tier</Head>
              <Head>Spend {currency}</Head>
              <Head>Change {currency}</Head>
              <Head>Change %</Head>
              <Head left>Driver</Head>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} className="border-t border-hairline">
                <th scope="row" className="min-w-[9rem] px-4 py-1 text-left font-normal">
                  <button
                    type="button"
                    onClick={() => open(row.key)}
                    className="min-h-6 rounded-control text-left break-words text-accent hover:underline"
                  >
                    {row.name}
                  </button>
                  {row.team === row.name ? null : <span className="block text-caption text-muted">{row.team}</span>}
                </th>
                <td className="px-2 py-1">
                  <TierMark tier={row.tier} />
                </td>
                <Cell>{formatAmount(row.amount, currency)}</Cell>
                <Cell>
                  {row.delta.text}
                  <span className="sr-only"> {row.delta.direction}</span>
                </Cell>
                <Cell>{row.delta.ratioText}</Cell>
                <td className="px-2 py-1 pr-4 whitespace-nowrap text-muted">{row.driver}</td>
              </tr>
            ))}
            {rest ? (
              <tr className="border-t border-hairline text-muted">
                <th scope="row" colSpan={2} className="px-4 py-1.5 text-left font-normal">
                  {formatCount(rest.count, "other")}
                </th>
                <Cell>{formatAmount(rest.amount, currency)}</Cell>
                <Cell>{rest.delta.text}</Cell>
                <Cell>{rest.delta.ratioText}</Cell>
                <td />
              </tr>
            ) : null}
          </tbody>
          <tfoot>
            <tr className="border-t-2 border-border font-semibold">
              <th scope="row" colSpan={2} className="px-4 py-2 text-left">
                Total
              </th>
              <Cell>{formatAmount(total.amount, currency)}</Cell>
              <Cell>{total.delta.text}</Cell>
              <Cell>{total.delta.ratioText}</Cell>
              <td className="px-2 py-2 pr-4 font-normal text-muted">{total.driver}</td>
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>
    </Card>
  );
}

function Head({ left = false, children }: { left?: boolean; children: React.ReactNode }) {
  return (
    <th
      scope="col"
      className={`px-2 py-1.5 font-medium whitespace-nowrap first:pl-4 last:pr-4 ${left ? "text-left" : "text-right"}`}
    >
      {children}
    </th>
  );
}

function Cell({ children }: { children: React.ReactNode }) {
  return <td className="px-2 py-1 text-right whitespace-nowrap tabular-nums">{children}</td>;
}
