"use client";

import { AddToScenario, type ApplyChange } from "@/components/planners/add-to-scenario";
import { DemandSource } from "@/components/planners/demand-source";
import { PlannerLayout } from "@/components/planners/planner-layout";
import { PlannerNumber } from "@/components/planners/planner-number";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { FigureRow } from "@/components/ui/figure-row";
import { Select } from "@/components/ui/select";
import { gpuModels, gpuSpecs } from "@/lib/calc/gpu-profiles";
import {
  gridSummaries,
  gridTitle,
  limitRows,
  type SharingView,
  sharingFigures,
  sharingFinding,
  sharingNote,
} from "@/lib/chart/gpu-sharing";
import { heldRows, sharedRows, unsharedRows } from "@/lib/chart/gpu-sharing-grid";
import { utilisationLevers } from "@/lib/chart/utilisation-levers";
import { formatDay } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatQuantity } from "@/lib/format/quantity";
import type { PlannerFrame } from "@/lib/schema/planner";
import { GpuGridFigure } from "./gpu-grid-figure";
import { HandRows } from "./hand-rows";
import { NotShared } from "./not-shared";
import { SharingLimits } from "./sharing-limits";
import { SharingRuleFields } from "./sharing-rule-fields";
import { useSharing } from "./use-sharing";
import { UtilisationLeverCard } from "./utilisation-lever-card";

/** How many GPUs are needed when workloads share them, and what else raises their use. */
export function GpuSharingPlanner({ frame, apply }: { frame: PlannerFrame; apply: ApplyChange }) {
  const { currency } = frame;
  const sharing = useSharing(frame);
  const { model, mode, candidates, chosen, today, plan, given, errors, isStale } = sharing;
  const money = (value: number | null) => formatMoney(value, { currency, style: "compact" });
  const spec = gpuSpecs[given?.gpuModel ?? model];
  const view: SharingView | null =
    plan && given
      ? {
          spec,
          plan,
          gpusNow: given.gpusNow,
          gpuHourly: given.gpuHourly,
          instances: given.demands.reduce((sum, { count }) => sum + count, 0),
          source: mode,
          currency,
        }
      : null;
  const before = mode === "hand" ? unsharedRows(given?.demands ?? [], spec) : heldRows(chosen, spec);

  return (
    <PlannerLayout
      title="GPU sharing"
      isStale={isStale}
      formulas={frame.formulas}
      inputsFrom={`Workloads as they run, prices of ${formatDay(frame.pricedOn)}. Layouts are those that NVIDIA MIG allows.`}
      actions={
        <AddToScenario
          frame={frame}
          planner="GPU sharing"
          apply={apply}
          planned={
            plan && given && !isStale && plan.gpus > 0 && given.gpusNow > 0
              ? {
                  kind: "lever",
                  name: `Share ${spec.model}`,
                  change: { kind: "gpu-sharing", gpusBefore: given.gpusNow, gpusAfter: plan.gpus },
                  oneOffCost: 0,
                  workloadIds: mode === "hand" ? null : chosen.map(({ workload }) => workload.id),
                }
              : null
          }
        />
      }
      finding={
        view
          ? sharingFinding(view).map((part) =>
              part.strong ? <b key={part.text}>{part.text}</b> : <span key={part.text}>{part.text}</span>,
            )
          : "Give a GPU and what has to run on it."
      }
      note={view ? sharingNote(view) : null}
      inputs={
        <>
          <Field label="GPU">
            {(control) => (
              <Select
                {...control}
                className="w-full"
                options={gpuModels.map((value) => ({ value, label: value }))}
                value={model}
                onValueChange={sharing.changeModel}
              />
            )}
          </Field>
          <DemandSource
            mode={mode}
            onModeChange={sharing.setMode}
            picker={{
              label: "Workloads that share",
              workloads: candidates.sharers.map(({ workload, profile }) => ({
                id: workload.id,
                name: workload.name,
                hint: profile.name,
              })),
              chosen: new Set(chosen.map(({ workload }) => workload.id)),
              onChange: (ids) =>
                sharing.setLeftOut(
                  new Set(candidates.sharers.map(({ workload }) => workload.id).filter((id) => !ids.has(id))),
                ),
            }}
            actuals={[
              { label: "GPU-hours a month", value: formatQuantity(today.gpuHoursMonthly) },
              {
                label: "They cost a month",
                value: money(today.gpuHourly === null ? null : today.gpuHourly * today.gpuHoursMonthly),
              },
            ]}
            byHand={
              <>
                <HandRows spec={gpuSpecs[model]} rows={sharing.rows} onChange={sharing.setRows} errors={errors} />
                <PlannerNumber
                  label="Price of a GPU-hour"
                  unit={`${currency}/GPU-h`}
                  optional
                  value={sharing.price === null ? null : Number(sharing.price.toPrecision(6))}
                  onChange={sharing.setPrice}
                  hint={sharing.priceHint}
                  error={errors.gpuHourly}
                />
              </>
            }
          />
          {mode === "workloads" ? (
            <SharingRuleFields
              rules={sharing.typedRules}
              onChange={sharing.setTypedRules}
              errors={sharing.ruleErrors}
            />
          ) : null}
        </>
      }
      results={
        view ? (
          <>
            {view.instances > 0 ? (
              <>
                <FigureRow label="GPU sharing in figures" figures={sharingFigures(view)} />
                <GpuGridFigure
                  spec={spec}
                  titles={{
                    before: gridTitle("before", view, before.length),
                    after: gridTitle("after", view, view.plan.gpus),
                  }}
                  summaries={gridSummaries(view)}
                  rows={{
                    before,
                    after: sharedRows(view.plan, spec, (demand) => {
                      const workload = mode === "hand" ? undefined : chosen[demand]?.workload;
                      return workload
                        ? { label: workload.name, href: `/workloads/${workload.id}` }
                        : { label: null, href: null };
                    }),
                  }}
                />
                <SharingLimits rows={limitRows(view)} gpus={view.plan.gpus} />
              </>
            ) : (
              <EmptyState title="Nothing to place">
                Choose workloads that share, another GPU, or give instances by hand.
              </EmptyState>
            )}
            {mode === "workloads" ? <NotShared {...candidates} gpuClass={spec.gpuClass} /> : null}
            <div className="grid items-start gap-3 md:gap-4 2xl:grid-cols-2">
              {utilisationLevers.map((lever) => (
                <UtilisationLeverCard key={lever} lever={lever} frame={frame} apply={apply} />
              ))}
            </div>
          </>
        ) : null
      }
    />
  );
}
