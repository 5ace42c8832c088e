"use client";

import { CurvesChart } from "@/components/charts/curves-chart";
import { Card } from "@/components/ui/card";
import { FigureRow } from "@/components/ui/figure-row";
import { lumpSum } from "@/lib/calc/placement/price-book";
import { comparisonRow, componentRows, nodeCurves, placedRows } from "@/lib/chart/placement";
import { capital, limitText, marginText } from "@/lib/chart/placement-text";
import { formatMoney } from "@/lib/format/money";
import { formatQuantity } from "@/lib/format/quantity";
import { formatRatio } from "@/lib/format/ratio";
import { ComparisonTable } from "./comparison-table";
import { ComponentTable } from "./component-table";
import { PlacementTable } from "./placement-table";
import { PurchaseTable } from "./purchase-table";
import type { PlacementState } from "./use-placement";

export function PlacementResults({ state, currency }: { state: PlacementState; currency: string }) {
  const { solver, shown, names, alternatives } = state;
  if (!shown || !alternatives) return null;
  const { today, others } = alternatives;
  const { portfolio } = shown;
  const { problem } = portfolio;
  const money = (value: number) => formatMoney(value, { currency, style: "compact" });
  const result = solver.answered && "bill" in solver.answered.result ? solver.answered.result : null;
  const row = (key: string, name: string, of: Parameters<typeof comparisonRow>[1]) =>
    comparisonRow({ key, name, today: today.bill.total }, of, names);
  const comparison = [
    row("today", "Today", today),
    ...others.map(({ key, name, of }) => row(key, name, of)),
    ...(result ? [row("best", "Best placement", { bill: result.bill, without: [] })] : []),
  ];
  if (!result) return <ComparisonTable rows={comparison} currency={currency} />;

  const { decision, bill, status, gap } = result;
  const rows = placedRows(problem, decision, names, currency);
  const curves = nodeCurves(problem, decision, names);
  const saving = today.bill.total - bill.total;
  const prices = solver.answered?.prices;
  const once = new Set(
    decision.purchases.flatMap(
      ({ supply }) => portfolio.offered.find((each) => each.supply.id === supply)?.source ?? [],
    ),
  );
  const lump = [...once].reduce((sum, source) => sum + lumpSum(source), 0);
  return (
    <>
      <FigureRow
        label="Placement in figures"
        figures={[
          {
            label: saving < 0 ? "Costs more than today" : "Saving against today",
            value: money(Math.abs(saving)),
            tone: saving < 0 ? "over" : "saving",
            note: today.bill.total > 0 ? formatRatio(Math.abs(saving) / today.bill.total) : "—",
          },
          {
            label: status === "optimal" ? "Proved within" : "Best found, within",
            value: formatRatio(gap, { digits: 2 }),
            note: `nothing is below ${money(result.bound)}`,
          },
          {
            label: "To buy",
            value: money(bill.capex),
            note: lump > 0 ? `and ${money(lump)} once, see below` : "capex over the horizon",
          },
          {
            label: "Served on-prem",
            value: formatRatio(bill.shareByTier["on-prem"] ?? 0),
            note: "of the GPU-hours in the last month",
          },
          {
            label: "Workloads that move",
            value: formatQuantity(rows.filter(({ moves }) => moves).length),
            note: `of ${formatQuantity(rows.length)}`,
          },
        ]}
      />
      <PlacementTable rows={rows} problem={problem} decision={decision} names={names} currency={currency} />
      <ComparisonTable rows={comparison} currency={currency} />
      <Card
        title="What the limits cost"
        note="What would be saved without each of them, and what a little more of it is worth. Found by searching again."
      >
        {prices ? (
          prices.length > 0 ? (
            <ul className="mt-2 flex list-disc flex-col gap-1 pl-5 text-table">
              {prices.map((price) => (
                <li key={JSON.stringify(price.limit)}>
                  {capital(limitText(price.limit, names))} costs <b className="font-semibold">{money(price.cost)}</b>.{" "}
                  {marginText(price, currency)}
                </li>
              ))}
            </ul>
          ) : (
            <p className="mt-2 text-table">No limit makes this placement dearer.</p>
          )
        ) : (
          <p className="mt-2 text-table text-muted">
            {solver.running ? "Being worked out." : "Not worked out: the search was cancelled."}
          </p>
        )}
      </Card>
      <ComponentTable rows={componentRows(today.bill, bill)} currency={currency} />
      {curves ? (
        <>
          <CurvesChart name="placement-nodes" model={curves} height={240} />
          <PurchaseTable problem={problem} decision={decision} names={names} currency={currency} lump={lump} />
        </>
      ) : (
        <Card title="Nothing to buy">
          <p className="mt-1 text-table">What stands and what is rented serve everything.</p>
        </Card>
      )}
    </>
  );
}
