"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { FormState } from "@/lib/action/form-state";
import type { PlannedChange } from "@/lib/chart/planned-change";
import type { ChangeEffect, PlannerFrame } from "@/lib/schema/planner";
import type { ScenarioChange } from "@/lib/schema/scenario-change";

const AddForm = dynamic(() => import("./add-form").then((module) => module.AddForm));

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
