"use client";

import dynamic from "next/dynamic";
import Link from "next/link";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { PageContent } from "@/components/layout/page-content";
import { Sentence } from "@/components/layout/sentence";
import { WithSidePanel } from "@/components/layout/with-side-panel";
import { Button } from "@/components/ui/button";
import { ErrorPanel } from "@/components/ui/error-panel";
import { evaluateScenario } from "@/lib/calc/scenario";
import { fileNameOf } from "@/lib/chart/chart-table";
import { differences } from "@/lib/chart/scenario-differences";
import { caveat, finding } from "@/lib/chart/scenario-finding";
import type { VersionEntry } from "@/lib/chart/scenario-history";
import { changedInputs } from "@/lib/chart/scenario-inputs";
import { bases, focusedPlacement, placementViews } from "@/lib/chart/scenario-placements";
import type { ApprovedPlan } from "@/lib/schema/plan";
import type { Scenario } from "@/lib/schema/scenario-record";
import type { AddToRoadmapAction } from "./add-to-roadmap";
import { InputsPanel } from "./inputs-panel";
import type { ScenarioActions } from "./scenario-actions";
import { contextText, ScenarioControls } from "./scenario-controls";
import { ScenarioDialogs } from "./scenario-dialogs";
import { ScenarioHeader } from "./scenario-header";
import { type ResultTab, resultTabs, ScenarioCrossover, ScenarioTabs } from "./scenario-results";
import { ScenarioStatusLine } from "./scenario-status";
import { SplitSection } from "./split-section";
import type { BreakevenRanges } from "./uncertainty-tab";
import { useScenarioCommands } from "./use-scenario-commands";
import { useScenarioDraft } from "./use-scenario-draft";

const HistoryPanel = dynamic(() => import("./history-panel").then((module) => module.HistoryPanel));

/** Tabs whose contents change the scenario. */
const editingTabs: readonly ResultTab[] = ["workloads", "levers", "uncertainty"];

export type ScenarioWorkspaceProps = {
  scenario: Scenario;
  versions: readonly VersionEntry[];
  approval: ApprovedPlan | null;
  planStart: string;
  currency: string;
  timeZone: string;
  mayWrite: boolean;
  actions: ScenarioActions;
};

