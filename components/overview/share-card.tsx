import Link from "next/link";
import { Card } from "@/components/ui/card";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { TierMark } from "@/components/ui/tier-mark";
import { costDelta } from "@/lib/chart/cost-delta";
import { drillHref } from "@/lib/chart/cost-drill";
import { costDimensionNames } from "@/lib/chart/cost-options";
import type { CostFigures, CostsPage } from "@/lib/chart/cost-page";
import { sumOfTexts } from "@/lib/chart/cost-series";
import { type CostRow, costRows, orderedRows, rowTotals } from "@/lib/chart/cost-table";
import { formatRange } from "@/lib/chart/cost-text";
import { formatAmount } from "@/lib/format/amount";
import { formatCount } from "@/lib/format/quantity";
import { formatRatio } from "@/lib/format/ratio";

const mostRows = 8;

/** Who or what the spend is for, with what changed once something is compared. */
export function ShareCard({ page, figures }: { page: CostsPage; figures: CostFigures }) {
  const { query, currency } = page;
  const dimension = query.by[0] ?? "tier";
  const isCompared = query.compare !== null;
  const all = orderedRows(costRows(page, figures), "-amount").filter(({ level }) => level !== "part");
  const [shown, rest] = [all.slice(0, mostRows), all.slice(mostRows)];
  const totals = {
    amount: figures.total,
    delta: figures.base && costDelta(figures.total, figures.base.total, currency),
  };
  const count = rowTotals(all).count;
  return (
    <Card
      flush
      title={`By ${costDimensionNames[dimension].toLowerCase()}`}
      note={isCompared && figures.base ? `against ${formatRange(figures.base.range)}` : formatRange(page.range)}
    >
      <ScrollRegion label={`Spend by ${costDimensionNames[dimension].toLowerCase()}`}>
        <table className="mt-1 w-full text-table" data-share-table>
          <caption className="sr-only">Spend by {costDimensionNames[dimension].toLowerCase()}</caption>
          <thead>
            <tr className="text-caption text-muted">
              <Head align="left">{costDimensionNames[dimension]}</Head>
              <Head>Spend {currency}</Head>
              {isCompared ? <Head>Δ {currency}</Head> : null}
              {isCompared ? <Head>Δ %</Head> : null}
              {isCompared ? null : <Head>Share %</Head>}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.id} row={row} page={page} dimension={dimension} isCompared={isCompared} />
            ))}
            {rest.length > 0 ? (
              <tr className="border-t border-hairline text-muted">
                <th scope="row" className="px-4 py-1.5 text-left font-normal">
                  {formatCount(rest.length, "other")}
                </th>
                <Cell>{formatAmount(sumOfTexts(rest.map(({ amount }) => amount)), currency)}</Cell>
                {isCompared ? <Delta rows={rest} currency={currency} /> : null}
                {isCompared ? null : <Cell>{formatRatio(rest.reduce((sum, { share }) => sum + (share ?? 0), 0))}</Cell>}
              </tr>
            ) : null}
          </tbody>
          <tfoot>
            <tr className="border-t-2 border-border font-semibold">
              <th scope="row" className="px-4 py-2 text-left">
                Total{count > mostRows ? `, ${count}` : ""}
              </th>
              <Cell>{formatAmount(totals.amount, currency)}</Cell>
              {isCompared ? <Cell>{totals.delta?.text}</Cell> : null}
              {isCompared ? <Cell>{totals.delta?.ratioText}</Cell> : null}
              {isCompared ? null : (
                <Cell>{formatRatio(figures.total === null || figures.total === "0" ? null : 1)}</Cell>
              )}
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>
    </Card>
  );
}

type RowProps = { row: CostRow; page: CostsPage; dimension: string; isCompared: boolean };

function Row({ row, page, dimension, isCompared }: RowProps) {
  const tier =
    dimension === "tier" ? (["cloud", "on-prem", "edge"] as const).find((each) => each === row.keys[0]) : null;
  return (
    <tr className="border-t border-hairline">
      <th scope="row" className="max-w-[11rem] px-4 py-1.5 text-left font-normal">
        <Link
          href={drillHref(page.query, row.keys, "/overview")}
          className="inline-flex min-h-6 items-center break-words"
        >
          {tier ? <TierMark tier={tier} /> : row.label}
        </Link>
      </th>
      <Cell>{formatAmount(row.amount, page.currency)}</Cell>
      {isCompared ? <Cell>{row.delta?.text}</Cell> : null}
      {isCompared ? <Cell>{row.delta?.ratioText}</Cell> : null}
      {isCompared ? null : <Cell>{formatRatio(row.share)}</Cell>}
    </tr>
  );
}

function Delta({ rows, currency }: { rows: readonly CostRow[]; currency: string }) {
  const delta = costDelta(
    sumOfTexts(rows.map(({ amount }) => amount)),
    sumOfTexts(rows.map(({ base }) => base)),
    currency,
  );
  return (
    <>
      <Cell>{delta.text}</Cell>
      <Cell>{delta.ratioText}</Cell>
    </>
  );
}

function Head({ align = "right", children }: { align?: "left" | "right"; children: React.ReactNode }) {
  return (
    <th
      scope="col"
      className={`px-2 py-1.5 font-medium first:pl-4 last:pr-4 ${align === "left" ? "text-left" : "text-right"}`}
    >
      {children}
    </th>
  );
}

function Cell({ children }: { children: React.ReactNode }) {
  return <td className="px-2 py-1.5 text-right whitespace-nowrap tabular-nums last:pr-4">{children}</td>;
}
