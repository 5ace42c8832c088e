"use client";

import { Popover } from "@base-ui/react/popover";
import { cx } from "class-variance-authority";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { popupStyle } from "@/components/ui/popup";
import { type DayRange, presetRange, rangePresets } from "@/lib/calc/day-range";
import { formatRange, presetNames } from "@/lib/chart/cost-text";
import { type CostQuery, isRange } from "@/lib/schema/cost-query";

export type RangeSelectProps = {
  value: CostQuery["range"];
  /** The days it stands for. */
  range: DayRange;
  today: string;
  timeZone: string;
  onChange: (range: CostQuery["range"]) => void;
};

/** A preset stays relative in the address; two days are what they are. */
export function RangeSelect({ value, range, today, timeZone, onChange }: RangeSelectProps) {
  const [open, setOpen] = useState(false);
  const [own, setOwn] = useState<DayRange>(range);
  const chosen = "preset" in value ? value.preset : null;
  const choose = (next: CostQuery["range"]) => {
    setOpen(false);
    onChange(next);
  };
  const problem = isRange(own) ? undefined : "Two days, the first not after the last, at most five years apart.";
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setOwn({ from: range.from, to: range.to });
      }}
    >
      <Popover.Trigger
        aria-label={`Range ${chosen ? presetNames[chosen] : formatRange(range)}`}
        className="inline-flex h-8 items-center gap-1.5 rounded-control border border-control bg-card px-2.5 text-table font-medium whitespace-nowrap hover:bg-hover max-md:h-10"
      >
        <span className="font-normal text-muted">Range</span>
        {chosen ? presetNames[chosen] : formatRange(range)}
        <ChevronDown size={16} aria-hidden className="text-muted" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="start" className="z-40">
          <Popover.Popup aria-label="Range" className={cx(popupStyle, "flex w-80 max-w-[92vw] flex-col gap-3 p-3")}>
            <ul className="flex flex-col">
              {rangePresets.map((preset) => (
                <li key={preset}>
                  <button
                    type="button"
                    aria-pressed={preset === chosen}
                    onClick={() => choose({ preset })}
                    className="flex min-h-8 w-full items-center justify-between gap-4 rounded-control px-2 text-left text-table hover:bg-hover aria-pressed:bg-selected aria-pressed:font-medium"
                  >
                    {presetNames[preset]}
                    <span className="text-caption font-normal text-muted">
                      {formatRange(presetRange(preset, today))}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            <form
              noValidate
              className="flex flex-col gap-2 border-t border-hairline pt-3"
              onSubmit={(event) => {
                event.preventDefault();
                if (isRange(own)) choose(own);
              }}
            >
              <div className="grid grid-cols-2 gap-2">
                <Field label="From">
                  {(control) => (
                    <Input
                      {...control}
                      type="date"
                      value={own.from}
                      onChange={(event) => setOwn({ ...own, from: event.target.value })}
                    />
                  )}
                </Field>
                <Field label="To">
                  {(control) => (
                    <Input
                      {...control}
                      type="date"
                      value={own.to}
                      onChange={(event) => setOwn({ ...own, to: event.target.value })}
                    />
                  )}
                </Field>
              </div>
              <p className={cx("text-caption", problem ? "font-medium text-over" : "text-muted")}>
                {problem ?? `Both days are included. Days are those of the billing time zone, ${timeZone}.`}
              </p>
              <Button type="submit" variant="primary" disabled={problem !== undefined}>
                Apply
              </Button>
            </form>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