/** The whole page of one version: inputs on the left, and on the right what they come to. */
export function ScenarioWorkspace({
  scenario,
  versions,
  approval,
  planStart,
  currency,
  timeZone,
  mayWrite,
  actions,
}: ScenarioWorkspaceProps) {
  const isCurrent = scenario.version === scenario.currentVersion;
  const [url, setUrl] = useQueryStates({
    focus: parseAsString,
    tab: parseAsStringLiteral(resultTabs).withDefault("differences"),
    basis: parseAsStringLiteral(bases).withDefault("cash"),
    panel: parseAsStringLiteral(["history"]),
  });
  const draft = useScenarioDraft(scenario.input, {
    key: `${scenario.id}.${scenario.version}`,
    isReadOnly: !isCurrent || scenario.archivedAt !== null,
  });
  const commands = useScenarioCommands({ scenario, draft, actions });
  const input = draft.valid;
  const { discountRateAnnual } = input;
  const result = useMemo(() => evaluateScenario(input), [input]);
  const views = useMemo(
    () => placementViews(result, { basis: url.basis, discountRateAnnual }),
    [result, url.basis, discountRateAnnual],
  );
  const focus = focusedPlacement(views, url.focus);
  const [ranges, setRanges] = useState<BreakevenRanges | null>(null);
  const shown = useMemo(() => {
    const table = differences(views, focus);
    const changes = changedInputs(input, draft.baseline, currency);
    const notes = [contextText(input, { basis: url.basis, currency }), caveat(input, url.basis)];
    return { input, result, views, focus, table, changes, basis: url.basis, notes };
  }, [input, result, views, focus, draft.baseline, currency, url.basis]);
  // Charts and tables may lag behind the cards while a slider moves; what they show still belongs together.
  const settled = useDeferredValue(shown);

  const setFocus = useCallback((focus: string) => void setUrl({ focus }, { history: "replace" }), [setUrl]);
  const setTab = useCallback((tab: ResultTab) => void setUrl({ tab }, { history: "replace" }), [setUrl]);
  const { id: scenarioId, version } = scenario;
  const addToRoadmap = useMemo(() => {
    if (draft.isChanged) return null;
    return (wanted: Parameters<AddToRoadmapAction>[0]) => actions.addToRoadmap({ scenarioId, version, ...wanted });
  }, [draft.isChanged, actions, scenarioId, version]);
  const exportCsv = async () => {
    const { differencesCsv, download } = await import("./scenario-export");
    const unit = `${currency} over ${input.horizonMonths} months`;
    const csv = differencesCsv({ name: scenario.name, unit, ...shown, notes: [...shown.notes, location.href] });
    download(`${fileNameOf(scenario.name)}-version-${scenario.version}.csv`, csv);
  };

  const panel =
    url.panel === "history" ? (
      <HistoryPanel
        scenario={scenario}
        versions={versions}
        timeZone={timeZone}
        onClose={() => void setUrl({ panel: null }, { history: "push" })}
        onRestore={mayWrite ? commands.restoreVersion : undefined}
      />
    ) : null;

  return (
    <WithSidePanel panel={panel}>
      <ScenarioHeader
        scenario={scenario}
        approval={approval}
        timeZone={timeZone}
        mayWrite={mayWrite}
        isChanged={draft.isChanged}
        editedCount={shown.changes.length}
        canSave={draft.problems.length === 0}
        commands={commands}
        onDiscard={draft.discard}
        onExport={exportCsv}
        onHistory={() => void setUrl({ panel: "history" }, { history: "push" })}
      />
      <ScenarioControls
        draft={draft}
        currency={currency}
        basis={url.basis}
        onBasisChange={(basis) => void setUrl({ basis }, { history: "replace" })}
      />
      <PageContent>
        {commands.action.failure ? <ErrorPanel title="That did not work">{commands.action.failure}</ErrorPanel> : null}
        {isCurrent ? null : <OldVersion scenario={scenario} />}
        {draft.wasKept ? <KeptEdits onDiscard={draft.discard} /> : null}
        <Sentence note={caveat(input, url.basis)}>
          {finding(views, focus, { input, currency }).map((part) =>
            part.strong ? <b key={part.text}>{part.text}</b> : <span key={part.text}>{part.text}</span>,
          )}
        </Sentence>
        <div className="grid items-start gap-3 md:gap-4 lg:grid-cols-[272px_minmax(0,1fr)] xl:grid-cols-[288px_minmax(0,1fr)]">
          <InputsPanel draft={draft} currency={currency} />
          <div className="flex min-w-0 flex-col gap-3 md:gap-4">
            <SplitSection
              views={views}
              focus={focus}
              input={input}
              currency={currency}
              ranges={ranges}
              isReadOnly={draft.isReadOnly}
              onFocus={setFocus}
              onSplitsChange={(splits) => draft.change((from) => ({ ...from, splits }))}
            />
            <ScenarioCrossover
              input={settled.input}
              views={settled.views}
              focus={settled.focus}
              notes={settled.notes}
              currency={currency}
              onFocus={setFocus}
            />
            <ScenarioTabs
              {...settled}
              draft={editingTabs.includes(url.tab) ? draft : null}
              mayWrite={mayWrite}
              addToRoadmap={addToRoadmap}
              onRanges={setRanges}
              currency={currency}
              tab={url.tab}
              onTabChange={setTab}
            />
          </div>
        </div>
      </PageContent>
      <ScenarioStatusLine focus={focus} table={shown.table} input={input} currency={currency} />
      <ScenarioDialogs {...{ scenario, views, focus, planStart, draft, commands, mayWrite }} />
    </WithSidePanel>
  );
}

function KeptEdits({ onDiscard }: { onDiscard: () => void }) {
  return (
    <p role="status" className="flex flex-wrap items-center gap-2 rounded-control bg-selected px-3 py-1.5 text-table">
      Your unsaved edits are back.
      <Button size="sm" variant="quiet" onClick={onDiscard}>
        Discard them
      </Button>
    </p>
  );
}

function OldVersion({ scenario }: { scenario: Scenario }) {
  return (
    <p role="status" className="flex flex-wrap items-center gap-2 rounded-control bg-warn-bg px-3 py-2 text-table">
      <span>
        You see version {scenario.version}, which is not the current one. It can be read, not changed
        {scenario.note ? `: ${scenario.note}` : ""}.
      </span>
      <Link href={`/scenarios/${scenario.id}`}>Open the current version {scenario.currentVersion}</Link>
    </p>
  );
}
