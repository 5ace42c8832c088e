"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { PlacementView, PlacementViews } from "@/lib/chart/scenario-placements";
import { formatMonth } from "@/lib/format/date";
import type { Scenario } from "@/lib/schema/scenario-record";

export type ApproveDialogProps = {
  scenario: Scenario;
  views: PlacementViews;
  focus: PlacementView;
  planStart: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onConfirm: (share: number) => void;
};

/** Which of a scenario's splits is the plan: actuals are measured against that one. */
export function ApproveDialog({ scenario, planStart, ...props }: ApproveDialogProps) {
  return (
    <Dialog
      title={`Make ${scenario.name} the plan`}
      description={`Version ${scenario.version} is what actual costs are compared with from ${formatMonth(planStart)} on. Months that had a plan before keep theirs.`}
      open={props.open}
      onOpenChange={props.onOpenChange}
    >
      {props.open ? <ApproveForm {...props} /> : null}
    </Dialog>
  );
}

type ApproveFormProps = Omit<ApproveDialogProps, "scenario" | "planStart" | "open">;

function ApproveForm({ views, focus, onOpenChange, onConfirm }: ApproveFormProps) {
  const [key, setKey] = useState(focus.key);
  return (
    <form
      className="flex flex-col gap-3 pt-1"
      onSubmit={(event) => {
        event.preventDefault();
        const chosen = views.all.find((view) => view.key === key);
        if (!chosen) return;
        onOpenChange(false);
        onConfirm(chosen.share);
      }}
    >
      <Field label="Split">
        {(control) => (
          <Select
            {...control}
            options={views.all.map((view) => ({ value: view.key, label: view.name, hint: view.detail }))}
            value={key}
            onValueChange={setKey}
          />
        )}
      </Field>
      <div className="flex justify-end gap-2">
        <DialogClose>
          <Button>Cancel</Button>
        </DialogClose>
        <Button variant="primary" type="submit">
          Mark as plan
        </Button>
      </div>
    </form>
  );
}
