"use client";

import { useMemo } from "react";
import { CurvesChart } from "@/components/charts/curves-chart";
import { FigureRow } from "@/components/ui/figure-row";
import { Segmented } from "@/components/ui/segmented";
import type { CommitmentTerm } from "@/lib/calc/commitment-plan";
import { levelCurve, mixLayers, termNames } from "@/lib/chart/commitments";
import { formatMoney } from "@/lib/format/money";
import { formatRatio } from "@/lib/format/ratio";
import type { CommitmentPlannerInput, CommitmentPlannerResult } from "@/lib/schema/planner/commitments";
import { MixTable } from "./mix-table";

type CommitmentResultsProps = {
  input: CommitmentPlannerInput;
  result: CommitmentPlannerResult;
  currency: string;
  /** The commitment whose level the cost curve moves. */
  term: CommitmentTerm;
  terms: readonly CommitmentTerm[];
  onTermChange: (term: CommitmentTerm) => void;
  onLevel: (gpus: number) => void;
};

export function CommitmentResults(props: CommitmentResultsProps) {
  const { input, result, currency, term, terms, onTermChange, onLevel } = props;
  const layers = useMemo(() => mixLayers(input, result), [input, result]);
  const curve = useMemo(() => levelCurve(input, result, { term, currency }), [input, result, term, currency]);
  const { coverage, utilisation, effectiveGpuHourly, effectiveDiscount, waste } = result;
  return (
    <>
      <FigureRow
        label="Commitments in figures"
        figures={[
          {
            label: "Coverage",
            value: coverage === null ? "—" : formatRatio(coverage),
            note: coverage === null ? "nothing to cover" : "of hours not on spot",
          },
          {
            label: "Commitments used",
            value: utilisation === null ? "—" : formatRatio(utilisation),
            note: utilisation === null ? "nothing is committed" : "of committed hours",
          },
          {
            label: "Wasted a month",
            value: formatMoney(waste, { currency, style: "compact" }),
            note: "paid and unused",
            ...(waste > 0.005 ? { tone: "over" as const } : {}),
          },
          {
            label: "Effective rate",
            value: effectiveGpuHourly === null ? "—" : formatMoney(effectiveGpuHourly, { currency, style: "unit" }),
            note: effectiveGpuHourly === null ? "no hours are used" : "per GPU-hour",
          },
          {
            label: "Effective discount",
            value: effectiveDiscount === null ? "—" : formatRatio(effectiveDiscount),
            note: effectiveDiscount === null ? "nothing to discount" : "against on demand",
            ...(effectiveDiscount === null
              ? {}
              : { tone: effectiveDiscount < 0 ? ("over" as const) : ("saving" as const) }),
          },
        ]}
      />
      <CurvesChart name="commitment-layers" model={layers} />
      {terms.length > 0 ? (
        <CurvesChart
          name="commitment-level"
          model={curve}
          onChoose={onLevel}
          tools={
            terms.length > 1 ? (
              <Segmented
                label="Commitment to move"
                options={terms.map((value) => ({ value, label: termNames[value] }))}
                value={term}
                onValueChange={onTermChange}
              />
            ) : null
          }
        />
      ) : null}
      <MixTable options={result.options} currency={currency} />
    </>
  );
}
