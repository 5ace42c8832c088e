"use client";

import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useMemo, useState } from "react";
import { WaterfallChart } from "@/components/charts/waterfall-chart";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useToast } from "@/components/ui/toast";
import type { Lever } from "@/lib/calc/lever";
import { type LeverResults, leverResults, leverWaterfall } from "@/lib/chart/lever-results";
import { orderText } from "@/lib/chart/lever-text";
import type { Basis, PlacementView } from "@/lib/chart/scenario-placements";
import { formatMoney } from "@/lib/format/money";
import { mostLevers } from "@/lib/schema/lever";
import { withLever, withLeverBack, withLeverMoved, withoutLever } from "@/lib/schema/lever-edits";
import type { ScenarioInput } from "@/lib/schema/scenario";
import { withChange } from "@/lib/schema/scenario-change";
import type { AddToRoadmapAction } from "./add-to-roadmap";
import { LeverDialog } from "./lever-dialog";
import { type LeverEdits, LeverTable } from "./lever-table";
import type { ScenarioDraft } from "./use-scenario-draft";

const AddToRoadmap = dynamic(() => import("./add-to-roadmap").then((module) => module.AddToRoadmap));

export type LeversTabProps = {
  input: ScenarioInput;
  view: PlacementView;
  basis: Basis;
  currency: string;
  notes: readonly string[];
  draft: ScenarioDraft;
  /** Those who may only read see the levers without the means to change them. */
  mayWrite: boolean;
  addToRoadmap: AddToRoadmapAction | null;
};

/** What the levers of a scenario do to the placement in focus. Mounted only while open: each lever is one evaluation. */
export function LeversTab({ input, view, basis, currency, notes, draft, mayWrite, addToRoadmap }: LeversTabProps) {
  const results = useMemo(() => leverResults(input, view, basis), [input, view, basis]);
  const waterfall = useMemo(
    () => leverWaterfall(results, view, { horizonMonths: input.horizonMonths, currency, basis }),
    [results, view, input.horizonMonths, currency, basis],
  );
  const { edits, moved } = useLeverEdits(draft);
  const mayEdit = mayWrite && !draft.isReadOnly;
  const isFull = input.levers.length >= mostLevers;
  const add = mayEdit ? (
    <LeverDialog
      lever={null}
      input={draft.input}
      currency={currency}
      trigger={
        <Button disabled={isFull}>
          <Plus size={16} aria-hidden />
          Add lever
        </Button>
      }
      onApply={(lever) => draft.change((from) => withChange(from, { kind: "lever", lever }))}
    />
  ) : null;
  const isEmpty = input.levers.length === 0;
  // Around the button everything may come and go: its dialog stays open, and focus returns to it.
  return (
    <>
      {isEmpty ? null : <WaterfallChart name="levers" model={waterfall} notes={notes} card={false} />}
      <div className="flex flex-wrap items-end gap-2 border-t border-hairline px-4 pt-3 pb-2 first:border-t-0">
        <div className="min-w-0 flex-[1_1_20rem]">
          <h2>{isEmpty ? "Levers" : "Levers in the order in which they apply"}</h2>
          <p className="text-table text-muted">
            {isEmpty ? purpose : orderText(input.levers)}
            {isFull ? ` A scenario holds at most ${mostLevers} levers.` : ""}
          </p>
        </div>
        <span data-print="hide" className="flex flex-wrap gap-2">
          {mayWrite ? (
            <AddToRoadmap placement={view.name} share={view.share} levers={input.levers} add={addToRoadmap} />
          ) : null}
          {add}
        </span>
      </div>
      {draft.problems.length > 0 ? (
        <p role="status" className="mx-4 mb-2 rounded-control bg-warn-bg px-3 py-1.5 text-table">
          An input breaks a rule: {draft.problems[0]}. What stands here is of the last inputs that kept them all.
        </p>
      ) : null}
      {isEmpty ? (
        <NoLevers />
      ) : (
        <>
          <LeverTable {...{ input, view, results, currency }} edits={mayEdit ? edits : undefined} />
          <CheckLine results={results} view={view} currency={currency} />
        </>
      )}
      <p role="status" className="sr-only">
        {moved}
      </p>
    </>
  );
}

function useLeverEdits(draft: ScenarioDraft): { edits: LeverEdits; moved: string } {
  const [moved, setMoved] = useState("");
  const notify = useToast();
  const { change } = draft;
  const placeOf = (lever: Lever) => draft.input.levers.findIndex(({ id }) => id === lever.id);
  const edits: LeverEdits = {
    replace: (lever) => change((from) => withLever(from, lever)),
    move: (lever, by) => {
      change((from) => withLeverMoved(from, lever.id, by));
      setMoved(`${lever.name} is now number ${placeOf(lever) + by + 1} of ${draft.input.levers.length}.`);
    },
    remove: (lever) => {
      const place = placeOf(lever);
      change((from) => withoutLever(from, lever.id));
      notify({
        title: `${lever.name} removed`,
        onUndo: () => change((from) => withLeverBack(from, lever, place)),
      });
    },
  };
  return { edits, moved };
}

type CheckLineProps = { results: LeverResults; view: PlacementView; currency: string };

function CheckLine({ results, view, currency }: CheckLineProps) {
  const whole = (value: number) => formatMoney(value, { currency, style: "whole", symbol: "none" });
  const difference = Math.abs(results.difference) < 0.005 ? 0 : results.difference;
  return (
    <p className="border-t border-hairline px-4 py-2.5 text-table text-muted">
      Savings of the move and of each lever add up to the whole difference: all cloud <b>{whole(results.start)}</b> −
      savings <b>{whole(results.whole)}</b> = {view.name} <b>{whole(view.total)}</b> {currency}. Difference{" "}
      <b>{formatMoney(difference, { currency, style: "exact", symbol: "none" })}</b>
    </p>
  );
}

const planners = [
  { href: "/gpu-sharing", label: "GPU sharing" },
  { href: "/compression", label: "Compression" },
  { href: "/commitments", label: "Commitments" },
  { href: "/data-movement", label: "Data movement" },
];

const purpose =
  "A lever changes what workloads need or what the cloud charges, from a month on: shared GPUs, batching, instances that stop when idle, another purchase mix, a smaller model, data that stays where it is used.";

function NoLevers() {
  return (
    <div className="px-4 pt-1 pb-4">
      <EmptyState title="No levers yet">
        Plan one and add it from there:{" "}
        {planners.map(({ href, label }, index) => (
          <span key={href}>
            {index > 0 ? ", " : ""}
            <Link href={href} className="underline underline-offset-2">
              {label}
            </Link>
          </span>
        ))}
        .
      </EmptyState>
    </div>
  );
}
