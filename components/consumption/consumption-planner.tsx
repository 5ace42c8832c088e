"use client";

import { useMemo, useState } from "react";
import { CurvesChart } from "@/components/charts/curves-chart";
import { AddToScenario, type ApplyChange } from "@/components/planners/add-to-scenario";
import { type DemandMode, DemandSource } from "@/components/planners/demand-source";
import { PlannerLayout } from "@/components/planners/planner-layout";
import { PlannerNumber } from "@/components/planners/planner-number";
import { useChecked } from "@/components/planners/use-checked";
import { FigureRow } from "@/components/ui/figure-row";
import { SliderField } from "@/components/ui/slider-field";
import type { ConsumptionFleet } from "@/lib/calc/supply";
import { consumptionCurves, reservationNote } from "@/lib/chart/consumption";
import { plannedDemand } from "@/lib/chart/planned-demand";
import { formatDay } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatCount, formatQuantity } from "@/lib/format/quantity";
import { formatRatio } from "@/lib/format/ratio";
import type { PlannerFrame } from "@/lib/schema/planner";
import { consumptionPlanner } from "@/lib/schema/planner/consumption";

export type ConsumptionPlannerProps = {
  frame: PlannerFrame;
  /** Today's terms of the price book, or typical ones. */
  fleet: ConsumptionFleet;
  isPriced: boolean;
  apply: ApplyChange;
};

