"use client";

import Link from "next/link";
import { useState } from "react";
import { useAction } from "@/components/forms/use-action";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import type { FormState } from "@/lib/action/form-state";
import { moveInitiatives } from "@/lib/chart/placement-moves";
import type { Names } from "@/lib/chart/placement-text";
import { formatRatio } from "@/lib/format/ratio";
import type { InitiativeInput } from "@/lib/schema/initiative";
import type { FoundPlacement } from "./make-scenario";

export type AddMoves = (wanted: { initiatives: readonly InitiativeInput[] }) => Promise<FormState<{ ids: string[] }>>;

type AddMovesProps = { found: FoundPlacement; names: Names; startMonth: string; isOld: boolean; addMoves: AddMoves };

/** The placement's moves as proposals, one for each tier that workloads move to. */
export function AddMovesDialog(props: AddMovesProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Add moves to roadmap"
      description="Each becomes a proposal with the part of the bill that goes away, against what is bought for it."
      open={open}
      onOpenChange={setOpen}
      trigger={<Button disabled={props.isOld}>Add moves to roadmap</Button>}
    >
      {open ? <Choice {...props} /> : null}
    </Dialog>
  );
}

function Choice({ found, names, startMonth, addMoves }: AddMovesProps) {
  const { question, decision, gap } = found;
  const moves = moveInitiatives({ portfolio: question.portfolio, decision, names, gap, startMonth });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [added, setAdded] = useState<string | null>(null);
  const action = useAction();
  if (added !== null) {
    return (
      <p role="status" className="pt-1 text-table">
        {added}.{" "}
        <Link href="/roadmap" className="underline">
          Open the roadmap
        </Link>
      </p>
    );
  }
  if (moves.length === 0) return <p className="pt-1 text-table">Nothing moves: everything is where it is cheapest.</p>;
  const chosen = moves.filter(({ name }) => !left.has(name));
  return (
    <div className="flex flex-col gap-3 pt-1">
      {action.failure ? (
        <p role="alert" className="text-table font-medium text-over">
          {action.failure}
        </p>
      ) : null}
      {moves.map(({ name, savingRatio }) => (
        <Checkbox
          key={name}
          label={
            <span>
              {name} <span className="text-muted">takes {formatRatio(savingRatio)} off their bill</span>
            </span>
          }
          checked={!left.has(name)}
          onCheckedChange={(on) => {
            const next = new Set(left);
            if (on) next.delete(name);
            else next.add(name);
            setLeft(next);
          }}
        />
      ))}
      <div className="flex justify-end">
        <Button
          variant="primary"
          disabled={chosen.length === 0 || action.pending}
          onClick={() =>
            action.run(
              () => addMoves({ initiatives: chosen }),
              (_, message) => setAdded(message),
            )
          }
        >
          Add
        </Button>
      </div>
    </div>
  );
}
