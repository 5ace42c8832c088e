"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { PlannerNumber } from "@/components/planners/planner-number";
import { Card } from "@/components/ui/card";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { CommitmentTerm } from "@/lib/calc/commitment-plan";
import { commitmentRisk } from "@/lib/calc/commitment-risk";
import { riskFinding, riskRows } from "@/lib/chart/commitment-risk";
import type { CommitmentPlannerInput } from "@/lib/schema/planner/commitments";

type CommitmentRiskCardProps = { input: CommitmentPlannerInput; term: CommitmentTerm; currency: string };

const widest = 5;

/** The level of one commitment for a demand that nobody knows: the least on average, and what may come of it. */
export function CommitmentRiskCard({ input, term, currency }: CommitmentRiskCardProps) {
  const [range, setRange] = useState<number | null>(0.2);
  const [kept, setKept] = useState(0.2);
  const asked = useDeferredValue(input);
  const isRange = range !== null && range > 0 && range <= widest;
  const risk = useMemo(() => commitmentRisk(asked, term, kept), [asked, term, kept]);
  const rows = riskRows(risk, currency);
  return (
    <Card
      title="If demand is not sure"
      note="The best level once demand is a guess: 1 chance in 10 that it is this much higher, 1 in 10 that it is as far lower. P10 and P90 are the bills of those two."
    >
      <div className="grid gap-3 sm:grid-cols-[14rem_minmax(0,1fr)]">
        <PlannerNumber
          label="Demand may differ by"
          percent
          step={5}
          value={range}
          onChange={(value) => {
            setRange(value);
            if (value !== null && value > 0 && value <= widest) setKept(value);
          }}
          error={isRange ? undefined : `Must be more than 0 and at most ${widest * 100}.`}
        />
        <p className="self-center">
          {riskFinding(risk, { term, range: kept, currency }).map((part) =>
            part.strong ? <b key={part.text}>{part.text}</b> : <span key={part.text}>{part.text}</span>,
          )}
        </p>
      </div>
      <ScrollRegion label="Commitment now and at its best level" className="mt-3 overflow-x-auto">
        <table className="text-table">
          <caption className="sr-only">Monthly cost of the commitment now and at its best level</caption>
          <thead>
            <tr className="border-b border-hairline text-muted">
              <th scope="col" className="py-1 text-left font-normal">
                Level
              </th>
              {rows[0]?.cells.map(({ column }) => (
                <th key={column} scope="col" className={cell}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, cells }) => (
              <tr key={name}>
                <th scope="row" className="py-1 text-left font-normal">
                  {name}
                </th>
                {cells.map(({ column, text }) => (
                  <td key={column} className={cell}>
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  );
}

const cell = "py-1 pl-6 text-right font-normal tabular-nums";