/** On-prem that is paid by the month: what to reserve, and what that saves against the cloud. */
export function ConsumptionPlanner({ frame, fleet, isPriced, apply }: ConsumptionPlannerProps) {
  const { currency, workloads, supplies } = frame;
  const [mode, setMode] = useState<DemandMode>("workloads");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(inCloudOf(frame, fleet.gpuClass)));
  const [byHand, setByHand] = useState<{ gpuHoursMonthly: number | null; cloudMonthly: number | null }>({
    gpuHoursMonthly: 14_600,
    cloudMonthly: 100_000,
  });
  const [terms, setTerms] = useState<{ reservedUnits: number; perUnit: number | null; metered: number | null }>({
    reservedUnits: fleet.reservedUnits,
    perUnit: fleet.pricePerUnitMonth,
    metered: fleet.meteredGpuHourly,
  });
  const actual = useMemo(
    () =>
      plannedDemand(
        workloads.filter(({ id }) => chosen.has(id)),
        supplies,
      ),
    [workloads, supplies, chosen],
  );
  const input = {
    gpuHoursMonthly: mode === "hand" ? byHand.gpuHoursMonthly : actual.gpuHoursMonthly,
    cloudMonthly: mode === "hand" ? byHand.cloudMonthly : actual.monthlyCost,
    reservedUnits: terms.reservedUnits,
    pricePerUnitMonth: terms.perUnit,
    meteredGpuHourly: terms.metered,
  };
  const { output, given, isStale, errors } = useChecked(consumptionPlanner, input);
  const money = (value: number) => formatMoney(value, { currency, style: "compact" });
  const unitPrice = (value: number) => formatMoney(value, { currency, style: "unit" });
  const most = Math.max(8, Math.ceil((output?.bestUnits ?? 0) * 1.6), fleet.reservedUnits * 2);

  return (
    <PlannerLayout
      title="Consumption pricing"
      isStale={isStale}
      formulas={frame.formulas}
      inputsFrom={
        isPriced
          ? `Prices of ${fleet.name} in the price book on ${formatDay(frame.pricedOn)}.`
          : "Typical prices, because the price book has no consumption-priced fleet."
      }
      actions={
        <AddToScenario
          frame={frame}
          planner="Consumption pricing"
          apply={apply}
          planned={
            output && given && !isStale
              ? {
                  kind: "supply",
                  supply: {
                    ...fleet,
                    reservedUnits: given.reservedUnits,
                    pricePerUnitMonth: given.pricePerUnitMonth,
                    meteredGpuHourly: given.meteredGpuHourly,
                  },
                  workloadIds: mode === "hand" ? null : [...chosen],
                }
              : null
          }
        />
      }
      finding={
        output && given ? (
          <>
            {formatCount(given.reservedUnits, "reserved unit")} {given.reservedUnits === 1 ? "costs" : "cost"}{" "}
            <b>{money(output.managedMonthly)} a month</b> where the cloud costs <b>{money(given.cloudMonthly)}</b>
            {output.savingRatio === null ? null : output.savingRatio < 0 ? (
              <>
                : <b>{formatRatio(-output.savingRatio)} more</b>
              </>
            ) : (
              <>
                : <b>{formatRatio(output.savingRatio)} less</b>
              </>
            )}
            .
          </>
        ) : (
          "Give the demand and the prices."
        )
      }
      note={output && given ? reservationNote(given, output) : null}
      inputs={
        <>
          <DemandSource
            mode={mode}
            onModeChange={setMode}
            picker={{
              label: "Workloads to move",
              workloads: workloads.map(({ id, name, supplyName }) => ({ id, name, hint: supplyName })),
              chosen,
              onChange: setChosen,
            }}
            actuals={[
              { label: "GPU-hours a month", value: formatQuantity(actual.gpuHoursMonthly) },
              { label: "They cost a month", value: money(actual.monthlyCost) },
            ]}
            byHand={
              <>
                <PlannerNumber
                  label="GPU-hours a month"
                  unit="h"
                  value={byHand.gpuHoursMonthly}
                  onChange={(gpuHoursMonthly) => setByHand({ ...byHand, gpuHoursMonthly })}
                  error={errors.gpuHoursMonthly}
                />
                <PlannerNumber
                  label="Cloud bill a month"
                  unit={currency}
                  value={byHand.cloudMonthly}
                  onChange={(cloudMonthly) => setByHand({ ...byHand, cloudMonthly })}
                  error={errors.cloudMonthly}
                />
              </>
            }
          />
          {mode === "workloads" && actual.unpriced > 0 ? (
            <p className="text-caption text-muted">
              {formatCount(actual.unpriced, "workload")} without a price today: hours counted, cost not.
            </p>
          ) : null}
          <SliderField
            label="Reserved units"
            unit="GPUs"
            value={terms.reservedUnits}
            baseline={fleet.reservedUnits}
            source={isPriced ? "price book" : "default"}
            min={0}
            max={most}
            step={1}
            onValueChange={(reservedUnits) => setTerms({ ...terms, reservedUnits })}
            onReset={() => setTerms({ ...terms, reservedUnits: fleet.reservedUnits })}
          />
          {errors.reservedUnits ? <p className="text-caption text-over">{errors.reservedUnits}</p> : null}
          <PlannerNumber
            label="Price of a unit"
            unit={`${currency}/mo`}
            value={terms.perUnit}
            onChange={(perUnit) => setTerms({ ...terms, perUnit })}
            error={errors.pricePerUnitMonth}
          />
          <PlannerNumber
            label="Metered above them"
            unit={`${currency}/GPU-h`}
            value={terms.metered}
            onChange={(metered) => setTerms({ ...terms, metered })}
            error={errors.meteredGpuHourly}
          />
        </>
      }
      results={
        output && given ? (
          <>
            <FigureRow
              label="Consumption pricing in figures"
              figures={[
                {
                  label: output.monthlySaving < 0 ? "Costs more a month" : "Saving a month",
                  value: money(Math.abs(output.monthlySaving)),
                  tone: output.monthlySaving < 0 ? "over" : "saving",
                },
                {
                  label: "Cloud over consumption",
                  value: output.factor === null ? "—" : `${formatQuantity(output.factor, { digits: 2 })}×`,
                  note: output.factor === null ? "nothing to pay here" : "the guide: 3.33× to 4×",
                },
                {
                  label: "Full price of a GPU-hour",
                  value: given.gpuHoursMonthly > 0 ? unitPrice(output.managedMonthly / given.gpuHoursMonthly) : "—",
                  note: given.gpuHoursMonthly > 0 ? "idle units included" : "no hours are used",
                },
                {
                  label: "Units in use",
                  value: output.unitUtilisation === null ? "—" : formatRatio(output.unitUtilisation),
                  note: output.unitUtilisation === null ? "nothing is reserved" : "of the reserved hours",
                },
              ]}
            />
            <CurvesChart
              name="consumption"
              model={consumptionCurves(given, output, currency)}
              onChoose={(reservedUnits) => setTerms({ ...terms, reservedUnits })}
            />
          </>
        ) : null
      }
    />
  );
}

/** Cloud workloads of the fleet's GPU class, because an hour of another GPU is another amount of work. */
function inCloudOf({ workloads, supplies }: PlannerFrame, gpuClass: string): string[] {
  const alike = new Set(
    supplies.filter((each) => each.kind === "cloud" && each.gpuClass === gpuClass).map(({ id }) => id),
  );
  return workloads.filter(({ supplyId }) => alike.has(supplyId)).map(({ id }) => id);
}
