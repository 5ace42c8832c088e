"use client";

import { cx } from "class-variance-authority";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { TierMark } from "@/components/ui/tier-mark";
import { breakevenText } from "@/lib/chart/scenario-finding";
import { nameOf, type PlacementView, type PlacementViews } from "@/lib/chart/scenario-placements";
import { niceTicks } from "@/lib/chart/ticks";
import { formatMoney } from "@/lib/format/money";
import { formatCount } from "@/lib/format/quantity";
import type { ScenarioInput } from "@/lib/schema/scenario";
import { SplitCard } from "./split-card";

export type SplitSectionProps = {
  views: PlacementViews;
  focus: PlacementView;
  input: ScenarioInput;
  currency: string;
  /** While uncertainty is shown: the 80 % range of each breakeven, by key. */
  ranges: Readonly<Record<string, string>> | null;
  isReadOnly: boolean;
  onFocus: (key: string) => void;
  onSplitsChange: (splits: readonly number[]) => void;
};

export function SplitSection({
  views,
  focus,
  input,
  currency,
  ranges,
  isReadOnly,
  onFocus,
  onSplitsChange,
}: SplitSectionProps) {
  const scaleEnd = niceTicks(0, Math.max(...views.all.map((view) => view.total), 1)).at(-1) ?? 1;
  const compact = (value: number) => formatMoney(value, { currency, style: "compact" });
  const axis = (value: number) => formatMoney(value, { currency, style: "axis" });
  return (
    <section aria-labelledby="splits-title" className="@container">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="mr-auto">
          <h2 id="splits-title">Splits, on-prem / cloud</h2>
          <p className="text-caption text-muted">
            Share of {input.shareOf === "peak" ? "peak capacity" : "GPU-hours"} · total over {input.horizonMonths}{" "}
            months, one scale {axis(0)}–{axis(scaleEnd)}
          </p>
        </div>
        <div className="flex flex-wrap gap-2 max-md:w-full">
          <p className="inline-flex h-8 items-center gap-2 rounded-control border border-border bg-card px-2.5 text-table max-md:w-full">
            <TierMark tier="cloud" label="All cloud" />
            <b className="font-semibold">{compact(views.allCloud.total)}</b>
            <span className="text-muted max-md:ml-auto">baseline</span>
          </p>
          <button
            type="button"
            aria-pressed={focus.share === 1}
            onClick={() => onFocus(views.allOnPrem.key)}
            className={cx(
              "inline-flex min-h-8 items-center gap-2 rounded-control border bg-card px-2.5 text-table hover:border-control max-md:min-h-10 max-md:w-full",
              focus.share === 1 ? "border-ink shadow-[inset_0_0_0_1px_var(--ink)]" : "border-border",
            )}
          >
            <TierMark tier="on-prem" label="All on-prem" />
            <b className="font-semibold">{compact(views.allOnPrem.total)}</b>
            <span className="text-muted max-md:ml-auto">
              {breakevenText(views.allOnPrem, input.horizonMonths)}
              {views.allOnPrem.nodes > 0 ? `, ${formatCount(views.allOnPrem.nodes, "server")}` : ""}
            </span>
          </button>
          {input.splits.length < 8 && !isReadOnly ? (
            <AddSplit
              taken={input.splits}
              onAdd={(share) => {
                onSplitsChange([...input.splits, share].toSorted((a, b) => b - a));
                onFocus(nameOf(share).key);
              }}
            />
          ) : null}
        </div>
      </div>
      <div className="mt-2.5 grid gap-2.5 @md:grid-cols-2 @2xl:grid-cols-3 md:gap-3">
        {views.splits.map((view) => (
          <SplitCard
            key={view.key}
            view={view}
            allCloud={views.allCloud.total}
            scaleEnd={scaleEnd}
            input={input}
            currency={currency}
            range={ranges?.[view.key]}
            focused={view.key === focus.key}
            onFocus={() => onFocus(view.key)}
            onRemove={
              input.splits.length > 1 && !isReadOnly
                ? () => onSplitsChange(input.splits.filter((share) => share !== view.share))
                : undefined
            }
          />
        ))}
      </div>
    </section>
  );
}

function AddSplit({ taken, onAdd }: { taken: readonly number[]; onAdd: (share: number) => void }) {
  const [open, setOpen] = useState(false);
  const [percent, setPercent] = useState<number | null>(60);
  const share = percent === null ? null : Math.round(percent * 100) / 10_000;
  const error =
    share === null || share <= 0 || share >= 1
      ? "Choose a share between 0 and 100%. All cloud and all on-prem are always shown."
      : taken.includes(share)
        ? `${nameOf(share).name} is shown already.`
        : undefined;
  return (
    <Dialog
      title="Add a split"
      description="The share that runs on-prem; the rest stays in the cloud."
      size="sm"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="quiet">
          <Plus size={16} aria-hidden />
          Add split
        </Button>
      }
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button
            variant="primary"
            disabled={error !== undefined}
            onClick={() => {
              if (share === null) return;
              onAdd(share);
              setOpen(false);
            }}
          >
            Add {share !== null && !error ? nameOf(share).name : "split"}
          </Button>
        </>
      }
    >
      <Field label="On-prem share" unit="%" error={error}>
        {(control) => (
          <NumberField {...control} value={percent} min={0} max={100} step={5} onValueChange={setPercent} />
        )}
      </Field>
    </Dialog>
  );
}
