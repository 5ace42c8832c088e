"use client";

import { useEffect, useMemo } from "react";
import { CurvesChart } from "@/components/charts/curves-chart";
import { FigureRow } from "@/components/ui/figure-row";
import { nameOf, type PlacementView } from "@/lib/chart/scenario-placements";
import { breakevenModel, fanModel, paybackModel, totalModel, type UncertaintyOf } from "@/lib/chart/uncertainty";
import { breakevenRange, uncertaintyFigures, uncertaintyFinding } from "@/lib/chart/uncertainty-text";
import { formatCount } from "@/lib/format/quantity";
import type { ScenarioInput } from "@/lib/schema/scenario";
import { PlacementOdds } from "./placement-odds";
import { Tornado } from "./tornado";
import { UncertaintyInputs } from "./uncertainty-inputs";
import type { ScenarioDraft } from "./use-scenario-draft";
import { useSimulation } from "./use-simulation";

export type UncertaintyTabProps = {
  input: ScenarioInput;
  view: PlacementView;
  isPresentValue: boolean;
  currency: string;
  notes: readonly string[];
  draft: ScenarioDraft;
  /** The 80 % range of each placement's breakeven, by its key; null once the tab closes. */
  onRanges: (ranges: BreakevenRanges | null) => void;
};

export type BreakevenRanges = Readonly<Record<string, string>>;

/** What a scenario comes to if its inputs are not what they seem. Mounted only while open: it simulates. */
export function UncertaintyTab(props: UncertaintyTabProps) {
  const { input, view, isPresentValue, currency, notes, draft, onRanges } = props;
  const { found, isRunning, problem } = useSimulation(input, isPresentValue);
  const shown = useMemo((): UncertaintyOf | null => {
    if (found === null) return null;
    const { simulation, input: of } = found;
    const focus = simulation.placements.find(({ share }) => share === view.share);
    if (!focus) return null;
    return { simulation, focus, currency, horizonMonths: of.horizonMonths, startMonth: of.startMonth };
  }, [found, view.share, currency]);

  useEffect(() => {
    if (!found) return;
    const { simulation, input: of } = found;
    const ranges = simulation.placements.map((placement) => {
      return [nameOf(placement.share).key, breakevenRange(placement, of.horizonMonths)];
    });
    onRanges(Object.fromEntries(ranges));
  }, [found, onRanges]);
  useEffect(() => () => onRanges(null), [onRanges]);

  return (
    <div aria-busy={isRunning}>
      <div className="px-4 pt-3">
        {shown ? (
          <p className="text-section text-pretty" data-finding>
            {uncertaintyFinding(shown).map((part) =>
              part.strong ? <b key={part.text}>{part.text}</b> : <span key={part.text}>{part.text}</span>,
            )}
          </p>
        ) : null}
        <p role="status" className="text-table text-muted">
          {problem ?? statusText(shown, isRunning)}
        </p>
      </div>
      <UncertaintyInputs draft={draft} currency={currency} />
      {shown ? <UncertaintyResults shown={shown} input={found?.input ?? input} notes={notes} /> : null}
    </div>
  );
}

function statusText(shown: UncertaintyOf | null, isRunning: boolean): string {
  if (shown === null) return isRunning ? "Simulating…" : "This placement was not simulated.";
  const { trials, redrawn } = shown.simulation;
  const again = redrawn > 0 ? `, ${formatCount(redrawn, "impossible value")} drawn again` : "";
  return `${formatCount(trials, "trial")}${again}${isRunning ? "; more are running…" : "."}`;
}

type ResultsProps = { shown: UncertaintyOf; input: ScenarioInput; notes: readonly string[] };

function UncertaintyResults({ shown, input, notes }: ResultsProps) {
  const models = useMemo(
    () => ({
      fan: fanModel(shown),
      payback: paybackModel(shown),
      breakeven: breakevenModel(shown),
      total: totalModel(shown),
    }),
    [shown],
  );
  const chart = { notes, card: false } as const;
  return (
    <div className="divide-y divide-hairline border-t border-hairline">
      <div className="p-4">
        <FigureRow label="The trials in figures" figures={uncertaintyFigures(shown)} />
      </div>
      <CurvesChart name="uncertainty-fan" model={models.fan} {...chart} />
      <CurvesChart name="uncertainty-payback" model={models.payback} height={260} {...chart} />
      <div className="grid xl:grid-cols-2">
        <CurvesChart name="uncertainty-breakeven" model={models.breakeven} height={240} {...chart} />
        <CurvesChart name="uncertainty-total" model={models.total} height={240} {...chart} />
      </div>
      <Tornado shown={shown} input={input} />
      <PlacementOdds shown={shown} />
    </div>
  );
}
