"use client";

import { useMemo, useState } from "react";
import { AddToScenario, type ApplyChange } from "@/components/planners/add-to-scenario";
import { PlannerNumber } from "@/components/planners/planner-number";
import { useChecked } from "@/components/planners/use-checked";
import { WorkloadPicker } from "@/components/planners/workload-picker";
import { Card } from "@/components/ui/card";
import {
  eligibleWorkloads,
  firstWorkloads,
  isLever,
  targetUtilisation,
  type UtilisationLever,
  utilisationChange,
  utilisationFinding,
  utilisationLeverTexts,
  utilisationToday,
} from "@/lib/chart/utilisation-levers";
import { unitCostCalculations } from "@/lib/schema/calculation/unit-cost";
import type { PlannerFrame } from "@/lib/schema/planner";

export type UtilisationLeverCardProps = { lever: UtilisationLever; frame: PlannerFrame; apply: ApplyChange };

/** Fewer hours for the same work, by a better use of what is paid. */
export function UtilisationLeverCard({ lever, frame, apply }: UtilisationLeverCardProps) {
  const { currency, supplies } = frame;
  const { title, note, name } = utilisationLeverTexts[lever];
  const eligible = useMemo(() => eligibleWorkloads(lever, frame), [lever, frame]);
  const todayOf = (ids: ReadonlySet<string>) =>
    utilisationToday(
      lever,
      eligible.filter(({ id }) => ids.has(id)),
      supplies,
    );
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(firstWorkloads(lever, frame)));
  const [typed, setTyped] = useState<{ monthlyCost: number | null; utilisation: number | null; target: number | null }>(
    () => ({ ...todayOf(chosen), target: targetUtilisation }),
  );
  const { output, given, isStale, errors } = useChecked(unitCostCalculations.utilisation, {
    monthlyCost: typed.monthlyCost,
    utilisation: typed.utilisation,
    targetUtilisation: typed.target,
  });
  return (
    <Card
      title={title}
      note={note}
      tools={
        <AddToScenario
          frame={frame}
          planner={title}
          apply={apply}
          planned={
            given && output && isLever(lever, output) && !isStale
              ? {
                  kind: "lever",
                  name,
                  change: utilisationChange(lever, given),
                  oneOffCost: 0,
                  workloadIds: chosen.size > 0 ? [...chosen] : null,
                }
              : null
          }
        />
      }
    >
      <div className="mt-2 grid gap-3 sm:grid-cols-2">
        <WorkloadPicker
          label="Workloads"
          workloads={eligible.map((each) => ({ id: each.id, name: each.name, hint: each.supplyName }))}
          chosen={chosen}
          onChange={(ids) => {
            setChosen(ids);
            setTyped({ ...typed, ...todayOf(ids) });
          }}
        />
        <PlannerNumber
          label="They cost a month"
          unit={currency}
          value={typed.monthlyCost === null ? null : Math.round(typed.monthlyCost * 100) / 100}
          onChange={(monthlyCost) => setTyped({ ...typed, monthlyCost })}
          error={errors.monthlyCost}
        />
        <PlannerNumber
          label="Utilisation now"
          percent
          value={typed.utilisation === null ? null : Number(typed.utilisation.toPrecision(4))}
          onChange={(utilisation) => setTyped({ ...typed, utilisation })}
          error={errors.utilisation}
        />
        <PlannerNumber
          label="Utilisation after"
          percent
          value={typed.target}
          onChange={(target) => setTyped({ ...typed, target })}
          error={errors.targetUtilisation}
        />
      </div>
      {output ? (
        <p className="mt-3 text-body" role="status">
          {utilisationFinding(lever, output, currency).map((part) =>
            part.strong ? <b key={part.text}>{part.text}</b> : <span key={part.text}>{part.text}</span>,
          )}
        </p>
      ) : null}
    </Card>
  );
}
