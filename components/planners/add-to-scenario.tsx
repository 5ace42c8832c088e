"use client";

import Link from "next/link";
import { useState } from "react";
import { useAction } from "@/components/forms/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import type { FormState } from "@/lib/action/form-state";
import {
  type ChangeChoice,
  canAdd,
  firstChoice,
  type PlannedChange,
  scenarioChangeOf,
} from "@/lib/chart/planned-change";
import type { ChangeEffect, PlannerFrame } from "@/lib/schema/planner";
import type { ScenarioChange } from "@/lib/schema/scenario-change";
import { ChangeEffectText } from "./change-effect";
import { ChangeFields } from "./change-fields";

export type ApplyChange = (input: {
  id: string;
  change: ScenarioChange;
  note: string;
}) => Promise<FormState<ChangeEffect>>;

export type AddToScenarioProps = {
  frame: Pick<PlannerFrame, "currency" | "mayWrite" | "scenarios">;
  /** null: there is nothing to add yet; the button says so by being off. */
  planned: PlannedChange | null;
  /** Who adds it, for the version's note: "GPU sharing". */
  planner: string;
  apply: ApplyChange;
};

/** Takes a planner's answer into a scenario, as a new version, and says what that does to the breakeven. */
export function AddToScenario({ frame, planned, planner, apply }: AddToScenarioProps) {
  const [open, setOpen] = useState(false);
  if (!frame.mayWrite) return null;
  return (
    <Dialog
      title="Add to scenario"
      description="Saved as a new version of the scenario; earlier versions stay."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="primary" disabled={planned === null}>
          Add to scenario
        </Button>
      }
    >
      {open && planned ? (
        <AddForm frame={frame} planned={planned} planner={planner} apply={apply} onClose={() => setOpen(false)} />
      ) : null}
    </Dialog>
  );
}

type AddFormProps = AddToScenarioProps & { planned: PlannedChange; onClose: () => void };

function AddForm({ frame, planned, planner, apply, onClose }: AddFormProps) {
  const action = useAction();
  const [effect, setEffect] = useState<ChangeEffect | null>(null);
  const [choice, setChoice] = useState<ChangeChoice | null>(() => firstChoice(planned, frame.scenarios));

  if (choice === null) {
    return (
      <EmptyState title="No scenario takes this">
        {planned.kind === "terms" ? "No scenario has a supply of this kind. " : ""}
        <Link href="/scenarios/new">Create a scenario first</Link>
      </EmptyState>
    );
  }
  if (effect) return <ChangeEffectText effect={effect} scenario={choice.scenario} currency={frame.currency} />;
  return (
    <form
      className="flex flex-col gap-3 pt-1"
      onSubmit={(event) => {
        event.preventDefault();
        const change = scenarioChangeOf(planned, choice);
        const note = `${planner}: ${planned.kind === "lever" ? choice.name : planned.kind === "supply" ? planned.supply.name : planned.summary.join(", ")}`;
        action.run(() => apply({ id: choice.scenario.id, change, note: note.slice(0, 1000) }), setEffect);
      }}
    >
      {action.failure ? <ErrorPanel title="It was not added">{action.failure}</ErrorPanel> : null}
      <ChangeFields
        planned={planned}
        choice={choice}
        scenarios={frame.scenarios}
        currency={frame.currency}
        onChange={setChoice}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" disabled={action.pending || !canAdd(planned, choice)}>
          {action.pending ? "Adding…" : "Add"}
        </Button>
      </div>
    </form>
  );
}
