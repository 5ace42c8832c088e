"use client";

import { useId } from "react";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { paybackText, span, stackName, standingText } from "@/lib/chart/compression";
import { formatMoney } from "@/lib/format/money";
import { missing } from "@/lib/format/number";
import { formatQuantity } from "@/lib/format/quantity";
import { formatRatio } from "@/lib/format/ratio";
import type { CompressionPlannerResult } from "@/lib/schema/planner/compression";

type Option = CompressionPlannerResult["options"][number];

type OptionTableProps = { result: CompressionPlannerResult; currency: string; floor: number };

/** Every technique and stack, at the cautious end of its ranges first. */
export function OptionTable({ result: { options, chosen }, currency, floor }: OptionTableProps) {
  const id = useId();
  const whole = (value: number) => formatMoney(value, { currency, style: "whole", symbol: "none" });
  const columns: DataColumn<Option>[] = [
    {
      id: "name",
      header: "Method",
      cell: (option) => (
        <span className={option.standing === "kept" ? undefined : "text-muted"}>
          {stackName(option.techniques)}{" "}
          {option === chosen ? <span className="text-caption font-medium text-accent">chosen</span> : null}
        </span>
      ),
      sortValue: ({ techniques }) => stackName(techniques),
    },
    {
      id: "saving",
      header: "Saving",
      unit: `${currency} a year`,
      align: "end",
      cell: ({ low, high }) => span(low.annualSaving, high.annualSaving, whole),
      sortValue: ({ low }) => low.annualSaving,
    },
    {
      id: "effort",
      header: "One-off cost",
      unit: currency,
      align: "end",
      cell: ({ effortCost }) => whole(effortCost),
      sortValue: ({ effortCost }) => effortCost,
    },
    {
      id: "payback",
      header: "Payback",
      unit: "months",
      align: "end",
      cell: paybackText,
      sortValue: ({ low }) => low.paybackMonths,
    },
    {
      id: "quality",
      header: "Quality",
      unit: "%",
      align: "end",
      cell: ({ low, high }) => span(low.accuracy, high.accuracy, (value) => formatRatio(value)),
      sortValue: ({ low }) => low.accuracy,
    },
    {
      id: "cost",
      header: "Cost",
      unit: `${currency}/mo`,
      align: "end",
      cell: ({ low, high }) => span(low.monthlyCost, high.monthlyCost, whole),
      sortValue: ({ low }) => low.monthlyCost,
    },
    {
      id: "floor",
      header: `Floor of ${formatRatio(floor)}`,
      cell: ({ standing }) => (
        <span className={standing === "kept" ? undefined : "text-muted"}>{standingText[standing]}</span>
      ),
      sortValue: ({ standing }) => standingText[standing],
    },
    {
      id: "size",
      header: "Size",
      unit: "GB",
      align: "end",
      cell: ({ low, high }) =>
        low.sizeGb === null || high.sizeGb === null
          ? missing
          : span(low.sizeGb, high.sizeGb, (value) => formatQuantity(value, { digits: 1 })),
      sortValue: ({ low }) => low.sizeGb,
    },
  ];
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>Every method</h2>
      <p className="mb-2 text-table text-muted">Cautious end of the guide's ranges first, full effect second.</p>
      <DataTable
        caption="Methods of compression"
        columns={columns}
        rows={options}
        rowId={({ techniques }) => techniques.join("+")}
        toolbar={false}
        regionClass="max-h-[420px]"
      />
    </section>
  );
}
