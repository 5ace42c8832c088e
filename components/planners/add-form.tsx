"use client";

import Link from "next/link";
import { useState } from "react";
import { useAction } from "@/components/forms/use-action";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import {
  type ChangeChoice,
  canAdd,
  firstChoice,
  type PlannedChange,
  scenarioChangeOf,
} from "@/lib/chart/planned-change";
import type { ChangeEffect } from "@/lib/schema/planner";
import type { AddToScenarioProps } from "./add-to-scenario";
import { ChangeEffectText } from "./change-effect";
import { ChangeFields } from "./change-fields";

type AddFormProps = AddToScenarioProps & { planned: PlannedChange; onClose: () => void };

/** Which scenario takes the answer, and with what; then what that did. */
export function AddForm({ frame, planned, planner, apply, onClose }: AddFormProps) {
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
