"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { placementText } from "@/lib/chart/scenario-history";
import type { ScenarioDemand } from "@/lib/schema/scenario";
import type { ScenarioDraft } from "./use-scenario-draft";

const kinds = [
  { value: "split", label: "Follows the split" },
  { value: "fixed", label: "Fixed shares" },
] as const;

/** Where one workload runs: with the split, or in shares of its own in every split. */
export function PlacementDialog({ demand, draft }: { demand: ScenarioDemand; draft: ScenarioDraft }) {
  const [open, setOpen] = useState(false);
  const text = placementText(draft.input, demand);
  return (
    <Dialog
      title={`Placement of ${demand.name}`}
      description="Fixed shares hold in every split, all cloud included."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button
          variant="quiet"
          size="sm"
          disabled={draft.isReadOnly}
          aria-label={`Placement of ${demand.name}: ${text}`}
          className="max-w-64 justify-start text-left"
        >
          <span className="truncate">{text}</span>
        </Button>
      }
    >
      {open ? <PlacementForm demand={demand} draft={draft} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  );
}

type FormProps = { demand: ScenarioDemand; draft: ScenarioDraft; onDone: () => void };

function PlacementForm({ demand, draft, onDone }: FormProps) {
  const { supplies, cloudSupplyId } = draft.input;
  const fixed = demand.placement.kind === "fixed" ? demand.placement.shares : [];
  const [kind, setKind] = useState(demand.placement.kind);
  const [percents, setPercents] = useState<Record<string, number | null>>(() =>
    Object.fromEntries(
      supplies.map(({ id }) => {
        const share = fixed.find((placed) => placed.supplyId === id)?.share;
        return [id, fixed.length === 0 ? (id === cloudSupplyId ? 100 : 0) : (share ?? 0) * 100];
      }),
    ),
  );
  const sum = Object.values(percents).reduce<number>((total, percent) => total + (percent ?? 0), 0);
  const isWhole = Math.abs(sum - 100) < 1e-6;
  const negative = Object.values(percents).some((percent) => (percent ?? 0) < 0);
  const canApply = kind === "split" || (isWhole && !negative);

  function apply() {
    const shares = supplies
      .map(({ id }) => ({ supplyId: id, share: (percents[id] ?? 0) / 100 }))
      .filter(({ share }) => share > 0);
    const placement = kind === "split" ? { kind } : { kind, shares };
    draft.change((from) => ({
      ...from,
      demands: from.demands.map((row) => (row.id === demand.id ? { ...row, placement } : row)),
    }));
    onDone();
  }

  return (
    <div className="flex flex-col gap-3 pt-1">
      <div>
        <Segmented label="Placement" options={kinds} value={kind} onValueChange={setKind} />
      </div>
      {kind === "fixed" ? (
        <>
          {supplies.map((supply) => (
            <Field key={supply.id} label={supply.name} unit="%">
              {(control) => (
                <NumberField
                  {...control}
                  value={percents[supply.id] ?? null}
                  min={0}
                  max={100}
                  step={5}
                  onValueChange={(value) => setPercents({ ...percents, [supply.id]: value })}
                />
              )}
            </Field>
          ))}
          <p role="status" className={isWhole ? "text-table text-muted" : "text-table text-over"}>
            Sum {Number(sum.toFixed(2))}%{isWhole ? "" : ": the shares must make 100%"}
          </p>
        </>
      ) : null}
      <div className="flex justify-end gap-2">
        <DialogClose>
          <Button>Cancel</Button>
        </DialogClose>
        <Button variant="primary" disabled={!canApply} onClick={apply}>
          Apply
        </Button>
      </div>
    </div>
  );
}
