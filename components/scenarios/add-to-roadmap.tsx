"use client";

import { CalendarPlus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useAction } from "@/components/forms/use-action";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import type { FormState } from "@/lib/action/form-state";
import type { Lever } from "@/lib/calc/lever";

export type AddToRoadmapAction = (wanted: {
  share: number;
  withMove: boolean;
  leverIds: readonly string[];
}) => Promise<FormState<{ ids: string[] }>>;

export type AddToRoadmapProps = {
  /** The placement in focus: "50/50", and the share of it on-prem. */
  placement: string;
  share: number;
  levers: readonly Lever[];
  /** null: there are edits that are not saved yet. */
  add: AddToRoadmapAction | null;
};

/** Turns the move and levers of a saved version into initiatives with dates. */
export function AddToRoadmap({ placement, share, levers, add }: AddToRoadmapProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Add to roadmap"
      description={`Each becomes a proposal with the dates, effort and saving that this version has at ${placement}.`}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button>
          <CalendarPlus size={16} aria-hidden />
          Add to roadmap
        </Button>
      }
    >
      {open ? <Choice {...{ placement, share, levers, add }} /> : null}
    </Dialog>
  );
}

function Choice({ placement, share, levers, add }: AddToRoadmapProps) {
  const [withMove, setWithMove] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [added, setAdded] = useState<string | null>(null);
  const action = useAction();
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  if (added !== null)
    return (
      <p role="status" className="pt-1 text-table">
        {added}.{" "}
        <Link href="/roadmap" className="underline">
          Open the roadmap
        </Link>
      </p>
    );
  return (
    <div className="flex flex-col gap-3 pt-1">
      {action.failure ? (
        <p role="alert" className="text-table font-medium text-over">
          {action.failure}
        </p>
      ) : null}
      {share > 0 ? (
        <Checkbox label={`The move: all cloud to ${placement}`} checked={withMove} onCheckedChange={setWithMove} />
      ) : null}
      {levers.map(({ id, name }) => (
        <Checkbox key={id} label={name} checked={chosen.has(id)} onCheckedChange={(on) => toggle(id, on)} />
      ))}
      {add === null ? (
        <p className="text-table text-muted">Save your edits first: an initiative names the version it came from.</p>
      ) : null}
      <div className="flex justify-end">
        <Button
          variant="primary"
          disabled={add === null || action.pending || (!withMove && chosen.size === 0)}
          onClick={() => {
            if (add)
              action.run(
                () => add({ share, withMove, leverIds: [...chosen] }),
                (_, message) => setAdded(message),
              );
          }}
        >
          Add
        </Button>
      </div>
    </div>
  );
}
