"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { formatCount } from "@/lib/format/quantity";

export type PickedWorkload = { id: string; name: string; hint?: string };

export type WorkloadPickerProps = {
  /** What they are chosen for: "Workloads that share". */
  label: string;
  workloads: readonly PickedWorkload[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
};

/** A button that says how many are chosen, and a list with a search to choose from. */
export function WorkloadPicker({ label, workloads, chosen, onChange }: WorkloadPickerProps) {
  return (
    <div className="flex flex-col gap-1">
      <span className="text-table font-medium">{label}</span>
      <Dialog
        title={label}
        trigger={
          <Button aria-label={`${label}: ${formatCount(chosen.size, "workload")}`}>
            {formatCount(chosen.size, "workload")}
          </Button>
        }
        footer={
          <DialogClose>
            <Button variant="primary">Done</Button>
          </DialogClose>
        }
      >
        <WorkloadChecklist workloads={workloads} chosen={chosen} onChange={onChange} />
      </Dialog>
    </div>
  );
}

type ChecklistProps = Omit<WorkloadPickerProps, "label">;

export function WorkloadChecklist({ workloads, chosen, onChange }: ChecklistProps) {
  const [search, setSearch] = useState("");
  const shown = workloads.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()));
  const toggle = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) on ? next.add(id) : next.delete(id);
    onChange(next);
  };
  const all = shown.length > 0 && shown.every(({ id }) => chosen.has(id));
  return (
    <div className="flex flex-col gap-2">
      {workloads.length > 8 ? (
        <Input
          type="search"
          aria-label="Search workloads"
          placeholder="Search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      ) : null}
      <Checkbox
        label={`All ${shown.length}`}
        checked={all}
        indeterminate={!all && shown.some(({ id }) => chosen.has(id))}
        onCheckedChange={(on) =>
          toggle(
            shown.map(({ id }) => id),
            on,
          )
        }
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <ul className="max-h-64 overflow-y-auto border-t border-hairline pt-1" tabIndex={0} aria-label="Workloads">
        {shown.map(({ id, name, hint }) => (
          <li key={id} className="py-0.5">
            <Checkbox
              checked={chosen.has(id)}
              onCheckedChange={(on) => toggle([id], on)}
              label={
                <span>
                  {name} {hint ? <span className="text-caption text-muted">{hint}</span> : null}
                </span>
              }
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
