"use client";

import dynamic from "next/dynamic";
import { memo, useMemo } from "react";
import { CrossoverChart } from "@/components/charts/crossover-chart";
import { MonthlyCostChart } from "@/components/charts/monthly-cost-chart";
import { Tabs } from "@/components/ui/tabs";
import type { ScenarioResult } from "@/lib/calc/scenario";
import { monthlyTotals } from "@/lib/calc/timeline";
import { crossoverModel } from "@/lib/chart/crossover";
import { monthlyCostModel } from "@/lib/chart/monthly-cost";
import { componentName, type Differences } from "@/lib/chart/scenario-differences";
import type { InputChange } from "@/lib/chart/scenario-inputs";
import type { Basis, PlacementView, PlacementViews } from "@/lib/chart/scenario-placements";
import { formatRatio } from "@/lib/format/ratio";
import type { ScenarioInput } from "@/lib/schema/scenario";
import type { AddToRoadmapAction } from "./add-to-roadmap";
import { CostTable } from "./cost-table";
import { DifferenceTable } from "./difference-table";
import type { BreakevenRanges } from "./uncertainty-tab";
import type { ScenarioDraft } from "./use-scenario-draft";

// Most readers open neither: they come when their tab does.
const LeversTab = dynamic(() => import("./levers-tab").then((module) => module.LeversTab));
const UncertaintyTab = dynamic(() => import("./uncertainty-tab").then((module) => module.UncertaintyTab));
const WorkloadTable = dynamic(() => import("./workload-table").then((module) => module.WorkloadTable));

export const resultTabs = ["monthly", "costs", "differences", "levers", "uncertainty", "workloads"] as const;

export type ResultTab = (typeof resultTabs)[number];

type Shown = {
  input: ScenarioInput;
  result: ScenarioResult;
  views: PlacementViews;
  focus: PlacementView;
  table: Differences;
  changes: readonly InputChange[];
  basis: Basis;
  currency: string;
  notes: readonly string[];
};

export type ScenarioCrossoverProps = Pick<Shown, "input" | "views" | "focus" | "currency" | "notes"> & {
  onFocus: (key: string) => void;
};

export type ScenarioTabsProps = Shown & {
  /** Only while its tab is open; otherwise every edit would draw the tables at once. */
  draft: ScenarioDraft | null;
  mayWrite: boolean;
  /** null: there are edits that are not saved. */
  addToRoadmap: AddToRoadmapAction | null;
  onRanges: (ranges: BreakevenRanges | null) => void;
  tab: ResultTab;
  onTabChange: (tab: ResultTab) => void;
};

export const ScenarioCrossover = memo(function ScenarioCrossover(props: ScenarioCrossoverProps) {
  const { input, views, focus, currency, notes, onFocus } = props;
  const model = useMemo(
    () =>
      crossoverModel({
        series: views.all.map((view) => ({
          key: view.key,
          label: view.name,
          share: view.share,
          cumulative: view.cumulative,
          breakevenMonths: view.breakevenMonths,
          total: view.total,
        })),
        focusKey: focus.key,
        startMonth: input.startMonth,
        currency,
        horizonMonths: input.horizonMonths,
      }),
    [views, focus, input.startMonth, input.horizonMonths, currency],
  );
  return <CrossoverChart model={model} notes={notes} onFocusKey={onFocus} />;
});

export const ScenarioTabs = memo(function ScenarioTabs(props: ScenarioTabsProps) {
  const { input, result, views, focus, table, changes, basis, draft, mayWrite, currency, notes } = props;
  const monthly = useMemo(
    () =>
      monthlyCostModel({
        label: focus.name,
        lines: focus.timeline.lines.map((line) => ({
          key: `${line.supplyId}:${line.tier}:${line.component}`,
          label: componentName(line.component, line.tier),
          tier: line.tier,
          amounts: line.amounts,
        })),
        allCloud: monthlyTotals(views.allCloud.timeline),
        startMonth: input.startMonth,
        currency,
        horizonMonths: input.horizonMonths,
      }),
    [views, focus, input.startMonth, input.horizonMonths, currency],
  );
  const presentValues = [result.allCloud, ...result.splits, result.allOnPrem].map((split) => split.presentValue);
  return (
    <div className="card min-w-0 rounded-card border border-border bg-card">
      <Tabs<ResultTab>
        label="Results"
        value={props.tab}
        onValueChange={props.onTabChange}
        tabs={[
          {
            value: "monthly",
            label: "Monthly cost",
            content: <MonthlyCostChart model={monthly} notes={notes} card={false} />,
          },
          {
            value: "costs",
            label: "Cost table",
            content: <CostTable view={focus} startMonth={input.startMonth} currency={currency} />,
          },
          {
            value: "differences",
            label: "Differences",
            content: (
              <DifferenceTable
                views={views}
                focus={focus}
                table={table}
                changes={changes}
                currency={currency}
                horizonMonths={input.horizonMonths}
                presentValues={presentValues}
                discountRate={formatRatio(input.discountRateAnnual)}
              />
            ),
          },
          {
            value: "levers",
            label: input.levers.length === 0 ? "Levers" : `Levers (${input.levers.length})`,
            content: draft ? (
              <LeversTab
                view={focus}
                addToRoadmap={props.addToRoadmap}
                {...{ input, basis, currency, notes, draft, mayWrite }}
              />
            ) : null,
          },
          {
            value: "uncertainty",
            label: "Uncertainty",
            content: draft ? (
              <UncertaintyTab
                view={focus}
                isPresentValue={basis === "present-value"}
                onRanges={props.onRanges}
                {...{ input, currency, notes, draft }}
              />
            ) : null,
          },
          { value: "workloads", label: "Workloads", content: draft ? <WorkloadTable draft={draft} /> : null },
        ]}
      />
    </div>
  );
});
