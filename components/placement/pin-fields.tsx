"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { supplyName } from "@/lib/chart/placement-text";
import type { PlannerFrame } from "@/lib/schema/planner";
import type { PlacementState } from "./use-placement";

type PinProps = { frame: PlannerFrame; state: PlacementState };

/** Workloads that have to run on one supply. */
export function PinFields({ frame, state }: PinProps) {
  const { settings, setSettings, names, question, shown } = state;
  const [open, setOpen] = useState(false);
  const pins = Object.entries(settings.pinned ?? {});
  const nameOf = (id: string) => names.get(id) ?? frame.workloads.find((each) => each.id === id)?.name ?? id;
  return (
    <div className="flex flex-col gap-1">
      <span className="text-table font-medium">Pinned workloads</span>
      {pins.length > 0 ? (
        <ul className="flex flex-col gap-1 text-table">
          {pins.map(([workload, supply]) => (
            <li key={workload} className="flex items-center gap-2">
              <span className="min-w-0 flex-1 break-words">
                {nameOf(workload)} <span className="text-muted">on {nameOf(supply ?? "")}</span>
              </span>
              <Button
                size="sm"
                aria-label={`Unpin ${nameOf(workload)}`}
                onClick={() => {
                  const { [workload]: _, ...rest } = settings.pinned ?? {};
                  setSettings({ ...settings, pinned: rest });
                }}
              >
                <X size={14} aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <Dialog
        title="Pin a workload"
        description="It then has to run on this supply, whatever that costs."
        open={open}
        onOpenChange={setOpen}
        trigger={<Button disabled={(question ?? shown) === null}>Pin a workload</Button>}
      >
        {open ? <PinForm frame={frame} state={state} onDone={() => setOpen(false)} /> : null}
      </Dialog>
    </div>
  );
}

function PinForm({ frame, state, onDone }: PinProps & { onDone: () => void }) {
  const { settings, setSettings, question, shown } = state;
  const portfolio = (question ?? shown)?.portfolio;
  const placed = portfolio?.problem.workloads ?? [];
  const [workloadId, setWorkloadId] = useState(placed[0]?.id ?? "");
  const [supplyId, setSupplyId] = useState("");
  const gpuClass = placed.find(({ id }) => id === workloadId)?.gpuClass;
  const offered = (portfolio?.offered ?? []).filter((each) => each.gpuClass === gpuClass);
  const chosen = offered.some(({ supply }) => supply.id === supplyId) ? supplyId : (offered[0]?.supply.id ?? "");
  return (
    <div className="flex flex-col gap-3 pt-1">
      <Field label="Workload">
        {(control) => (
          <Select
            {...control}
            className="w-full"
            options={placed.map(({ id }) => ({
              value: id,
              label: frame.workloads.find((each) => each.id === id)?.name ?? id,
            }))}
            value={workloadId}
            onValueChange={setWorkloadId}
          />
        )}
      </Field>
      <Field label="Supply">
        {(control) => (
          <Select
            {...control}
            className="w-full"
            options={offered.map((each) => ({ value: each.supply.id, label: supplyName(each) }))}
            value={chosen}
            onValueChange={setSupplyId}
          />
        )}
      </Field>
      <div className="flex justify-end">
        <Button
          variant="primary"
          disabled={workloadId === "" || chosen === ""}
          onClick={() => {
            setSettings({ ...settings, pinned: { ...settings.pinned, [workloadId]: chosen } });
            onDone();
          }}
        >
          Pin
        </Button>
      </div>
    </div>
  );
}
