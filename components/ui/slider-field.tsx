"use client";

import { Slider } from "@base-ui/react/slider";
import { cx } from "class-variance-authority";
import { RotateCcw } from "lucide-react";
import { useId } from "react";
import { formatNumber } from "@/lib/format/number";
import { NumberField } from "./number-field";
import { SourceChip, type ValueSource } from "./source-chip";

export type SliderFieldProps = {
  label: string;
  unit?: string | undefined;
  /** In the unit shown: a share of 0.75 arrives as 75 with unit "%". */
  value: number;
  /** What the value was before anybody edited it: the tick on the track, and where Reset goes. */
  baseline: number;
  /** Where the baseline comes from; an edited value says so by itself. */
  source: Exclude<ValueSource, "edited">;
  min: number;
  max: number;
  step: number;
  decimals?: number;
  disabled?: boolean;
  /** On every move. */
  onValueChange: (value: number) => void;
  /** When a move has ended: the moment to keep it. */
  onValueCommitted?: (value: number) => void;
  onReset: () => void;
};

const thumb = 14;

/** The slider stays inside its range; the number field takes any figure, and says when it is outside. */
export function SliderField(props: SliderFieldProps) {
  const { label, unit, value, baseline, source, min, max, step, decimals = 2, disabled = false } = props;
  const id = useId();
  const edited = Math.abs(value - baseline) > 1e-9;
  const outside = value < min || value > max;
  const show = (figure: number) => formatNumber(figure, { maximum: decimals });
  const share = Math.min(1, Math.max(0, (baseline - min) / (max - min || 1)));
  const name = unit ? `${label}, ${unit}` : label;
  return (
    <div className="py-1.5" data-edited={edited || undefined}>
      <div className="flex min-h-[22px] flex-wrap items-center gap-x-1.5">
        <label htmlFor={id} className="min-w-0 text-table whitespace-nowrap">
          {label}
          {unit ? <span className="ml-1 text-caption text-muted">{unit}</span> : null}
        </label>
        <span className="ml-auto inline-flex items-center gap-1">
          <span id={`${id}-source`}>
            <SourceChip source={edited ? "edited" : source} was={show(baseline)} />
          </span>
          {edited ? (
            <button
              type="button"
              aria-label={`Reset ${label} to ${show(baseline)}`}
              onClick={props.onReset}
              className="-my-0.5 -mr-1 grid size-6 place-items-center rounded-control text-accent hover:bg-hover"
            >
              <RotateCcw size={14} aria-hidden />
            </button>
          ) : null}
        </span>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)_96px] items-center gap-3.5">
        <div className="relative">
          <span
            aria-hidden
            className="pointer-events-none absolute top-1/2 h-[18px] w-0.5 -translate-x-1/2 -translate-y-1/2 rounded-full bg-text opacity-55"
            style={{ left: `calc(${thumb / 2}px + (100% - ${thumb}px) * ${share})` }}
          />
          <Slider.Root
            value={Math.min(max, Math.max(min, value))}
            min={min}
            max={max}
            step={step}
            largeStep={step * 10}
            thumbAlignment="edge-client-only"
            disabled={disabled}
            onValueChange={(next) => props.onValueChange(next)}
            onValueCommitted={(next) => props.onValueCommitted?.(next)}
          >
            <Slider.Control className="flex h-6 touch-none items-center select-none max-md:h-10">
              <Slider.Track className="h-1 w-full rounded-full bg-border">
                <Slider.Indicator className={cx("rounded-full", edited ? "bg-accent" : "bg-control")} />
                <Slider.Thumb
                  aria-label={name}
                  aria-describedby={`${id}-source`}
                  getAriaValueText={() => (unit ? `${show(value)} ${unit}` : show(value))}
                  className={cx(
                    "size-3.5 rounded-full border-2 bg-card has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
                    edited ? "border-accent" : "border-control",
                  )}
                />
              </Slider.Track>
            </Slider.Control>
          </Slider.Root>
        </div>
        <NumberField
          id={id}
          value={value}
          step={step}
          decimals={decimals}
          disabled={disabled}
          aria-describedby={outside ? `${id}-range` : `${id}-source`}
          aria-invalid={outside ? true : undefined}
          onValueChange={(next) => {
            if (next !== null) props.onValueChange(next);
          }}
          onValueCommitted={(next) => {
            if (next !== null) props.onValueCommitted?.(next);
          }}
        />
      </div>
      {outside ? (
        <p id={`${id}-range`} role="status" className="text-caption text-over">
          Outside the usual range of {show(min)} to {show(max)}
          {unit ? ` ${unit}` : ""}.
        </p>
      ) : null}
    </div>
  );
}
