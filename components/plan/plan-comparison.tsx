"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useMemo } from "react";
import { CurvesChart } from "@/components/charts/curves-chart";
import { WaterfallChart } from "@/components/charts/waterfall-chart";
import { Sentence } from "@/components/layout/sentence";
import { type Figure, FigureRow } from "@/components/ui/figure-row";
import { Segmented } from "@/components/ui/segmented";
import { explainedShare, type PlanView, partMeanings, partNames, planCourse } from "@/lib/chart/plan-page";
import { planParts } from "@/lib/chart/plan-rows";
import { formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatRatio, formatSignedRatio } from "@/lib/format/ratio";
import { PlanTable } from "./plan-table";

export type PlanComparisonProps = { view: PlanView; by: "team" | "workload"; row: string | null; pending: boolean };

export function PlanComparison({ view, by, row, pending }: PlanComparisonProps) {
  const { currency, month, points, plan } = view;
  const [, setBy] = useQueryState("by", parseAsStringLiteral(["team", "workload"]));
  const course = useMemo(() => planCourse(points, { month, currency }), [points, month, currency]);
  const notes = [`Plan: ${plan.scenarioName}, version ${plan.version}, ${plan.split}`, `Effective cost, ${currency}`];
  return (
    <div aria-busy={pending || undefined} className="flex min-w-0 flex-col gap-3 aria-busy:opacity-60 md:gap-4">
      <Sentence note={view.note}>
        {view.finding.map(({ text, strong }) => (strong ? <b key={text}>{text}</b> : <span key={text}>{text}</span>))}
      </Sentence>
      <FigureRow label={`Plan against actuals of ${formatMonth(month)}`} figures={figuresOf(view)} />
      <div className="grid min-w-0 gap-3 md:gap-4 xl:grid-cols-2">
        <WaterfallChart name="plan" model={view.waterfall} notes={notes} />
        <CurvesChart name="plan-course" model={course} notes={notes} />
      </div>
      <PlanTable
        view={view}
        by={by}
        row={row}
        tools={
          <Segmented
            label="Rows"
            options={[
              { value: "team", label: "Teams" },
              { value: "workload", label: "Workloads" },
            ]}
            value={by}
            onValueChange={(next) => void setBy(next, { history: "push" })}
          />
        }
      />
      <dl className="grid gap-x-6 gap-y-1 text-caption text-muted md:grid-cols-2">
        {planParts.map((part) => (
          <div key={part}>
            <dt className="inline font-medium text-text">{partNames[part]}: </dt>
            <dd className="inline">{partMeanings[part]}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function figuresOf({ total, rows, currency }: PlanView): Figure[] {
  const money = (amount: number | null) => formatMoney(amount, { currency, style: "exact" });
  const { plan, actual, difference } = total;
  return [
    { label: "Plan", value: money(plan) },
    { label: "Actual", value: money(actual) },
    {
      label: "Difference",
      value: `${difference > 0 ? "+" : ""}${money(difference)}`,
      ...(plan ? { note: `${formatSignedRatio(difference / plan)} of the plan` } : {}),
      ...(difference === 0 ? {} : { tone: difference > 0 ? ("over" as const) : ("saving" as const) }),
    },
    {
      label: "Explained",
      value: formatRatio(explainedShare(rows)),
      note: "of all differences: price, volume, utilisation, placement",
    },
  ];
}
