"use client";

import { ScatterChart } from "@/components/charts/scatter-chart";
import { BeforeAfter } from "@/components/planners/before-after";
import { FigureRow } from "@/components/ui/figure-row";
import type { CompressionChoice } from "@/lib/calc/compression-plan";
import { compressionScatter, paybackText, reductionText, span, stackName } from "@/lib/chart/compression";
import { formatMoney } from "@/lib/format/money";
import { missing } from "@/lib/format/number";
import { formatQuantity } from "@/lib/format/quantity";
import { formatRatio } from "@/lib/format/ratio";
import type { CompressionPlannerInput, CompressionPlannerResult } from "@/lib/schema/planner/compression";
import { OptionTable } from "./option-table";

export type CompressionResultsProps = {
  given: CompressionPlannerInput;
  result: CompressionPlannerResult;
  currency: string;
  /** Why there is no size, where there is none. */
  sizeNote: string;
  onChoose: (techniques: readonly CompressionChoice[]) => void;
};

export function CompressionResults({ given, result, currency, sizeNote, onChoose }: CompressionResultsProps) {
  const { chosen, options } = result;
  const money = (value: number) => formatMoney(value, { currency, style: "compact" });
  return (
    <>
      {chosen ? <ChosenFigures chosen={chosen} money={money} /> : null}
      <ScatterChart
        name="compression"
        model={compressionScatter(given, result, currency)}
        onChoose={(key) => {
          const option = options.find(({ techniques }) => techniques.join("+") === key);
          if (option) onChoose(option.techniques);
        }}
      />
      {chosen ? <ChosenBars given={given} chosen={chosen} money={money} sizeNote={sizeNote} /> : null}
      <OptionTable result={result} currency={currency} floor={given.qualityFloor} />
    </>
  );
}

type ChosenProps = { chosen: NonNullable<CompressionPlannerResult["chosen"]>; money: (value: number) => string };

function ChosenFigures({ chosen, money }: ChosenProps) {
  const { low, high, effortCost } = chosen;
  const isLoss = low.annualSaving < 0;
  return (
    <FigureRow
      label="Compression in figures"
      figures={[
        {
          label: isLoss ? "Costs more a year" : "Saving a year",
          value: isLoss
            ? span(-low.annualSaving, -high.annualSaving, money)
            : span(low.annualSaving, high.annualSaving, money),
          tone: isLoss ? "over" : "saving",
        },
        {
          label: "Quality",
          value: span(low.accuracy, high.accuracy, (value) => formatRatio(value)),
          note: "cautious end first",
        },
        {
          label: "Payback, months",
          value: paybackText(chosen),
          note: low.paybackMonths === null ? "nothing is saved" : `of ${money(effortCost)} once`,
        },
      ]}
    />
  );
}

type ChosenBarsProps = ChosenProps & Pick<CompressionResultsProps, "given" | "sizeNote">;

function ChosenBars({ given, chosen: { techniques, low, high }, money, sizeNote }: ChosenBarsProps) {
  const gigabytes = (value: number | null) => formatQuantity(value, { digits: 1, unit: "GB" });
  const milliseconds = (value: number | null) => formatQuantity(value, { digits: 0, unit: "ms" });
  const range = (one: number | null, other: number | null, format: (value: number) => string) =>
    one === null || other === null ? missing : span(one, other, format);
  return (
    <BeforeAfter
      title={`Before and after ${stackName(techniques)}`}
      rows={[
        {
          label: "Cost a month",
          change: reductionText(low.savingRatio, high.savingRatio),
          before: { amount: given.monthlyCost, text: money(given.monthlyCost) },
          after: {
            cautious: low.monthlyCost,
            best: high.monthlyCost,
            text: span(low.monthlyCost, high.monthlyCost, money),
          },
        },
        {
          label: "Size in memory",
          change: reductionText(low.sizeReduction, high.sizeReduction),
          before: { amount: given.sizeGb, text: gigabytes(given.sizeGb) },
          after: { cautious: low.sizeGb, best: high.sizeGb, text: range(low.sizeGb, high.sizeGb, gigabytes) },
          ...(given.sizeGb === null || sizeNote !== "" ? { note: sizeNote } : {}),
        },
        {
          label: "Latency",
          change: reductionText(low.latencyReduction, high.latencyReduction),
          before: { amount: given.latencyMs, text: milliseconds(given.latencyMs) },
          after: {
            cautious: low.latencyMs,
            best: high.latencyMs,
            text: range(low.latencyMs, high.latencyMs, milliseconds),
          },
          ...(low.latencyReduction === null
            ? { note: "The guide has no latency by technique. Choose your own measurement alone to see it." }
            : given.latencyMs === null
              ? { note: "Give the latency of today." }
              : {}),
        },
      ]}
    />
  );
}
