import { Card } from "@/components/ui/card";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { HiddenCosts, HiddenRow } from "@/lib/chart/hidden-costs";
import { formatAmount } from "@/lib/format/amount";
import { formatRatio } from "@/lib/format/ratio";

export type HiddenCostCardProps = { costs: HiddenCosts; currency: string; period: string; before: string };

/** The guide's five hidden costs as lines of their own, and what is left. */
export function HiddenCostCard({ costs: { rows, hidden, rest, total, shareBefore }, ...shown }: HiddenCostCardProps) {
  const { currency, period, before } = shown;
  const was = shareBefore === null ? "" : `, was ${formatRatio(shareBefore)} in ${before}`;
  return (
    <Card flush title="Hidden cost" note={`${formatRatio(hidden.share)} of spend${was}. ${period}.`}>
      <ScrollRegion label="Hidden cost">
        <table className="mt-1 w-full text-table">
          <caption className="sr-only">Hidden cost by component</caption>
          <thead>
            <tr className="text-caption text-muted">
              <th scope="col" className="px-4 py-1.5 text-left font-medium">
                Component
              </th>
              <th scope="col" className="px-2 py-1.5 text-right font-medium">
                Cost {currency}
              </th>
              <th scope="col" className="py-1.5 pr-4 pl-2 text-right font-medium">
                Change %
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.key} row={row} currency={currency} most={rows[0]?.share ?? null} />
            ))}
            <Row row={hidden} currency={currency} strong />
            <Row row={rest} currency={currency} />
          </tbody>
          <tfoot>
            <Row row={total} currency={currency} strong />
          </tfoot>
        </table>
      </ScrollRegion>
      <p className="px-4 pt-1 pb-3 text-caption text-muted">
        By service and charge of each line; a line counts once. Residency is seen where a service names its copies.
      </p>
    </Card>
  );
}

type RowProps = { row: HiddenRow; currency: string; most?: number | null; strong?: boolean };

function Row({ row, currency, most = null, strong = false }: RowProps) {
  const width = most === null || most <= 0 || row.share === null ? 0 : Math.max(0, row.share / most);
  return (
    <tr className={strong ? "border-t-2 border-border font-semibold" : "border-t border-hairline"}>
      <th scope="row" className={`px-4 py-1.5 text-left ${strong ? "" : "font-normal"}`}>
        <span className="flex items-center justify-between gap-2">
          {row.label}
          {most === null ? null : (
            <span aria-hidden className="relative h-1.5 w-16 rounded-[2px] bg-neutral-bg max-sm:hidden">
              <span
                className="absolute inset-y-0 left-0 rounded-[2px] bg-chart-other"
                style={{ width: `${Math.round(width * 100)}%` }}
              />
            </span>
          )}
        </span>
      </th>
      <td className="px-2 py-1.5 text-right whitespace-nowrap tabular-nums">{formatAmount(row.amount, currency)}</td>
      <td className="py-1.5 pr-4 pl-2 text-right font-normal whitespace-nowrap tabular-nums">
        {row.delta.direction === "more" ? "▲ " : row.delta.direction === "less" ? "▼ " : ""}
        {row.delta.ratioText}
      </td>
    </tr>
  );
}
