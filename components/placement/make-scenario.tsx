"use client";

import Link from "next/link";
import { useState } from "react";
import { useAction } from "@/components/forms/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { FormState } from "@/lib/action/form-state";
import type { PlacementDecision } from "@/lib/calc/placement/problem";
import { formatCount } from "@/lib/format/quantity";
import { formatRatio } from "@/lib/format/ratio";
import type { PlacementScenario } from "@/lib/schema/planner/placement";
import type { Question } from "./use-placement";

export type FoundPlacement = {
  question: Question;
  status: "optimal" | "feasible";
  decision: PlacementDecision;
  bill: { total: number };
  bound: number;
  gap: number;
};

export type MakeScenario = (placed: PlacementScenario) => Promise<FormState<{ id: string }>>;

type MakeScenarioProps = { found: FoundPlacement; isOld: boolean; makeScenario: MakeScenario };

/** A scenario with every workload fixed where the placement has it. */
export function MakeScenarioDialog(props: MakeScenarioProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Make scenario"
      description="Every workload is fixed where the best placement has it. The server works the answer out again before it is stored; solver, gap and bound are kept in the version's note."
      open={open}
      onOpenChange={setOpen}
      trigger={<Button disabled={props.isOld}>Make scenario</Button>}
    >
      {open ? <NameForm {...props} /> : null}
    </Dialog>
  );
}

function NameForm({ found, makeScenario }: MakeScenarioProps) {
  const { question, decision, bill, bound, gap, status } = found;
  const count = formatCount(question.workloadIds.length, "workload");
  const [name, setName] = useState(`Best placement of ${count}, within ${formatRatio(gap, { digits: 2 })}`);
  const [made, setMade] = useState<{ id: string; message: string } | null>(null);
  const action = useAction();
  if (made) {
    return (
      <p role="status" className="pt-1 text-table">
        {made.message}.{" "}
        <Link href={`/scenarios/${made.id}`} className="underline">
          Open the scenario
        </Link>
      </p>
    );
  }
  const missing = name.trim() === "";
  return (
    <form
      className="flex flex-col gap-3 pt-1"
      onSubmit={(event) => {
        event.preventDefault();
        if (missing) return;
        action.run(
          () =>
            makeScenario({
              name,
              workloadIds: [...question.workloadIds],
              settings: question.settings,
              decision: { shares: [...decision.shares], purchases: [...decision.purchases] },
              total: bill.total,
              bound,
              status,
            }),
          ({ id }, message) => setMade({ id, message }),
        );
      }}
    >
      {action.failure ? (
        <p role="alert" className="text-table font-medium text-over">
          {action.failure}
        </p>
      ) : null}
      <Field label="Name" error={missing ? "Give it a name." : undefined}>
        {(control) => (
          <Input {...control} value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <div className="flex justify-end">
        <Button variant="primary" type="submit" disabled={missing || action.pending}>
          Make
        </Button>
      </div>
    </form>
  );
}
