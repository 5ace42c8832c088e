"use client";

import { useRef, useState } from "react";
import { AddToScenario, type ApplyChange } from "@/components/planners/add-to-scenario";
import type { DemandMode } from "@/components/planners/demand-source";
import { PlannerLayout } from "@/components/planners/planner-layout";
import { useChecked } from "@/components/planners/use-checked";
import { useToast } from "@/components/ui/toast";
import type { OwnedFleet } from "@/lib/calc/supply";
import { resourceList, resourceNames } from "@/lib/chart/facility";
import { facilityTerms } from "@/lib/chart/facility-terms";
import { formatDay, formatMonth, monthAfter } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatCount } from "@/lib/format/quantity";
import type { PlannerFrame } from "@/lib/schema/planner";
import { facilityPlanner } from "@/lib/schema/planner/facility";
import { type AdditionRow, type ExpansionRow, guideTerms, termsOfFleet, usualFleet } from "./facility-draft";
import { FacilityInputs } from "./facility-inputs";
import { FacilityResults } from "./facility-results";

export type FacilityPlannerProps = { frame: PlannerFrame; apply: ApplyChange };

/** What breaks first: power, cooling, network or space. */
export function FacilityPlanner({ frame, apply }: FacilityPlannerProps) {
  const { currency } = frame;
  const startMonth = frame.pricedOn.slice(0, 7);
  const notify = useToast();
  const made = useRef(1);
  const fleets = frame.supplies.filter((supply): supply is OwnedFleet => supply.kind === "owned");
  const [mode, setMode] = useState<DemandMode>("hand");
  const [fleetId, setFleetId] = useState(() => usualFleet(fleets)?.id ?? "");
  const fleet = fleets.find(({ id }) => id === fleetId);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(onFleet(frame, fleetId)));
  const [terms, setTerms] = useState(guideTerms);
  const [horizonMonths, setHorizon] = useState(36);
  const [additions, setAdditions] = useState<readonly AdditionRow[]>([]);
  const [expansions, setExpansions] = useState<readonly ExpansionRow[]>([]);
  const workloads = frame.workloads.filter(({ id }) => chosen.has(id));
  const served = mode === "workloads" && fleet ? { fleet: sizeOf(fleet), workloads: workloads.map(growthOf) } : null;
  const { output, given, isStale, errors } = useChecked(facilityPlanner, {
    ...terms,
    served,
    horizonMonths,
    rackUnits: 42,
    additions: additions.map(({ month, servers }) => ({ month, servers })),
    expansions: expansions.map(({ id, ...expansion }) => expansion),
  });
  const calendar = (month: number) => formatMonth(monthAfter(startMonth, month));
  const nextId = (name: string) => `${name}-${made.current++}`;

  function removeExpansion(row: ExpansionRow) {
    const at = expansions.indexOf(row);
    setExpansions(expansions.filter(({ id }) => id !== row.id));
    notify({
      title: `Expansion of ${resourceNames[row.resource].toLowerCase()} removed`,
      onUndo: () => setExpansions((current) => current.toSpliced(at, 0, row)),
    });
  }

  function addExpansion(expansion: Omit<ExpansionRow, "id">) {
    const row = { ...expansion, id: nextId("expansion") };
    setExpansions([...expansions, row]);
    notify({
      title: `Expansion of ${resourceNames[row.resource].toLowerCase()} added`,
      onUndo: () => setExpansions((current) => current.filter(({ id }) => id !== row.id)),
    });
  }

  function takeFleet(next: OwnedFleet) {
    setFleetId(next.id);
    setChosen(new Set(onFleet(frame, next.id)));
    setTerms({ ...terms, ...termsOfFleet(next) });
  }

  return (
    <PlannerLayout
      title="Facility"
      isStale={isStale}
      formulas={frame.formulas}
      inputsFrom={
        mode === "workloads" && fleet
          ? `Terms of ${fleet.name} in the price book on ${formatDay(frame.pricedOn)}; rack units, network and the site's limits are defaults until they are edited. Limits are compared at full load.`
          : "The guide's cluster of eight; the site's limits are defaults until they are edited. Limits are compared at full load."
      }
      actions={
        <AddToScenario
          frame={frame}
          planner="Facility"
          apply={apply}
          planned={given && !isStale ? { kind: "terms", supplyKind: "owned", ...facilityTerms(given, currency) } : null}
        />
      }
      finding={
        output === null ? (
          "Give the site and its servers."
        ) : output.firstMonth === null ? (
          <>
            The site is <b>enough to {calendar(horizonMonths)}</b> for{" "}
            {formatCount(output.servers.at(-1) ?? 0, "server")}.
          </>
        ) : (
          <>
            {resourceList(output.first)} {output.first.length === 1 ? "is the first limit" : "are the first limits"},{" "}
            <b>{calendar(output.firstMonth)}</b>.
          </>
        )
      }
      note={
        output
          ? `${formatCount(output.servers[0] ?? 0, "server")} now, ${formatCount(output.servers.at(-1) ?? 0, "server")} in ${calendar(output.servers.length - 1)}.${
              output.expansionCost > 0
                ? ` Expansions for ${formatMoney(output.expansionCost, { currency, style: "whole" })} are planned.`
                : ""
            }`
          : null
      }
      inputs={
        <FacilityInputs
          frame={frame}
          mode={mode}
          onModeChange={(next) => {
            setMode(next);
            setTerms({ ...terms, ...(next === "workloads" && fleet ? termsOfFleet(fleet) : guideOf(next)) });
          }}
          fleets={fleets}
          fleet={fleet}
          onFleetChange={takeFleet}
          chosen={chosen}
          onChosenChange={setChosen}
          terms={terms}
          onTermsChange={(change) => setTerms({ ...terms, ...change })}
          errors={errors}
          startMonth={startMonth}
          horizonMonths={horizonMonths}
          onHorizonChange={setHorizon}
          additions={additions}
          onAdditionsChange={setAdditions}
          nextId={() => nextId("addition")}
        />
      }
      results={
        output && given ? (
          <FacilityResults
            given={given}
            output={output}
            currency={currency}
            startMonth={startMonth}
            workloads={served ? workloads : []}
            expansions={expansions}
            onAdd={addExpansion}
            onRemove={removeExpansion}
          />
        ) : null
      }
    />
  );
}

function onFleet({ workloads }: PlannerFrame, fleetId: string): string[] {
  return workloads.filter(({ supplyId }) => supplyId === fleetId).map(({ id }) => id);
}

/** Going back to figures by hand begins with the guide's servers again; the site's limits stay. */
function guideOf(mode: DemandMode) {
  if (mode === "workloads") return {};
  const { powerKw, coolingKw, networkGbps, siteRackUnits, ...servers } = guideTerms;
  return servers;
}

function sizeOf({ gpusPerNode, targetUtilisation, spareNodes, ownedNodes, lifeMonths }: OwnedFleet) {
  return { gpusPerNode, targetUtilisation, spareNodes, ownedNodes, lifeMonths };
}

function growthOf({ gpuHoursMonthly, peakToMean, growthAnnual }: PlannerFrame["workloads"][number]) {
  return { gpuHoursMonthly, peakToMean, growthAnnual };
}
