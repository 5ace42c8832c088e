"use client";

import { SankeyChart } from "@/components/charts/sankey-chart";
import { BeforeAfter } from "@/components/planners/before-after";
import { FigureRow } from "@/components/ui/figure-row";
import type { SupplyKind } from "@/lib/calc/supply";
import { durationText, linkNote, movementSankey, savingSteps } from "@/lib/chart/data-movement";
import { formatMoney } from "@/lib/format/money";
import { formatQuantity } from "@/lib/format/quantity";
import { formatRatio, formatSignedRatio } from "@/lib/format/ratio";
import type { MovementPlannerInput, MovementPlannerResult } from "@/lib/schema/planner/data-movement";

export type MovementResultsProps = {
  given: MovementPlannerInput;
  result: MovementPlannerResult;
  currency: string;
  /** Of the supplies that flows go by, by name. */
  kinds: ReadonlyMap<string, SupplyKind>;
};

export function MovementResults({ given, result, currency, kinds }: MovementResultsProps) {
  const money = (value: number) => formatMoney(value, { currency, style: "compact" });
  const hasCopies = (result.initialHours ?? 0) > 0;
  return (
    <>
      <FigureRow
        label="Data movement in figures"
        figures={[
          {
            label: "Egress a month",
            value: money(result.monthlyCost),
            note: `${money(result.annualCost)} in the first year`,
          },
          {
            label: "Billed a month",
            value: formatQuantity(result.gbMonthly, { unit: "GB" }),
            note: `${formatQuantity(result.annualTb, { digits: 1 })} TB move in the first year`,
          },
          {
            label: "Effective price",
            value: result.pricePerGb === null ? "—" : formatMoney(result.pricePerGb, { currency, style: "unit" }),
            note: result.pricePerGb === null ? "nothing is billed each month" : "per GB, tiers included",
          },
          { label: "Avoidable", value: formatRatio(result.avoided), note: "of each month's egress" },
          {
            label: hasCopies ? "First copies take" : "A month's data takes",
            value: durationText(hasCopies ? result.initialHours : result.monthlyHours),
            note: linkNote(result),
          },
        ]}
      />
      <SankeyChart name="data-movement" model={movementSankey(given, result, { currency, kinds })} />
      <Savings result={result} currency={currency} />
    </>
  );
}

function Savings({ result, currency }: Pick<MovementResultsProps, "result" | "currency">) {
  const money = (value: number) => formatMoney(value, { currency, style: "whole" });
  const gigabytes = (value: number) => formatQuantity(value, { unit: "GB" });
  const row = (label: string, before: number, after: number, text: (value: number) => string) => ({
    label,
    change: before > 0 ? formatSignedRatio((after - before) / before) : "",
    before: { amount: before, text: text(before) },
    after: { cautious: after, best: after, text: text(after) },
  });
  return (
    <BeforeAfter
      title={
        result.avoided === 0
          ? `The first year costs ${money(result.annualCost)}`
          : `The first year costs ${money(result.annualCost)} now, ${money(result.annualCostAfter)} after`
      }
      note={savingSteps(result, money)}
      rows={[
        row("First year", result.annualCost, result.annualCostAfter, money),
        row("A month", result.monthlyCost, result.monthlyCostAfter, money),
        row("Billed a month", result.gbMonthly, result.gbMonthlyAfter, gigabytes),
      ]}
    />
  );
}
